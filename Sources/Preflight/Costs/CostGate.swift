public import MediaModel

/// The most that a request may cost; what is above it, or may be, does not pass.
public struct CostGate: Sendable, Hashable {
  public let maximum: Rational
  /// The currency, or nil for that of the estimate, whichever it is.
  public let currency: String?

  public init(maximum: Rational, currency: String? = nil) {
    self.maximum = maximum
    self.currency = currency
  }

  /// Why a text is no amount.
  public enum ParsingError: Error, Sendable, Hashable {
    /// There is not one number in it.
    case noAmount
    /// No price that is known is in this currency.
    case unknownCurrency(String)
  }

  /// Reads what was typed: `2`, `2USD`, `$2`, `50 credits`.
  ///
  /// - Throws: `ParsingError` when it is no amount, or its currency is none that prices have.
  public init(parsing text: String) throws(ParsingError) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let plain = words.joined()
    let isDollars = plain.hasPrefix("$")
    let amount = plain.dropFirst(isDollars ? 1 : 0)
    let number = amount.prefix { $0.isNumber || $0 == "." }
    let unit = amount.dropFirst(number.count)
    let isOneNumber = words.count { $0.contains(where: \.isNumber) } == 1
    guard isOneNumber, let maximum = Rational(decimal: number) else {
      throw .noAmount
    }
    let names = unit.isEmpty ? (isDollars ? "USD" : nil) : String(unit)
    guard let names else {
      self.init(maximum: maximum)
      return
    }
    let currency = Price.currencies.first { currency in
      currency.lowercased() == names.lowercased()
        || currency.lowercased() == names.lowercased() + "s"
    }
    guard let currency, unit.isEmpty || !isDollars else {
      throw .unknownCurrency("\(isDollars ? "$" : "")\(unit)")
    }
    self.init(maximum: maximum, currency: currency)
  }

  /// Why a request does not pass, or nil when it costs the maximum or less.
  public func finding(on cost: Cost, of name: String) -> Finding? {
    let allowed = Wording.number(maximum) + ((currency ?? cost.currency).map { " \($0)" } ?? "")
    func unknown(_ reason: String) -> Finding {
      Finding(
        id: "cost.unknown", severity: .unverified,
        message: "What \(name) costs is not known, so that it is at most \(allowed) cannot be "
          + "verified: \(reason).",
        detail: "An unknown cost is never taken for none.", source: cost.prices.first?.source,
        fix: .advise("Look the price up with the provider, or set no maximum."))
    }
    guard let known = cost.currency else { return unknown(cost.note) }
    let isSame = currency == nil || currency == known
    guard isSame || (currency == "USD" && cost.money != nil) else {
      return unknown("the price is in \(known)")
    }
    let (least, most) =
      isSame ? (cost.minimumAmount, cost.maximumAmount) : cost.money ?? (nil, nil)
    let isAbove = least.map { $0 > maximum } ?? false
    guard let most else {
      return isAbove ? above(cost, allowed, name) : unknown(cost.note)
    }
    return most > maximum ? above(cost, allowed, name) : nil
  }

  private func above(_ cost: Cost, _ allowed: String, _ name: String) -> Finding {
    Finding(
      id: "cost.above-maximum", severity: .blocker,
      message: "\(name) costs \(cost.amountText ?? "more") for this request; you allow at most "
        + "\(allowed).",
      detail: cost.note.capitalizedFirst + ".", source: cost.prices.first?.source,
      fix: .advise("Ask for less, such as a shorter result, or allow more."))
  }
}

extension ProfileResult {
  /// The answer with what a gate says of the cost; a request of which nothing would be sent has none.
  public func judged(by gate: CostGate) -> ProfileResult {
    guard !findings.contains(where: \.isAboutUnknownFile),
      let finding = gate.finding(on: cost, of: name)
    else { return self }
    var result = self
    result.add(finding)
    return result
  }
}
