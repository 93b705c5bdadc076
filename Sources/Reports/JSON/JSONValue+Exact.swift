import MediaModel
import Preflight

extension JSONValue {
  /// A number as short as it is exact: a decimal where one meets it, else the fraction as text
  /// (`"30000/1001"`).
  static func exact(_ value: Rational) -> JSONValue {
    guard value.denominator != 1 else { return .integer(value.numerator) }
    guard let text = value.exactDecimal else { return .string(value.description) }
    return .decimal(text)
  }

  /// A setting's or a measurement's value.
  static func setting(_ value: SettingValue) -> JSONValue {
    switch value {
    case .number(let number): .exact(number)
    case .text(let text): .string(text)
    case .flag(let flag): .bool(flag)
    }
  }
}

extension Rational {
  /// The value as a decimal number with as many places as it needs, or nil when none is exact.
  var exactDecimal: String? {
    var rest = denominator
    var places = 0
    for factor in [Int64(10), 5, 2] {
      while rest % factor == 0 {
        rest /= factor
        places += 1
      }
    }
    return rest == 1 && places <= 18 ? shortDecimal(places: places) : nil
  }
}
