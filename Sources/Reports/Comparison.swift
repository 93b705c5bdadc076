import MediaModel
package import Preflight

/// Several profiles side by side about one request: who takes it, at what price, and one command that
/// makes a file which suits all.
package struct Comparison: Sendable {
  /// What can be done for all of them at once.
  package enum Fix: Sendable, Hashable {
    /// All take it as it is, as far as is known.
    case notNeeded
    /// One file that a command makes suits all.
    case command(String)
    /// No file suits all, for a reason in a sentence.
    case impossible(String)
  }

  private let report: Report
  private let names: [String: String]

  /// A comparison, or nil for a single profile; `profileNames` says by id how a person names one.
  package init?(_ report: Report, profileNames: [String: String] = [:]) {
    guard report.results.count > 1 else { return nil }
    self.report = report
    names = profileNames
  }

  /// What can be done for all at once.
  package var fix: Fix {
    let failing = report.results.filter { $0.verdict == .fail }
    guard !failing.isEmpty else { return .notNeeded }
    if let conflict { return .impossible(conflict) }
    for result in failing {
      let hopeless = result.findings.first {
        $0.severity.verdict == .fail && $0.fix?.isAutomatic != true
      }
      if let hopeless { return .impossible(hopeless.message) }
    }
    let profiles = report.results.map { names[$0.profileID] ?? $0.profileID }
    let paths = Set(failing.flatMap(\.findings).filter { $0.severity.verdict == .fail }.map(\.path))
    guard paths.count == 1, let path = paths.first,
      let input = report.request.inputs.first(where: { $0.path == path }),
      let result = failing.first(where: { result in result.findings.contains { $0.path == path } }),
      let command = FixCommands(
        for: result, to: report.request, profile: profiles.joined(separator: ",")
      ).command(fixing: failing.flatMap(\.findings).filter { $0.path == path }, of: input)
    else { return .impossible("More than one file has to be changed.") }
    return .command(command)
  }

  /// Two profiles whose limits on one quantity of one role's files no file keeps, in a sentence.
  private var conflict: String? {
    var lowest: [Quantity: (value: Rational, name: String)] = [:]
    var highest: [Quantity: (value: Rational, name: String)] = [:]
    for result in report.results {
      let limits =
        result.kept.map(\.limit)
        + result.findings.filter {
          $0.severity == .blocker
        }.compactMap(\.limit)
      for limit in limits where limit.conditions.isEmpty && limit.scope != .output {
        if let minimum = limit.bounds.minimum?.value,
          minimum > lowest[limit.quantity]?.value ?? minimum - 1
        {
          lowest[limit.quantity] = (minimum, result.name)
        }
        if let maximum = limit.bounds.maximum?.value,
          maximum < highest[limit.quantity]?.value ?? maximum + 1
        {
          highest[limit.quantity] = (maximum, result.name)
        }
      }
    }
    for (quantity, low) in lowest.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let high = highest[quantity], low.value > high.value else { continue }
      let unit = quantity.unit.map { " \($0.rawValue)" } ?? ""
      return "\(low.name) wants a \(quantity.words) of at least "
        + "\(low.value.shortDecimal(places: 4))\(unit), \(high.name) of at most "
        + "\(high.value.shortDecimal(places: 4))\(unit)."
    }
    return nil
  }

  /// One line a profile, and what can be done for all; ends without a line break.
  package func text(_ style: TextStyle) -> String {
    let widest = report.results.map(\.name.columnCount).max() ?? 0
    let lines = report.results.map { result in
      let (word, color) = Self.word(result.verdict)
      let lead =
        "  " + style.colored(word, color, .bold)
        + String(repeating: " ", count: 9 - word.count) + result.name.safeForTerminal
        + String(repeating: " ", count: max(2, widest - result.name.columnCount + 2))
      let reason = result.mainFinding?.message ?? CoverageWords.sentences(result).first ?? ""
      let price = result.cost.amountText.map { "\($0). " } ?? ""
      return style.wrapped(
        (price + reason).safeForTerminal, indent: 11 + widest + 2, first: lead)
    }
    let end: [String] =
      switch fix {
      case .notNeeded: []
      case .command(let command):
        ["  One file for all:", "    " + style.colored(command, .cyan)]
      case .impossible(let reason):
        [style.wrapped("No one file suits all: \(reason)".safeForTerminal, indent: 4, first: "  ")]
      }
    return ([style.colored("Side by side", .bold)] + lines + end).joined(separator: "\n")
  }

  private static func word(_ verdict: Verdict) -> (String, TextStyle.Color) {
    switch verdict {
    case .pass: ("PASS", .green)
    case .warn: ("WARN", .yellow)
    case .unknown: ("UNKNOWN", .cyan)
    case .fail: ("FAIL", .red)
    }
  }
}
