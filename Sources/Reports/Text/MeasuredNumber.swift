import MediaModel

/// Numbers that were measured, as text.
enum MeasuredNumber {
  /// The number with at most so many decimals, six at most, and no trailing zeros.
  static func text(_ value: Double, places: Int) -> String {
    let scaled = value.isFinite ? min(max((value * 1_000_000).rounded(), -9e17), 9e17) : 0
    return (Rational(Int64(scaled), 1_000_000) ?? 0).shortDecimal(places: places)
  }

  /// A share as a percentage: `"42 %"`, `"0.4 %"`.
  static func percent(_ share: Double) -> String {
    text(share * 100, places: share.magnitude < 0.1 ? 1 : 0) + " %"
  }
}
