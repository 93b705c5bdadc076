/// Reads numbers from bytes in order; every read past the end gives nil.
struct ByteCursor {
  package let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = ArraySlice(bytes)
    position = self.bytes.startIndex
  }

  /// How many bytes are left.
  var remaining: Int { bytes.endIndex - position }

  /// Moves on without reading; stops at the end.
  mutating func skip(_ count: Int) {
    position = count < remaining ? position + max(0, count) : bytes.endIndex
  }

  /// The next bytes, or nil when fewer are left.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= remaining else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The next unsigned number of 1 to 8 bytes, most significant byte first.
  mutating func bigEndian(_ byteCount: Int) -> UInt64? {
    take(byteCount)?.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The next unsigned number of 1 to 8 bytes, least significant byte first.
  mutating func littleEndian(_ byteCount: Int) -> UInt64? {
    take(byteCount)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  mutating func uint8() -> UInt8? { take(1)?.first }
  mutating func uint16() -> UInt16? { bigEndian(2).map { UInt16($0) } }
  mutating func uint32() -> UInt32? { bigEndian(4).map { UInt32($0) } }
  mutating func uint64() -> UInt64? { bigEndian(8) }
  mutating func int16() -> Int16? { uint16().map { Int16(bitPattern: $0) } }
  mutating func int32() -> Int32? { uint32().map { Int32(bitPattern: $0) } }
  mutating func int64() -> Int64? { uint64().map { Int64(bitPattern: $0) } }

  /// The next four characters, control and non-ASCII characters as dots.
  mutating func fourCharacters() -> String? {
    take(4).map { String(fourCharacters: $0) }
  }
}

extension String {
  /// Four bytes as text; bytes that are not printable ASCII become dots.
  init(fourCharacters bytes: some Collection<UInt8>) {
    self = String(
      String.UnicodeScalarView(
        bytes.map { (0x20..<0x7F).contains($0) ? Unicode.Scalar($0) : "." }))
  }
}
