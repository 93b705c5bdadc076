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

extension MP4File {
  /// One entry of an edit list: how long it lasts in ticks of the movie, and where in the track's
  /// media it starts in ticks of the track, or nil for a wait.
  public typealias Edit = (duration: UInt64, mediaTime: Int64?)

  /// Cuts the file off after so many bytes.
  public mutating func truncate(to byteCount: Int) {
    bytes.removeLast(max(0, bytes.count - byteCount))
  }

  /// Removes the index.
  public mutating func dropIndex() throws { try replace("moov", with: []) }

  /// Makes a track hold no samples.
  public mutating func emptyTrack(_ number: Int) throws {
    let table = "moov/trak[\(number)]/mdia/minf/stbl/"
    for type in ["stts", "ctts", "stss", "stsc", "stco"] where has(table + type) {
      try replace(table + type, with: Self.box(type, [UInt8](repeating: 0, count: 8)))
    }
    try replace(table + "stsz", with: Self.box("stsz", [UInt8](repeating: 0, count: 12)))
    try set(0, byteCount: 4, at: 16, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// Gives a track an edit list with 64-bit numbers in place of the one that it has.
  public mutating func setEdits(_ edits: [Edit], track number: Int = 0) throws {
    let entries = edits.flatMap { edit in
      Self.big(edit.duration, 8) + Self.big(UInt64(bitPattern: edit.mediaTime ?? -1), 8)
        + Self.big(0x0001_0000, 4)
    }
    let list = Self.box("elst", [1, 0, 0, 0] + Self.big(UInt64(edits.count), 4) + entries)
    let track = "moov/trak[\(number)]"
    if has(track + "/edts") { try replace(track + "/edts", with: []) }
    if !edits.isEmpty { try append(Self.box("edts", list), to: track) }
  }

  /// Ticks a second of the movie header.
  public func movieTimescale() throws -> UInt64 {
    try value(byteCount: 4, at: 12, in: "moov/mvhd")
  }

  /// Ticks a second of a track.
  public func timescale(ofTrack number: Int = 0) throws -> UInt64 {
    try value(byteCount: 4, at: 12, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// What the movie header says of the duration, in its ticks.
  public mutating func setMovieDuration(_ ticks: UInt64) throws {
    try set(ticks, byteCount: 4, at: 16, in: "moov/mvhd")
  }

  /// What a track's headers say of its duration: in ticks of the movie, and of the track.
  public mutating func setDuration(movie: UInt64, media: UInt64, track number: Int = 0) throws {
    try set(movie, byteCount: 4, at: 20, in: "moov/trak[\(number)]/tkhd")
    try set(media, byteCount: 4, at: 16, in: "moov/trak[\(number)]/mdia/mdhd")
  }

  /// Gives a header 64-bit times with a duration: `moov/mvhd` or a track's `mdhd`.
  public mutating func setWideDuration(_ ticks: UInt64, timescale: UInt64, in path: String) throws {
    guard let fields = payload(of: path) else { throw Missing(path: path) }
    let rest = bytes[fields].dropFirst(20)
    let wide =
      [1, 0, 0, 0] + [UInt8](repeating: 0, count: 16) + Self.big(timescale, 4) + Self.big(ticks, 8)
    try replace(path, with: Self.box(String(path.suffix(4)), wide + rest))
  }

  /// Sets the matrix with which a track is shown: nine numbers of which every third is 2.30, the
  /// others 16.16.
  public mutating func setMatrix(_ matrix: [Int32], track number: Int = 0) throws {
    for (index, value) in matrix.enumerated() {
      try set(
        UInt64(UInt32(bitPattern: value)), byteCount: 4, at: 40 + index * 4,
        in: "moov/trak[\(number)]/tkhd")
    }
  }

  /// Adds a clean aperture: the shown size and how far its centre is off, in fractions.
  public mutating func setAperture(
    width: (Int32, Int32), height: (Int32, Int32), x: (Int32, Int32) = (0, 1),
    y: (Int32, Int32) = (0, 1)
  ) throws {
    let numbers = [width, height, x, y].flatMap { [$0.0, $0.1] }
    let fields = numbers.flatMap { Self.big(UInt64(UInt32(bitPattern: $0)), 4) }
    let description = "moov/trak/mdia/minf/stbl/stsd/"
    let entry = description + (has(description + "avc1") ? "avc1" : "mp4v")
    try append(Self.box("clap", fields), to: entry)
  }

  /// Says that a track's media data lie in another file.
  public mutating func setDataReference(to location: String, track number: Int = 0) throws {
    let reference = Self.box("url ", [0, 0, 0, 0] + Array(location.utf8) + [0])
    try replace(
      "moov/trak[\(number)]/mdia/minf/dinf/dref",
      with: Self.box("dref", [0, 0, 0, 0, 0, 0, 0, 1] + reference))
  }

  /// Writes another number of entries into a table of a track, entries unchanged.
  public mutating func setCount(_ count: UInt64, ofTable type: String, track number: Int = 0) throws
  {
    try set(
      count, byteCount: 4, at: type == "stsz" ? 8 : 4,
      in: "moov/trak[\(number)]/mdia/minf/stbl/\(type)")
  }
}
