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
