import MediaModel

/// How measured numbers are written in messages.
package enum Percent {
  /// A share as a percentage with at most one decimal: `"98.5 %"`.
  package static func text(_ share: Double) -> String {
    Decimal.text(share * 100, places: 1) + " %"
  }
}

/// A measured number as text.
package enum Decimal {
  /// A number with at most so many decimals and no trailing zeros.
  package static func text(_ value: Double, places: Int) -> String {
    rational(value).shortDecimal(places: places)
  }

  /// A value on the wrong side of a limit, with one decimal or as many as tell it from the limit.
  package static func text(_ value: Double, beyond limit: Double) -> String {
    let texts = (1...6).lazy.map { (text(value, places: $0), text(limit, places: $0)) }
    return texts.first { $0 != $1 }?.0 ?? text(value, places: 6)
  }

  /// The value to the millionth; zero when it is no number, the nearest possible when it is huge.
  static func rational(_ value: Double) -> Rational {
    guard value.isFinite else { return 0 }
    let scaled = min(max((value * 1_000_000).rounded(), -9e17), 9e17)
    return Rational(Int64(scaled), 1_000_000) ?? 0
  }
}
