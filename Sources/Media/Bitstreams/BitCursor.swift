/// Reads bits in order, as video bit streams and JPEG XL pack them.
///
/// Past the end every bit is zero and `isExhausted` turns true.
struct BitCursor {
  /// Which bit of a byte, and of a number, comes first.
  enum Order {
    case mostSignificantFirst, leastSignificantFirst
  }

  private let bytes: [UInt8]
  private let order: Order
  private var position = 0
  private(set) var isExhausted = false

  init(_ bytes: some Collection<UInt8>, _ order: Order = .mostSignificantFirst) {
    self.bytes = Array(bytes)
    self.order = order
  }

  /// The next number of up to 32 bits, or nil when fewer are left.
  mutating func bitsIfLeft(_ count: Int) -> Int? {
    guard count <= bytes.count * 8 - position else {
      isExhausted = true
      position = bytes.count * 8
      return nil
    }
    var value = 0
    for index in 0..<count {
      let byte = bytes[position >> 3]
      switch order {
      case .mostSignificantFirst: value = value << 1 | Int(byte >> (7 - (position & 7)) & 1)
      case .leastSignificantFirst: value |= Int(byte >> (position & 7) & 1) << index
      }
      position += 1
    }
    return value
  }

  /// The next number of up to 32 bits, 0 when fewer are left.
  mutating func bits(_ count: Int) -> Int { bitsIfLeft(count) ?? 0 }

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
