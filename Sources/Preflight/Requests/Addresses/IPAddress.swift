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

extension IPAddress {
  /// The address in its usual spelling: `127.0.0.1`, `2606:4700:0:0:0:0:0:1111`.
  public var text: String {
    switch self {
    case .v4(let bytes): bytes.map { String($0) }.joined(separator: ".")
    case .v6(let bytes):
      stride(from: 0, to: bytes.count, by: 2).map { index in
        String(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]), radix: 16)
      }.joined(separator: ":")
    }
  }

  /// An IPv4 address as the C library reads it: one to four numbers, decimal, octal or hexadecimal,
  /// of which the last fills the bytes that are left.
  package init?(v4 text: String) {
    let plain = text.hasSuffix(".") ? text.dropLast() : text[...]
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    var value: UInt64 = 0
    for (index, part) in parts.enumerated() {
      guard let number = Self.number(part) else { return nil }
      let isLast = index == parts.count - 1
      let byteCount = isLast ? 5 - parts.count : 1
      guard number < UInt64(1) << UInt64(8 * byteCount) else { return nil }
      value = value << UInt64(8 * byteCount) | number
    }
    self = .v4([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> UInt64($0)) })
  }

  /// An IPv6 address, with or without a gap (`::`) and an IPv4 address at its end.
  package init?(v6 text: String) {
    // What follows a percent sign names an interface of this computer.
    let plain = text.prefix { $0 != "%" }
    guard plain.contains(":") else { return nil }
    var halves = [plain]
    if let gap = plain.firstRange(of: "::") {
      halves = [plain[..<gap.lowerBound], plain[gap.upperBound...]]
    }
    var parts: [[UInt8]] = []
    for (index, half) in halves.enumerated() {
      guard let bytes = Self.bytes(of: half, mayEndInV4: index == halves.count - 1) else {
        return nil
      }
      parts.append(bytes)
    }
    let known = parts.reduce(0) { $0 + $1.count }
    guard halves.count == 1 ? known == 16 : known <= 14 else { return nil }
    let gap = [UInt8](repeating: 0, count: 16 - known)
    self = .v6(halves.count == 1 ? parts[0] : parts[0] + gap + parts[1])
  }

  private static func bytes(of half: Substring, mayEndInV4: Bool) -> [UInt8]? {
    guard !half.isEmpty else { return [] }
    let groups = half.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, group) in groups.enumerated() {
      if mayEndInV4, index == groups.count - 1, group.contains(".") {
        let numbers = group.split(separator: ".", omittingEmptySubsequences: false)
          .map { UInt8($0) }
        guard numbers.count == 4, !numbers.contains(nil) else { return nil }
        bytes += numbers.compactMap(\.self)
      } else {
        guard (1...4).contains(group.count), group.first?.isHexDigit == true,
          let number = UInt16(group, radix: 16)
        else { return nil }
        bytes += [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
      }
    }
    return bytes.count <= 16 ? bytes : nil
  }

  private static func number(_ part: Substring) -> UInt64? {
    guard part.first?.isHexDigit == true else { return nil }
    if part.lowercased().hasPrefix("0x") {
      let digits = part.dropFirst(2)
      return digits.isEmpty ? 0 : digits.first?.isHexDigit == true ? UInt64(digits, radix: 16) : nil
    }
    return part.first == "0" && part.count > 1
      ? UInt64(part.dropFirst(), radix: 8) : UInt64(part, radix: 10)
  }
}
