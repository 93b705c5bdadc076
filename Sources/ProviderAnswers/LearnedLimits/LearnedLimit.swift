package import Preflight

/// A limit that was learned from a rejection, and how well it is founded.
package struct LearnedLimit: Sendable, Hashable {
  /// The profile to which it belongs.
  package var profileID: String
  package var roles: [RoleSelector]
  package var quantity: Quantity
  /// The setting that is bounded, for `setting`; nil otherwise.
  package var name: String?
  /// One minimum or maximum, or a list of what is allowed.
  package var bounds: Bounds
  package var scope: Limit.Scope
  package var transport: Transport?
  package var confidence: StatedBound.Confidence
  /// The provider's code of the rejection, or nil when it had none.
  package var code: String?
  /// The value that was sent when it was refused last, or nil when unknown.
  package var sent: SettingValue?
  /// When it was learned, in seconds since 1970.
  package var learnedAt: Int64
  /// When a rejection stated it last, in seconds since 1970.
  package var confirmedAt: Int64
  /// How many rejections stated it.
  package var confirmations: Int
  /// How many requests outside it were accepted since it was confirmed last.
  package var contradictions: Int

  package init(
    profileID: String, roles: [RoleSelector], quantity: Quantity, name: String? = nil,
    bounds: Bounds, scope: Limit.Scope = .each, transport: Transport? = nil,
    confidence: StatedBound.Confidence, code: String? = nil, sent: SettingValue? = nil,
    learnedAt: Int64, confirmedAt: Int64? = nil, confirmations: Int = 1, contradictions: Int = 0
  ) {
    self.profileID = profileID
    self.roles = roles
    self.quantity = quantity
    self.name = name
    self.bounds = bounds
    self.scope = scope
    self.transport = transport
    self.confidence = confidence
    self.code = code
    self.sent = sent
    self.learnedAt = learnedAt
    self.confirmedAt = confirmedAt ?? learnedAt
    self.confirmations = confirmations
    self.contradictions = contradictions
  }
}

extension LearnedLimit {
  /// Eight hexadecimal digits that stand for what is bounded and how, the same everywhere.
  package var id: String {
    let parts =
      [profileID, quantity.rawValue, name ?? "", scope.rawValue, transport?.rawValue ?? ""]
      + roles.map(\.text)
      + [
        Self.text(bounds.minimum), Self.text(bounds.maximum),
        bounds.minimumSize?.description ?? "", bounds.maximumSize?.description ?? "",
        bounds.step.map { "\($0)" } ?? "", "\(bounds.offset)",
      ] + bounds.allowedTexts
    // FNV-1a: short, and spread well enough for a handful of limits.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in parts.joined(separator: "\n").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String((hash ^ (hash >> 32)) & 0xFFFF_FFFF, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  private static func text(_ bound: Bounds.Bound?) -> String {
    bound.map { ($0.isExclusive ? "<" : "") + $0.value.description } ?? ""
  }
}

extension LearnedLimit {
  /// The limit as a profile states one; its source says when it was learned.
  package var limit: Limit {
    Limit(
      roles: roles, quantity: quantity, bounds: bounds, scope: scope, transport: transport,
      measures: transport == .dataURI && quantity == .fileSize ? .encoded : nil, name: name,
      source: Source(
        title: code.map { "a rejection with the code \($0)" } ?? "a rejection",
        seen: Timestamp.day(secondsSince1970: confirmedAt), evidence: .learned),
      note: origin)
  }

  /// When and from what it was learned, how often that was confirmed, and what was sent then.
  package var origin: String {
    let words = confidence == .worded ? ", read from the words of its message" : ""
    let rejection = code.map { "a rejection with the code \($0)" } ?? "a rejection"
    let start = "Learned from \(rejection) on \(Timestamp.day(secondsSince1970: learnedAt))\(words)"
    let again =
      confirmations > 1
      ? "confirmed \(confirmations == 2 ? "once" : "\(confirmations - 1) times"), "
        + "last on \(Timestamp.day(secondsSince1970: confirmedAt))"
      : nil
    let value = sent.map { "what was sent then: \(sentText($0))" }
    return ([start] + [again, value].compactMap(\.self)).joined(separator: "; ") + "."
  }

  private func sentText(_ value: SettingValue) -> String {
    guard let number = value.number, let unit = quantity.unit else { return value.text }
    return quantity == .fileSize
      ? Wording.bytes(number) : "\(Wording.number(number)) \(unit.rawValue)"
  }
}
