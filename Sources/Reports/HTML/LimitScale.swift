import MediaModel
import Preflight

/// A measured number beside what is allowed, on one scale.
struct LimitScale: Equatable {
  /// A number on the scale, with its place from 0 to 1 and its words.
  struct Mark: Equatable {
    var fraction: Double
    var label: String
  }

  /// The stretches that are allowed, as places from 0 to 1.
  private(set) var allowed: [ClosedRange<Double>] = []
  /// The ends of what is allowed, or the single numbers that are.
  private(set) var limits: [Mark] = []
  let measured: Mark
  let isLogarithmic: Bool
  /// Where the scale begins, in words, when that is not zero.
  let start: String?

  /// The scale, or nil when what was measured is no number or nothing numeric is allowed.
  init?(_ measured: MeasuredValue, against limit: LimitDescription) {
    guard let value = Self.number(measured.value), value.isFinite, value >= 0 else { return nil }
    let bounds = limit.bounds
    let low = bounds.minimum?.value.approximation
    let high = bounds.maximum?.value.approximation
    let points = (bounds.allowed ?? []).compactMap { allowed in
      Self.number(allowed).map { (value: $0, label: allowed.text) }
    }
    guard low != nil || high != nil || !points.isEmpty, points.count <= 12 else { return nil }
    let known = [low, high].compactMap(\.self) + points.map(\.value) + [value]
    let positive = known.filter { $0 > 0 }
    guard let most = known.max(), let least = positive.min(), most > 0 else { return nil }
    isLogarithmic = most / least > 25
    let axis = Axis(known: known, least: least, most: most, isLogarithmic: isLogarithmic)
    let unit = measured.unit ?? limit.unit
    start =
      axis.lower > 0 && !isLogarithmic ? Self.label(.flag(false), axis.lower, unit) : nil
    self.measured = Mark(
      fraction: axis.place(value), label: Self.label(measured.value, value, unit))
    if low != nil || high != nil {
      allowed = [
        (low.map(axis.place) ?? 0)...max(low.map(axis.place) ?? 0, high.map(axis.place) ?? 1)
      ]
    }
    limits = [(low, bounds.minimum?.value), (high, bounds.maximum?.value)].compactMap {
      place, exact in
      guard let place, let exact else { return nil }
      return Mark(fraction: axis.place(place), label: Self.label(.number(exact), place, unit))
    }
    if limits.count == 2, limits[0].fraction == limits[1].fraction { limits.removeLast() }
    limits += points.map {
      Mark(fraction: axis.place($0.value), label: Self.label(.text($0.label), $0.value, unit))
    }
    .sorted { $0.fraction < $1.fraction }
  }

  /// The axis from 0, or from below the least number, to above the largest.
  private struct Axis {
    let lower: Double
    let upper: Double
    let isLogarithmic: Bool

    init(known: [Double], least: Double, most: Double, isLogarithmic: Bool) {
      self.isLogarithmic = isLogarithmic
      let smallest = known.min() ?? 0
      // Numbers close to each other, such as shapes, would be one blot on a scale from 0.
      let isNarrow = smallest > 0 && most / smallest < 1.6
      let margin = max((most - smallest) * 0.5, most * 0.02)
      lower = isLogarithmic ? least / 2 : isNarrow ? max(0, smallest - margin) : 0
      upper = isLogarithmic ? most * 2 : isNarrow ? most + margin : most * 1.18
    }

    func place(_ value: Double) -> Double {
      guard isLogarithmic else { return (value - lower) / (upper - lower) }
      return value <= lower
        ? 0 : LimitScale.logarithm(value / lower) / LimitScale.logarithm(upper / lower)
    }
  }

  /// The logarithm to the base of two, good to a thousandth, which is more than a pixel shows.
  private static func logarithm(_ value: Double) -> Double {
    var (rest, whole) = (value, 0.0)
    while rest >= 2 {
      rest /= 2
      whole += 1
    }
    var (fraction, step) = (0.0, 0.5)
    for _ in 0..<14 {
      rest *= rest
      if rest >= 2 {
        rest /= 2
        fraction += step
      }
      step /= 2
    }
    return whole + fraction
  }

  private static func number(_ value: SettingValue) -> Double? {
    switch value {
    case .number(let number): return number.approximation
    case .flag: return nil
    case .text(let text):
      let parts = text.split(separator: ":")
      guard parts.count == 2, let width = Rational(decimal: parts[0]),
        let height = Rational(decimal: parts[1]), height > 0
      else { return nil }
      return (width / height)?.approximation
    }
  }

  private static func label(_ value: SettingValue, _ number: Double, _ unit: LimitUnit?) -> String {
    if unit == .bytes { return FactWords.bytes(Int64(min(number, 9e18))) }
    let words = unit.map { " \($0.rawValue)" } ?? ""
    switch value {
    case .text(let text): return text + words
    case .number, .flag:
      return MeasuredNumber.text(number, places: unit == .seconds ? 3 : 2) + words
    }
  }
}
