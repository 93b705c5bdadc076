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
