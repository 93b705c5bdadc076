package import MediaModel

/// The facts of one file as some hundred bytes.
///
/// Begins with the version of the layout and a sum over the rest, so that what another version wrote,
/// or a disk damaged, is never taken for facts.
package enum FactsArchive {
  /// Raised whenever the parts of facts change; what was stored before is then read from files again.
  static let version: UInt8 = 3

  private static let headLength = 9

  /// Facts as bytes.
  package static func bytes(of facts: MediaFacts) -> [UInt8] {
    let content = facts.archived
    let sum = withUnsafeBytes(of: sum(over: content).littleEndian) { Array($0) }
    return [version] + sum + content
  }

  /// The facts in bytes, or nil when these are not exactly what this version writes.
  static func facts(in bytes: UnsafeRawBufferPointer) -> MediaFacts? {
    guard bytes.count > headLength, bytes[0] == version else { return nil }
    let content = UnsafeRawBufferPointer(rebasing: bytes[headLength...])
    let sum = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
    guard sum == Self.sum(over: content) else { return nil }
    return MediaFacts(archived: content)
  }

  /// The FNV-1a sum with 64 bits.
  private static func sum(over bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// Writes the parts of values as bytes.
///
/// Whole numbers take as many bytes as they need, seven bits in each; a text begins with its length.
package struct ArchiveWriter: ArchiveCoder {
  package static let isReading = false
  package private(set) var bytes: [UInt8] = []

  package init() { bytes.reserveCapacity(1024) }

  package mutating func code(_ flag: inout Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func code(_ number: inout Int64) {
    // The sign goes last, so that small negative numbers are short as well.
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func code(_ content: inout [UInt8]) {
    var count = Int64(content.count)
    code(&count)
    bytes += content
  }

  package mutating func code(_ text: inout String) {
    text.withUTF8 { characters in
      var count = Int64(characters.count)
      code(&count)
      bytes.append(contentsOf: characters)
    }
  }
}

/// Reads the parts of values from bytes; any bytes lead to values or to an error.
package struct ArchiveReader: ArchiveCoder {
  package static let isReading = true
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether nothing is left.
  package var isAtEnd: Bool { position == bytes.count }

  package mutating func code(_ flag: inout Bool) throws(ArchiveError) {
    let value = try byte()
    guard value <= 1 else { throw ArchiveError() }
    flag = value == 1
  }

  package mutating func code(_ number: inout Int64) throws(ArchiveError) {
    var bits: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      bits |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        number = Int64(bitPattern: bits >> 1) ^ -Int64(bits & 1)
        return
      }
    }
    throw ArchiveError()
  }

  package mutating func code(_ text: inout String) throws(ArchiveError) {
    var count: Int64 = 0
    try code(&count)
    guard count >= 0, count <= bytes.count - position else { throw ArchiveError() }
    let end = position + Int(count)
    text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
  }

  package mutating func code(_ content: inout [UInt8]) throws(ArchiveError) {
    var count: Int64 = 0
    try code(&count)
    guard count >= 0, count <= bytes.count - position else { throw ArchiveError() }
    let end = position + Int(count)
    content = Array(bytes[position..<end])
    position = end
  }

  private mutating func byte() throws(ArchiveError) -> UInt8 {
    guard position < bytes.count else { throw ArchiveError() }
    defer { position += 1 }
    return bytes[position]
  }
}
