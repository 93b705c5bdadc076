public import MediaModel

/// What a request may cost, as far as the profile says; unknown is never zero.
public struct Cost: Sendable, Hashable {
  /// The prices that may apply; those whose conditions are known not to hold are left out.
  public var prices: [Price]
  /// The amount, or nil when it does not follow from the prices without doubt.
  public var amount: Rational?
  /// The amount's currency, or nil together with the amount.
  public var currency: String?
  /// One clause: how the amount comes about, or why there is none (`"no price known"`).
  public var note: String

  public init(
    prices: [Price] = [], amount: Rational? = nil, currency: String? = nil, note: String
  ) {
    self.prices = prices
    self.amount = amount
    self.currency = currency
    self.note = note
  }
}
