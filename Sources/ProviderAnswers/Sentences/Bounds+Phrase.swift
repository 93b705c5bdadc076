package import MediaModel
package import Preflight

extension Bounds {
  /// The bounds that a number sets after a phrase.
  package init(_ number: Rational, _ phrase: LimitPhrase) {
    self.init()
    guard number > 0 else { return }
    switch phrase {
    case .maximum: maximum = Bound(number)
    case .minimum: minimum = Bound(number)
    case .exclusiveMaximum: maximum = Bound(number, isExclusive: true)
    case .exclusiveMinimum: minimum = Bound(number, isExclusive: true)
    case .step: step = number.denominator == 1 ? Int(number.numerator) : nil
    case .sent: break
    }
  }

  /// Whether two bounds give one end differently, or exclude each other.
  package func excludes(_ other: Bounds) -> Bool {
    contradicts(other)
      || (minimum.map { low in other.maximum.map { $0.value < low.value } ?? false } ?? false)
      || (maximum.map { high in other.minimum.map { $0.value > high.value } ?? false } ?? false)
  }
}
