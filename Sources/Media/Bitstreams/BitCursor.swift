/// Reads bits in order, most significant bit of each byte first, as video bit streams pack them.
///
/// Past the end every bit is zero and `isExhausted` turns true.
struct BitCursor {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var isExhausted = false

  init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

  /// The next number of up to 32 bits.
  mutating func bits(_ count: Int) -> Int {
    var value = 0
    for _ in 0..<count {
      let byte = position >> 3
      guard byte < bytes.count else {
        isExhausted = true
        return 0
      }
      value = value << 1 | Int(bytes[byte] >> (7 - UInt8(position & 7)) & 1)
      position += 1
    }
    return value
  }

  /// The next bit as a claim.
  mutating func flag() -> Bool { bits(1) == 1 }

  /// The next unsigned number in Exp-Golomb code, `ue(v)`.
  mutating func unsigned() -> Int {
    var zeros = 0
    while !isExhausted, zeros < 32, bits(1) == 0 { zeros += 1 }
    return (1 << zeros) - 1 + bits(zeros)
  }

  /// The next signed number in Exp-Golomb code, `se(v)`.
  mutating func signed() -> Int {
    let code = unsigned()
    return code & 1 == 1 ? (code + 1) / 2 : -(code / 2)
  }
}

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
