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
