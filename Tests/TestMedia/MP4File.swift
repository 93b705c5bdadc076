import Foundation

/// A finished MP4 or MOV file's bytes, to be altered box by box.
///
/// Boxes are named by their path, such as `moov/trak[1]/mdia/mdhd`; a number counts boxes of the same
/// type from 0. Boxes may grow or shrink only behind the media data, since chunk offsets are not
/// moved: alter clips that were written without `faststart`.
public struct MP4File {
  public var bytes: [UInt8]

  public init(path: String) throws {
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Writes the file and returns its path.
  public func write(in folder: TemporaryFolder, named name: String = "altered.mp4") throws -> String
  {
    try folder.write(bytes, named: name)
  }

  /// Where a box lies, header included, or nil when there is none.
  public func range(of path: String) -> Range<Int>? {
    chain(to: path)?.last
  }

  /// Where the fields of a box lie.
  public func payload(of path: String) -> Range<Int>? {
    range(of: path).map { $0.lowerBound + 8..<$0.upperBound }
  }

  /// Whether there is such a box.
  public func has(_ path: String) -> Bool { range(of: path) != nil }

  /// Puts other bytes in the place of a whole box; none remove it.
  public mutating func replace(_ path: String, with box: [UInt8]) throws {
    guard let chain = chain(to: path), let target = chain.last else { throw Missing(path: path) }
    resize(chain.dropLast(), by: box.count - target.count)
    bytes.replaceSubrange(target, with: box)
  }

  /// Adds a box at the end of another.
  public mutating func append(_ box: [UInt8], to path: String) throws {
    guard let chain = chain(to: path), let target = chain.last else { throw Missing(path: path) }
    resize(chain[...], by: box.count)
    bytes.insert(contentsOf: box, at: target.upperBound)
  }

  /// Writes a number over bytes of a box's fields.
  public mutating func set(
    _ value: UInt64, byteCount: Int, at offset: Int, in path: String
  ) throws {
    guard let fields = payload(of: path), offset + byteCount <= fields.count else {
      throw Missing(path: path)
    }
    for (index, byte) in Self.big(value, byteCount).enumerated() {
      bytes[fields.lowerBound + offset + index] = byte
    }
  }

  /// The number in bytes of a box's fields.
  public func value(byteCount: Int, at offset: Int, in path: String) throws -> UInt64 {
    guard let fields = payload(of: path), offset + byteCount <= fields.count else {
      throw Missing(path: path)
    }
    let start = fields.lowerBound + offset
    return bytes[start..<start + byteCount].reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A box of given fields.
  public static func box(_ type: String, _ fields: [UInt8]) -> [UInt8] {
    big(UInt64(fields.count + 8), 4) + Array(type.utf8) + fields
  }

  /// A number, most significant byte first.
  public static func big(_ value: UInt64, _ byteCount: Int) -> [UInt8] {
    (0..<byteCount).reversed().map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
  }

  /// A box that a test wants to alter is not in the file.
  public struct Missing: Error {
    public let path: String
  }

  /// Bytes of fields in front of the boxes inside a box.
  private static let ownFields = ["stsd": 8, "dref": 8, "meta": 4, "avc1": 78, "mp4v": 78]

  /// The boxes from the outermost to the one at a path.
  private func chain(to path: String) -> [Range<Int>]? {
    var chain: [Range<Int>] = []
    var inside = 0..<bytes.count
    for step in path.split(separator: "/") {
      let type = String(step.prefix(4))
      let number = step.contains("[") ? Int(step.dropFirst(5).dropLast()) ?? 0 : 0
      let found = boxes(in: inside).filter { $0.type == type }
      guard found.indices.contains(number) else { return nil }
      chain.append(found[number].range)
      let start = found[number].range.lowerBound + 8 + (Self.ownFields[type] ?? 0)
      inside = start..<max(start, found[number].range.upperBound)
    }
    return chain
  }

  private func boxes(in range: Range<Int>) -> [(type: String, range: Range<Int>)] {
    var found: [(type: String, range: Range<Int>)] = []
    var start = range.lowerBound
    while start + 8 <= range.upperBound {
      let size = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard size >= 8, start + size <= range.upperBound else { break }
      let type = String(decoding: bytes[start + 4..<start + 8], as: UTF8.self)
      found.append((type, start..<start + size))
      start += size
    }
    return found
  }

  private mutating func resize(_ chain: ArraySlice<Range<Int>>, by difference: Int) {
    for box in chain {
      let size = Self.big(UInt64(box.count + difference), 4)
      bytes.replaceSubrange(box.lowerBound..<box.lowerBound + 4, with: size)
    }
  }
}
