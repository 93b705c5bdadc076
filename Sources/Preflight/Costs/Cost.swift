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
  /// What one credit costs in USD, where the amounts are credits and that is known.
  public var creditPrice: Rational?
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
    guard let money else { return Self.text(minimumAmount, maximumAmount, currency) }
    return Self.text(minimumAmount, maximumAmount, currency).map { credits in
      credits + (Self.text(money.minimum, money.maximum, "USD").map { " (\($0))" } ?? "")
    }
  }

  /// The amounts in USD where they are credits of a known price, else nil.
  public var money: (minimum: Rational?, maximum: Rational?)? {
    creditPrice.map { price in (minimumAmount.map { $0 * price }, maximumAmount.map { $0 * price })
    }
  }

  private static func text(
    _ minimum: Rational?, _ maximum: Rational?, _ currency: String
  ) -> String? {
    func text(_ value: Rational) -> String { value.shortDecimal(places: 4) }
    switch (minimum, maximum) {
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

/// Works out what a request costs: exactly where the profile's prices leave no doubt, else between
/// which bounds.
struct CostEstimate {
  let context: CheckContext
  /// In seconds since 1970; without it, nothing is said of how old prices are.
  var now: Int64?

  /// Prices that were read longer ago than this may have changed.
  private static let freshDays = 90

  /// The prices that may apply, and what is known of the amount.
  var cost: Cost {
    var cost = amount
    let units = Set(cost.prices.map(\.creditPrice))
    cost.creditPrice = units.count == 1 ? units.first ?? nil : nil
    let oldest = now.flatMap { now in cost.prices.compactMap { $0.age(at: now) }.max() } ?? 0
    if oldest > Self.freshDays {
      cost.note += "; the price was read \(oldest) days ago, so look it up before relying on it"
    }
    return cost
  }

  private var amount: Cost {
    guard !context.profile.prices.isEmpty else { return Cost(note: "no price known") }
    let judged = context.profile.prices.map { price in
      (price: price, truth: Truth.all(price.when.map { truth(of: $0) }))
    }
    let possible = judged.filter { $0.truth != .fails }
    guard let first = possible.first else { return Cost(note: "no price known for these settings") }
    let prices = possible.map(\.price)
    guard prices.allSatisfy({ $0.currency == first.price.currency }) else {
      return Cost(prices: prices, note: "the prices known are in several currencies")
    }
    let charges = prices.map { Charge($0, in: context) }
    guard possible.count > 1 || first.truth != .holds else {
      return Cost(
        prices: prices, from: charges[0].minimum, to: charges[0].maximum,
        currency: first.price.currency, note: charges[0].note)
    }
    let isCovered = possible.allSatisfy { $0.truth == .holds } || covers(prices)
    return Cost(
      prices: prices, from: Self.all(charges.map(\.minimum))?.min(),
      to: isCovered ? Self.all(charges.map(\.maximum))?.max() : nil,
      currency: first.price.currency, note: note(on: possible, charges))
  }

  private func truth(of condition: Condition) -> Truth {
    context.truth(of: condition, for: context.inputs.first)
  }

  private func note(
    on possible: [(price: Price, truth: Truth)], _ charges: [Charge]
  ) -> String {
    var names: [String] = []
    for condition in possible.flatMap(\.price.when) where truth(of: condition) == .unknown {
      guard case .setting(let name, _) = condition, !names.contains(name) else { continue }
      names.append(name)
    }
    let reason =
      names.isEmpty
      ? "sources state different prices" : "depends on \(Wording.list(names, "and"))"
    return ([reason] + charges.map(\.note)).joined(separator: "; ")
  }

  /// Whether one of the prices applies whatever the settings are that were not given.
  private func covers(_ prices: [Price]) -> Bool {
    var covered: [String: [SettingValue]] = [:]
    for condition in prices.flatMap(\.when) where truth(of: condition) == .unknown {
      guard case .setting(let name, let values) = condition else { return false }
      covered[name, default: []] += values
    }
    return covered.allSatisfy { name, values in
      let stated = context.profile.settings[name]?.allowed ?? []
      let isSwitch = ["true", "false"].allSatisfy { text in values.contains { $0.matches(text) } }
      return isSwitch
        || (!stated.isEmpty
          && stated.allSatisfy { value in values.contains { $0.matches(value.text) } })
    }
  }

  /// The values, or nil when one of them is not known.
  private static func all(_ values: [Rational?]) -> [Rational]? {
    values.contains(nil) ? nil : values.compactMap(\.self)
  }
}

/// What one price comes to for a request.
struct Charge {
  /// The least that it comes to, or nil when that is not known.
  let minimum: Rational?
  /// The most that it comes to, or nil when that is not known.
  let maximum: Rational?
  /// One clause: how it comes about, or why it is not known.
  let note: String

  /// Settings that say how many results are made.
  private static let countNames = [
    "num_images", "num_videos", "num_outputs", "num_results", "number_of_images",
    "number_of_videos", "numberOfVideos", "numberOfImages", "sampleCount", "n",
  ]

  init(_ price: Price, in context: CheckContext) {
    let remark = price.basis.map { " (\($0))" } ?? ""
    let low = price.amount ?? price.minimumAmount
    let high = price.amount ?? price.maximumAmount
    let rate = Self.words(low, high, price.currency)
    guard let units = ChargedUnits(price, in: context) else {
      (minimum, maximum) = (nil, nil)
      note =
        "\(rate) \(ChargedUnits.words(price)); how much is charged for is not known\(remark)"
      return
    }
    let count = price.per == .inputSecond ? 1 : Self.resultCount(in: context)
    let (least, most, factors) = Self.factors(price.factors, in: context)
    let fixed = price.fixedAmount ?? 0
    let several = count == 1 ? "" : ", \(Wording.number(count)) times"
    let extra = Self.extra(price.extra, in: context)
    minimum = low.map { ($0 * units.minimum + fixed) * least * count + (extra ?? 0) }
    maximum = extra.flatMap { extra in
      high.map { ($0 * units.maximum + fixed) * most * count + extra }
    }
    let besides = fixed == 0 ? "" : " and \(Wording.number(fixed)) a request"
    note =
      "\(rate) \(ChargedUnits.words(price))\(besides)\(units.words)\(factors)\(several)\(remark)"
  }

  /// The product of the factors that hold, the least and the most where some may hold, and its words.
  private static func factors(
    _ factors: [Price.Factor], in context: CheckContext
  ) -> (least: Rational, most: Rational, words: String) {
    var (least, most, words): (Rational, Rational, String) = (1, 1, "")
    for factor in factors {
      let truth = Truth.all(
        factor.when.map { context.truth(of: $0, for: context.inputs.first) })
      guard truth != .fails else { continue }
      words +=
        ", × \(Wording.number(factor.factor)) with "
        + Wording.list(factor.when.map(\.text), "and")
      let (low, high) = (least * factor.factor, most * factor.factor)
      least = truth == .holds ? low : min(least, low)
      most = truth == .holds ? high : max(most, high)
    }
    return (least, most, words)
  }

  /// What inputs beyond those that are included cost besides, or nil when that is not known.
  private static func extra(_ extra: Price.Extra?, in context: CheckContext) -> Rational? {
    guard let extra else { return 0 }
    let count = context.inputs.count { extra.roles.contains($0.role) } - extra.included
    return count > 0 ? extra.amount.map { $0 * Rational(count) } : 0
  }

  private static func words(_ low: Rational?, _ high: Rational?, _ currency: String) -> String {
    switch (low, high) {
    case (let low?, let high?):
      low == high
        ? "\(Wording.number(low)) \(currency)"
        : "\(Wording.number(low)) to \(Wording.number(high)) \(currency)"
    case (let low?, nil): "\(Wording.number(low)) \(currency) or more"
    case (nil, let high?): "up to \(Wording.number(high)) \(currency)"
    case (nil, nil): "an unknown amount of \(currency)"
    }
  }

  private static func resultCount(in context: CheckContext) -> Rational {
    let given = countNames.lazy.compactMap { context.setting($0) }.first
    guard let given, let count = Rational(decimal: given), count.denominator == 1, count > 1 else {
      return 1
    }
    return count
  }
}
