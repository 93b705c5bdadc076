import MediaModel

/// Works out what a request costs: exactly where the profile's prices leave no doubt, else between
/// which bounds.
struct CostEstimate {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// The prices that may apply, and what is known of the amount.
  var cost: Cost {
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
