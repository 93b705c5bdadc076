public import MediaModel

/// What a request may cost, as far as the profile says; unknown is never zero.
public struct Cost: Sendable, Hashable {
  /// The prices that may apply; those whose conditions are known not to hold are left out.
  public var prices: [Price]
  /// The amount, or nil when it does not follow from the prices without doubt.
  public var amount: Rational?
  /// The least that it costs, or nil when that is not known; the same as a known amount.
  public var minimumAmount: Rational?
  /// The most that it costs, or nil when that is not known; the same as a known amount.
  public var maximumAmount: Rational?
  /// The amounts' currency, or nil when there is no amount.
  public var currency: String?
  /// One clause: how the amount comes about, or why there is none (`"no price known"`).
  public var note: String

  /// A cost of which the amount is known, or nothing is.
  public init(
    prices: [Price] = [], amount: Rational? = nil, currency: String? = nil, note: String
  ) {
    self.init(
      prices: prices, from: amount, to: amount, currency: currency, note: note)
  }

  /// A cost between bounds, which is an amount when they are the same.
  public init(
    prices: [Price] = [], from minimum: Rational?, to maximum: Rational?, currency: String?,
    note: String
  ) {
    self.prices = prices
    minimumAmount = minimum
    maximumAmount = maximum
    amount = minimum == maximum ? minimum : nil
    self.currency = minimum == nil && maximum == nil ? nil : currency
    self.note = note
  }

  /// What is known of the amount, or nil when nothing is: `"about 1.5 USD"`, `"0.56 to 0.7 USD"`,
  /// `"at least 2 credits"`.
  public var amountText: String? {
    guard let currency else { return nil }
    func text(_ value: Rational) -> String { value.shortDecimal(places: 4) }
    switch (minimumAmount, maximumAmount) {
    case (let low?, let high?):
      return low == high
        ? "about \(text(low)) \(currency)" : "\(text(low)) to \(text(high)) \(currency)"
    case (let low?, nil): return "at least \(text(low)) \(currency)"
    case (nil, let high?): return "at most \(text(high)) \(currency)"
    case (nil, nil): return nil
    }
  }
}

extension ProfileResult {
  /// What may be lost when the request is sent in spite of a finding, or nil for findings that do not
  /// fail, and where no amount is known.
  public func costAtRisk(by finding: Finding) -> Cost? {
    finding.severity.verdict == .fail && cost.currency != nil ? cost : nil
  }
}
