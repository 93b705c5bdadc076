/// A number of a computer on the net, which tells whether a stranger can reach it.
public enum IPAddress: Sendable, Hashable {
  /// Four bytes.
  case v4([UInt8])
  /// Sixteen bytes.
  case v6([UInt8])

  /// An address of four or sixteen bytes, or nil for another number of them.
  public init?(bytes: [UInt8]) {
    switch bytes.count {
    case 4: self = .v4(bytes)
    case 16: self = .v6(bytes)
    default: return nil
    }
  }

  /// The address that a host stands for when it is no name, or nil when it is one.
  ///
  /// IPv4 is read as programs read it: `127.1`, `0x7f000001` and `017700000001` are all `127.0.0.1`.
  public init?(host: String) {
    guard let address = IPAddress(v6: host) ?? IPAddress(v4: host) else {
      return nil
    }
    self = address
  }

  /// Whether anybody on the net can reach it: not this computer, a private network, a group of
  /// computers, or a range that is set aside.
  public var isPublic: Bool {
    switch self {
    case .v4(let bytes): Self.isPublic(v4: bytes)
    case .v6(let bytes): Self.isPublic(v6: bytes)
    }
  }

  /// What IPv4 sets aside: the first bytes, and how many bits of them count.
  private static let reserved4: [([UInt8], Int)] = [
    ([0, 0, 0, 0], 8), ([10, 0, 0, 0], 8), ([100, 64, 0, 0], 10), ([127, 0, 0, 0], 8),
    ([169, 254, 0, 0], 16), ([172, 16, 0, 0], 12), ([192, 0, 0, 0], 24), ([192, 0, 2, 0], 24),
    ([192, 88, 99, 0], 24), ([192, 168, 0, 0], 16), ([198, 18, 0, 0], 15), ([198, 51, 100, 0], 24),
    ([203, 0, 113, 0], 24), ([224, 0, 0, 0], 4), ([240, 0, 0, 0], 4),
  ]

  /// What IPv6 sets aside within 2000::/3, the only range that is public.
  private static let reserved6: [([UInt8], Int)] = [
    // Teredo, ORCHID and the like; documentation; documentation.
    ([0x20, 0x01, 0x00, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32), ([0x3F, 0xFF, 0, 0], 20),
  ]

  private static func isPublic(v4 bytes: [UInt8]) -> Bool {
    !reserved4.contains { begins(bytes, with: $0.0, bits: $0.1) }
  }

  private static func isPublic(v6 bytes: [UInt8]) -> Bool {
    // Addresses that only wrap one of IPv4 lead where that one leads.
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
    if bytes.starts(with: mapped) || bytes.starts(with: translated) {
      return isPublic(v4: Array(bytes.suffix(4)))
    }
    if bytes.starts(with: [0x20, 0x02]) { return isPublic(v4: Array(bytes[2..<6])) }
    return begins(bytes, with: [0x20], bits: 3)
      && !reserved6.contains { begins(bytes, with: $0.0, bits: $0.1) }
  }

  private static func begins(_ bytes: [UInt8], with prefix: [UInt8], bits: Int) -> Bool {
    zip(bytes, prefix).enumerated().allSatisfy { index, pair in
      let count = min(8, max(0, bits - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> count)
      return pair.0 & mask == pair.1 & mask
    }
  }
}
