/// Reads bits in order, least significant bit of each byte first, as JPEG XL packs them.
struct BitReader {
  private let bytes: ArraySlice<UInt8>
  private var position = 0

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The next number of up to 32 bits, or nil when fewer are left.
  mutating func bits(_ count: Int) -> Int? {
    guard position + count <= bytes.count * 8 else { return nil }
    var value = 0
    for index in 0..<count {
      let bit = bytes[bytes.startIndex + (position + index) / 8] >> ((position + index) % 8) & 1
      value |= Int(bit) << index
    }
    position += count
    return value
  }

  /// The next bit as a claim, or nil when none is left.
  mutating func flag() -> Bool? { bits(1).map { $0 == 1 } }

  /// A number in one of four forms, each an offset and a count of further bits.
  package mutating func choice(_ forms: [(offset: Int, bits: Int)]) -> Int? {
    guard let selector = bits(2), let rest = bits(forms[selector].bits) else { return nil }
    return forms[selector].offset + rest
  }
}
