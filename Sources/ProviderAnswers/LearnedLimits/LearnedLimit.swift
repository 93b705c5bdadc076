package import Preflight

/// A limit that a rejection taught: one bound, and how well it is founded.
package struct LearnedLimit: Sendable, Hashable {
  /// The profile to which it belongs.
  package var profileID: String
  package var roles: [RoleSelector]
  package var quantity: Quantity
  /// The setting that is bounded, for `setting`; nil otherwise.
  package var name: String?
  /// One bound, or a list of what is allowed.
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
