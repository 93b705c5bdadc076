/// The first bytes of the units of a coded picture in H.264 or HEVC, which tell their types.
struct NALUnits: Sequence {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes tell the length of a unit, or nil for units after start codes.
  private let lengthSize: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>, lengthSize: Int?) {
    self.bytes = bytes
    self.lengthSize = lengthSize
  }

  /// The length size in an `avcC` record, or nil for a stream with start codes.
  static func lengthSize(avcC record: UnsafeBufferPointer<UInt8>) -> Int? {
    record.count > 4 && record[0] == 1 ? Int(record[4] & 3) + 1 : nil
  }

  /// The length size in an `hvcC` record, or nil for a stream with start codes.
  static func lengthSize(hvcC record: UnsafeBufferPointer<UInt8>) -> Int? {
    record.count > 21 && record[0] == 1 ? Int(record[21] & 3) + 1 : nil
  }

  func makeIterator() -> AnyIterator<UInt8> {
    var position = 0
    return AnyIterator { lengthSize == nil ? afterStartCode(&position) : unit(&position) }
  }

  private func unit(_ position: inout Int) -> UInt8? {
    let size = lengthSize ?? 4
    guard position + size < bytes.count else { return nil }
    let length = bytes[position..<position + size].reduce(0) { $0 << 8 | Int($1) }
    let start = position + size
    guard length > 0, length <= bytes.count - start else { return nil }
    position = start + length
    return bytes[start]
  }

  private func afterStartCode(_ position: inout Int) -> UInt8? {
    while position + 3 < bytes.count {
      let isCode = bytes[position] == 0 && bytes[position + 1] == 0 && bytes[position + 2] == 1
      position += isCode ? 3 : 1
      if isCode { return bytes[position] }
    }
    return nil
  }
}
