import Preflight

/// What verdicts and severities are called on pages.
enum VerdictWords {
  /// The answer to "will it be accepted?".
  static func title(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "Will be accepted"
    case .warn: "Accepted, with warnings"
    case .fail: "Will be rejected"
    }
  }

  /// The verdict in a word or two, for tables.
  static func short(_ verdict: Verdict) -> String {
    switch verdict {
    case .pass: "Pass"
    case .warn: "Warnings"
    case .fail: "Fail"
    }
  }

  static func title(_ severity: Severity) -> String {
    switch severity {
    case .blocker: "Will be rejected"
    case .unverified: "Cannot be verified"
    case .alteration: "Will be altered"
    case .advice: "Advice"
    }
  }
}

extension Markup {
  /// A verdict as a sign and a word.
  static func badge(_ verdict: Verdict) -> Markup {
    element(
      "span", ["class": "badge \(verdict.rawValue)"],
      [Icon.of(verdict), .text(VerdictWords.short(verdict))])
  }

  /// A severity as a sign and a word.
  static func badge(_ severity: Severity) -> Markup {
    element(
      "span", ["class": "badge \(severity.colorClass)"],
      [Icon.of(severity), .text(VerdictWords.title(severity))])
  }
}

extension Severity {
  /// The class with the colour of the severity.
  var colorClass: String {
    switch self {
    case .blocker, .unverified: "fail"
    case .alteration: "warn"
    case .advice: "note"
    }
  }
}
