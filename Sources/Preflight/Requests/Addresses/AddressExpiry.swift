import MediaModel

/// Until when a signed address leads to its file.
///
/// Read from the query as the services sign it: `X-Amz-Date` with `X-Amz-Expires`, the same of Google
/// (`X-Goog-…`), `Expires` in seconds since 1970 (CloudFront and older signatures), and `se` (Azure).
package struct AddressExpiry: Sendable, Hashable {
  /// The end in seconds since 1970.
  package let end: Int64

  /// How long a job may wait before its files are fetched, in seconds.
  static let patience: Int64 = 30 * 60

  /// The end of an address, or nil when it does not say one.
  package init?(_ address: WebAddress) {
    guard let end = Self.end(of: Self.parameters(of: address.text)) else { return nil }
    self.end = end
  }

  private static func parameters(of text: String) -> [String: String] {
    let query = text.drop { $0 != "?" }.dropFirst().prefix { $0 != "#" }
    let pairs = query.split(separator: "&").compactMap { part -> (String, String)? in
      let name = part.prefix { $0 != "=" }
      guard name.count < part.count else { return nil }
      let value = part.dropFirst(name.count + 1)
      let plain = PercentEncoding.decoded(value).map { String(decoding: $0, as: UTF8.self) }
      return (name.lowercased(), plain ?? String(value))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func end(of parameters: [String: String]) -> Int64? {
    for service in ["amz", "goog"] {
      if let start = parameters["x-\(service)-date"].flatMap(seconds),
        let length = parameters["x-\(service)-expires"].flatMap({ Int64($0) })
      {
        return start + length
      }
    }
    if let end = parameters["expires"].flatMap({ Int64($0) }), end > 1_000_000_000 { return end }
    guard parameters["sig"] != nil else { return nil }
    return parameters["se"].flatMap(seconds)
  }

  /// A time such as `20261130T101500Z` or `2026-11-30T10:15:00Z`, or nil.
  private static func seconds(_ text: String) -> Int64? {
    let digits = text.filter(\.isNumber).compactMap(\.wholeNumberValue)
    func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
    guard digits.count == 8 || digits.count == 12 || digits.count == 14,
      let day = Timestamp.seconds(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    else { return nil }
    guard digits.count > 8 else { return day }
    let second = digits.count == 14 ? number(12..<14) : 0
    return day + Int64(number(8..<10) * 3600 + number(10..<12) * 60 + second)
  }
}

extension AddressExpiry {
  /// That an address leads nowhere any more, or soon will not; nil while there is time enough.
  func finding(on input: AssignedInput, at now: Int64) -> Finding? {
    let left = end - now
    guard left < Self.patience else { return nil }
    let when = Timestamp.text(secondsSince1970: Int(end))
    guard left <= 0 else {
      let minutes = max(1, left / 60)
      return Finding(
        id: "url.expires-soon", severity: .advice, role: input.role, path: input.path,
        message: "The address of \(input.role) expires at \(when), in \(minutes) "
          + "\(minutes == 1 ? "minute" : "minutes").",
        detail: "A job that waits in a queue may fetch it too late.",
        fix: .advise("Sign it again for a longer time."))
    }
    return Finding(
      id: "url.expired", severity: .blocker, role: input.role, path: input.path,
      message: "The address of \(input.role) expired at \(when).",
      detail: "The provider would be refused when it fetches the file.",
      fix: .advise("Sign it again."))
  }
}
