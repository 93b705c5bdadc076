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
    let most = Int128(Int64.max)
    if top.magnitude > most.magnitude || bottom > most {
      let quotient = top / bottom
      if quotient.magnitude >= 1 << 31 {
        // Halving a small denominator would change the value; what is lost here is below a billionth.
        (top, bottom) = (min(max(quotient, -most), most), 1)
      } else {
        while top.magnitude > most.magnitude || bottom > most {
          (top, bottom) = (top / 2, bottom / 2)
        }
        let divisor = Int128(Self.greatestCommonDivisor(top.magnitude, bottom.magnitude))
        (top, bottom) = (top / divisor, bottom / divisor)
      }
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

extension Rational {
  /// The exact value of a decimal number such as `"23.976"`, `"5"`, `"-0.4"` or `"1.5e3"`, or nil
  /// when the text is not one.
  public init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var scale = 0
    var exponent = 0
    var isNegative = false
    var sawDigit = false
    var sawPoint = false
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard digits < 1_000_000_000_000_000_000 else { return nil }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        scale += sawPoint ? 1 : 0
        sawDigit = true
      case UInt8(ascii: ".") where !sawPoint:
        sawPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        let digitsOfPower = String(decoding: rest.dropFirst(), as: UTF8.self)
        guard sawDigit, let power = Int(digitsOfPower), power.magnitude <= 18 else { return nil }
        exponent = power
        rest = rest.suffix(1)
      default:
        return nil
      }
      rest.removeFirst()
    }
    let places = exponent - scale
    guard sawDigit, scale <= 18, places.magnitude <= 18 else { return nil }
    let power = Self.powerOfTen(places.magnitude)
    let signed = isNegative ? -digits : digits
    self.init(reducing: places > 0 ? signed * power : signed, places < 0 ? power : 1)
  }

  /// The value as a decimal number rounded half away from zero to a number of places, 18 at most,
  /// with trailing zeros kept (`"5.005000"` for six places).
  public func decimal(places: Int) -> String {
    let places = min(places, 18)
    let power = Self.powerOfTen(UInt(clamping: places))
    let scaled = Int128(numerator).magnitude * power.magnitude
    let bottom = Int128(denominator).magnitude
    let rounded = (2 * scaled + bottom) / (2 * bottom)
    let sign = numerator < 0 && rounded > 0 ? "-" : ""
    guard places > 0 else { return sign + String(rounded) }
    let (whole, fraction) = rounded.quotientAndRemainder(dividingBy: power.magnitude)
    let padded = String(repeating: "0", count: places - String(fraction).count) + String(fraction)
    return "\(sign)\(whole).\(padded)"
  }

  /// The value as a decimal number with at most so many places and no trailing zeros (`"5"`,
  /// `"29.97"`).
  public func shortDecimal(places: Int) -> String {
    var text = decimal(places: places)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  private static func powerOfTen(_ exponent: UInt) -> Int128 {
    (0..<min(exponent, 18)).reduce(Int128(1)) { power, _ in power * 10 }
  }
}
