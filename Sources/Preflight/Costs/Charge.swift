import MediaModel

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
    guard let units = ChargedUnits(price.per, in: context) else {
      (minimum, maximum) = (nil, nil)
      note =
        "\(rate) \(ChargedUnits.words(price.per)); how much is charged for is not known\(remark)"
      return
    }
    let count = price.per == .inputSecond ? 1 : Self.resultCount(in: context)
    let several = count == 1 ? "" : ", \(Wording.number(count)) times"
    let extra = Self.extra(price.extra, in: context)
    minimum = low.map { $0 * units.minimum * count + (extra ?? 0) }
    maximum = extra.flatMap { extra in high.map { $0 * units.maximum * count + extra } }
    note = "\(rate) \(ChargedUnits.words(price.per))\(units.words)\(several)\(remark)"
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
