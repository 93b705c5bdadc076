import JSON
import MediaModel
import Preflight

/// Draws limits from an issue of Zod: `too_big` with `maximum`, `invalid_enum_value` with `options`.
struct IssueBounds {
  private(set) var bounds: [StatedBound] = []

  init(_ object: AnswerObject, code: String) {
    let quantity: Quantity =
      switch object.text("type", "origin") ?? "number" {
      case "string": .textLength
      case "array", "set": .count
      default: .setting
      }
    let isExclusive = object.flag("inclusive") == false
    var found = Bounds()
    switch code {
    case "too_big":
      found.maximum = Self.number(object["maximum"]).map { .init($0, isExclusive: isExclusive) }
    case "too_small":
      found.minimum = Self.number(object["minimum"]).map { .init($0, isExclusive: isExclusive) }
    case "invalid_enum_value", "invalid_value":
      found.allowed = (object["options"] ?? object["values"]).flatMap {
        AllowedValues.values(of: $0, for: .setting)
      }
    case "not_multiple_of":
      found.step = (object["multipleof"] ?? object["divisor"]).flatMap(Self.number)
        .flatMap { $0.denominator == 1 && $0 > 0 ? Int($0.numerator) : nil }
    default: break
    }
    guard !found.isEmpty else { return }
    bounds = [
      StatedBound(found.allowed == nil ? quantity : .setting, found, confidence: .typed)
    ]
  }

  private static func number(_ value: JSONValue?) -> Rational? {
    guard case .number(let digits)? = value else { return nil }
    return Rational(decimal: digits)
  }
}
