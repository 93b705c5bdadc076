/// Writes the parts of values as bytes.
///
/// Whole numbers take as many bytes as they need, seven bits in each; a text begins with its length.
struct ArchiveWriter: ArchiveCoder {
  static let isReading = false
  package private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1024) }

  mutating func code(_ flag: inout Bool) { bytes.append(flag ? 1 : 0) }

  mutating func code(_ number: inout Int64) {
    // The sign goes last, so that small negative numbers are short as well.
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func code(_ text: inout String) {
    text.withUTF8 { characters in
      var count = Int64(characters.count)
      code(&count)
      bytes.append(contentsOf: characters)
    }
  }
}
