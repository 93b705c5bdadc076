/// An exact fraction in lowest terms with a positive denominator.
///
/// Arithmetic is exact as long as the result's terms fit into 64 bits; beyond that the nearest
/// fraction with 62-bit terms is taken, so that no input can make it trap.
public struct Rational: Hashable, Sendable {
  /// The number above the line; it carries the sign.
  public let numerator: Int64
  /// The number below the line, always positive.
  public let denominator: Int64

  /// The fraction `numerator / denominator`, or nil when the denominator is zero.
  public init?(_ numerator: Int64, _ denominator: Int64) {
    guard denominator != 0 else { return nil }
    self.init(reducing: Int128(numerator), Int128(denominator))
  }

  /// A whole number.
  public init(_ whole: some BinaryInteger) {
    numerator = Int64(clamping: whole)
    denominator = 1
  }

  /// The fraction of two wide integers, reduced; the denominator must not be zero.
  init(reducing numerator: Int128, _ denominator: Int128) {
    precondition(denominator != 0, "A fraction needs a denominator that is not zero.")
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    var top = numerator / Int128(divisor)
    var bottom = denominator / Int128(divisor)
    if bottom < 0 { (top, bottom) = (-top, -bottom) }
    while top.magnitude > UInt128(Int64.max) || bottom > Int128(Int64.max) {
      top /= 2
      bottom = max(1, bottom / 2)
      if bottom == 1 { top = min(max(top, Int128(Int64.min + 1)), Int128(Int64.max)) }
    }
    self.numerator = Int64(top)
    self.denominator = Int64(bottom)
  }

  /// The largest whole number that is not above the fraction.
  public var roundedDown: Int64 {
    let quotient = numerator / denominator
    return numerator % denominator < 0 ? quotient - 1 : quotient
  }

  /// The smallest whole number that is not below the fraction.
  public var roundedUp: Int64 {
    let quotient = numerator / denominator
    return numerator % denominator > 0 ? quotient + 1 : quotient
  }

  /// The fraction without its sign.
  public var magnitude: Rational { numerator < 0 ? Rational(0) - self : self }

  /// The fraction turned over, or nil when it is zero.
  public var reciprocal: Rational? { Rational(denominator, numerator) }

  /// The nearest floating-point number, for printing and for nothing else.
  public var approximation: Double { Double(numerator) / Double(denominator) }

  private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    // Most fractions of media fit into 64 bits, where division is many times faster.
    if first <= UInt128(UInt64.max), second <= UInt128(UInt64.max) {
      var (a, b) = (UInt64(first), UInt64(second))
      while b != 0 { (a, b) = (b, a % b) }
      return a == 0 ? 1 : UInt128(a)
    }
    var (a, b) = (first, second)
    while b != 0 { (a, b) = (b, a % b) }
    return a == 0 ? 1 : a
  }
}

extension Rational: Comparable {
  public static func < (left: Rational, right: Rational) -> Bool {
    Int128(left.numerator) * Int128(right.denominator)
      < Int128(right.numerator) * Int128(left.denominator)
  }
}

extension Rational {
  public static func + (left: Rational, right: Rational) -> Rational {
    Rational(
      reducing: Int128(left.numerator) * Int128(right.denominator)
        + Int128(right.numerator) * Int128(left.denominator),
      Int128(left.denominator) * Int128(right.denominator))
  }

  public static func - (left: Rational, right: Rational) -> Rational {
    Rational(
      reducing: Int128(left.numerator) * Int128(right.denominator)
        - Int128(right.numerator) * Int128(left.denominator),
      Int128(left.denominator) * Int128(right.denominator))
  }

  public static func * (left: Rational, right: Rational) -> Rational {
    Rational(
      reducing: Int128(left.numerator) * Int128(right.numerator),
      Int128(left.denominator) * Int128(right.denominator))
  }

  /// The quotient, or nil when the divisor is zero.
  public static func / (left: Rational, right: Rational) -> Rational? {
    right.reciprocal.map { left * $0 }
  }
}

extension Rational: CustomStringConvertible {
  /// The exact fraction as `"30000/1001"`; a whole number as `"25/1"`.
  public var description: String { "\(numerator)/\(denominator)" }
}

extension Rational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int64) { self.init(value) }
}
