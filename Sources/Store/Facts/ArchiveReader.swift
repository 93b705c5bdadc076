/// Reads the parts of values from bytes; any bytes lead to values or to an error.
struct ArchiveReader: ArchiveCoder {
  static let isReading = true
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count }

  mutating func code(_ flag: inout Bool) throws(ArchiveError) {
    let value = try byte()
    guard value <= 1 else { throw ArchiveError() }
    flag = value == 1
  }

  mutating func code(_ number: inout Int64) throws(ArchiveError) {
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

  mutating func code(_ text: inout String) throws(ArchiveError) {
    var count: Int64 = 0
    try code(&count)
    guard count >= 0, count <= bytes.count - position else { throw ArchiveError() }
    let end = position + Int(count)
    text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
  }

  private mutating func byte() throws(ArchiveError) -> UInt8 {
    guard position < bytes.count else { throw ArchiveError() }
    defer { position += 1 }
    return bytes[position]
  }
}
