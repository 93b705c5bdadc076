import MediaModel
import Preflight

@testable import ProviderAnswers

extension LearnedLimit {
  /// The limit in the short form of the tables: `video duration ≤ 15 together`.
  ///
  /// - Parameter profile: Tells the medium of a role.
  /// - Returns: The words.
  func words(in profile: Profile) -> String {
    let subject =
      switch roles.first {
      case .role(let role)?: profile.input(role)?.media.first?.rawValue ?? role
      case .media(let type)?: type.rawValue
      case .all?, nil: "setting \(name ?? "?")"
      }
    let isPrompt = quantity == .textLength
    let start = isPrompt ? "prompt" : subject
    let measure = quantity == .setting ? "" : " \(quantity.rawValue)"
    return start + measure + end + (scope == .combined ? " together" : "")
  }

  private var end: String {
    func text(_ value: Rational) -> String { value.shortDecimal(places: 6) }
    if let maximum = bounds.maximum {
      return " \(maximum.isExclusive ? "<" : "≤") \(text(maximum.value))"
    }
    if let minimum = bounds.minimum {
      return " \(minimum.isExclusive ? ">" : "≥") \(text(minimum.value))"
    }
    return " = " + bounds.allowedTexts.joined(separator: ",")
  }
}
