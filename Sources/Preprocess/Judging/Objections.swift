import Preflight

/// How much findings speak against a file, the worst kind first.
struct Objections: Sendable, Hashable {
  /// Findings with which the request would be refused, or whose limit could not be verified.
  var refusals = 0
  /// Findings for which the provider would change the file itself.
  var alterations = 0
  /// Recommendations that are not followed, where they are to be.
  var recommendations = 0

  /// Nothing speaks against it.
  static let none = Objections()

  /// The weight of findings.
  ///
  /// Advice counts only where recommendations are followed.
  init(_ findings: [Finding], followsRecommendations: Bool) {
    for finding in findings {
      switch finding.severity {
      case .blocker, .unverified: refusals += 1
      case .alteration: alterations += 1
      case .advice: recommendations += followsRecommendations ? 1 : 0
      }
    }
  }

  private init() {}
}

extension Objections: Comparable {
  static func < (left: Objections, right: Objections) -> Bool {
    (left.refusals, left.alterations, left.recommendations)
      < (right.refusals, right.alterations, right.recommendations)
  }
}
