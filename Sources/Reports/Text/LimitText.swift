import MediaModel
import Preflight

/// A limit in a few words: `2 to 20 s`, `at most 5 s`, `16:9 or 9:16`.
enum LimitText {
  /// The words; empty when the limit has none that stand alone.
  static func text(_ limit: LimitDescription) -> String {
    let bounds = limit.bounds
    let unit = limit.unit.map { " \($0.rawValue)" } ?? ""
    var parts: [String] = []
    let low = bounds.minimum.map { number($0.value) } ?? bounds.minimumSize?.description
    let high = bounds.maximum.map { number($0.value) } ?? bounds.maximumSize?.description
    switch (low, high) {
    case (let low?, let high?) where low == high: parts.append("exactly \(low)\(unit)")
    case (let low?, let high?):
      let isOpen = bounds.minimum?.isExclusive == true || bounds.maximum?.isExclusive == true
      parts.append(
        isOpen ? "between \(low) and \(high)\(unit), exclusive" : "\(low) to \(high)\(unit)")
    case (let low?, nil):
      parts.append((bounds.minimum?.isExclusive == true ? "more than " : "at least ") + low + unit)
    case (nil, let high?):
      parts.append((bounds.maximum?.isExclusive == true ? "less than " : "at most ") + high + unit)
    case (nil, nil): break
    }
    if let allowed = bounds.allowed, !allowed.isEmpty {
      parts.append(listed(allowed.map(\.text)) + (parts.isEmpty ? unit : ""))
    }
    if let step = bounds.step {
      let offset = bounds.offset == 0 ? "" : " plus \(bounds.offset)"
      parts.append("a multiple of \(step)\(offset)")
    }
    guard !parts.isEmpty else { return "" }
    let scope =
      switch limit.scope {
      case .combined: " together"
      case .selection: " for the selected part"
      case .request: " in the whole request"
      case .each, .output: ""
      }
    let transport = limit.transport.map { " when sent \($0.phrase)" } ?? ""
    let conditions =
      limit.conditions.isEmpty
      ? "" : " (\(limit.conditions.joined(separator: ", ")))"
    return parts.joined(separator: ", ") + scope + transport + conditions
  }

  private static func number(_ value: Rational) -> String { value.shortDecimal(places: 6) }

  private static func listed(_ values: [String]) -> String {
    guard values.count > 1, let last = values.last else { return values.first ?? "" }
    return values.dropLast().joined(separator: ", ") + " or " + last
  }
}
