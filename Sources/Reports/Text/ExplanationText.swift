import MediaModel
import Preflight
package import ProviderAnswers

/// What a failure means as text for people.
package struct ExplanationText: Sendable {
  private static let column = 14

  private let style: TextStyle
  private let profile: String?

  /// - Parameters:
  ///   - style: How text is laid out.
  ///   - profile: What commands are to name as the profile, or nil when it is not known.
  package init(style: TextStyle, profile: String? = nil) {
    self.style = style
    self.profile = profile
  }

  /// The whole report; ends without a line break.
  package func text(_ report: FailureReport) -> String {
    let count = report.explanations.count
    let lead =
      count < 2
      ? nil : style.wrapped("It may mean \(count) things; the likeliest first.", indent: 0)
    let blocks =
      [lead].compactMap(\.self) + report.explanations.map(block) + [limits(report.limits)]
      + [jobs(report.jobs)]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// One explanation; ends without a line break.
  package func block(_ explanation: Explanation) -> String {
    var lines = [
      style.wrapped(
        style.colored(explanation.title.safeForTerminal, .bold) + "  "
          + style.colored(explanation.id.safeForTerminal, .dim), indent: 2, first: "")
    ]
    if let matched = explanation.matched { lines.append(row("Recognized", "by \(matched)")) }
    lines.append(row("Meaning", explanation.meaning))
    lines.append(row("Retry", explanation.retry.sentence))
    lines.append(row("Credits", credits(explanation.refund)))
    for (number, step) in explanation.steps.enumerated() {
      lines.append(row(number == 0 ? "What to do" : "", "\(number + 1). \(step)"))
    }
    if let prevention = PreventionText.sentence(explanation.prevention, profile: profile) {
      lines.append(row("Next time", prevention))
    }
    for (number, source) in explanation.sources.enumerated() {
      lines.append(row(number == 0 ? "Source" : "", source.titledWords))
    }
    return lines.joined(separator: "\n")
  }

  private func credits(_ refund: Refund) -> String {
    let answer =
      switch refund.kind {
      case .yes: "Not charged, or given back."
      case .no: "Not given back."
      case .disputed: "Sources conflict."
      case .unknown: refund.sentence == nil ? "No source says whether they are given back." : nil
      }
    return [answer, refund.sentence].compactMap(\.self).joined(separator: " ")
  }

  private func limits(_ limits: [FailureReport.StatedLimit]) -> String {
    guard !limits.isEmpty else { return "" }
    let title = limits.count == 1 ? "The answer names a limit" : "The answer names limits"
    var lines = [style.colored(title, .bold)]
    lines += limits.map { row("", StatedLimitText.text($0)) }
    lines.append(
      row("Remember", "preflight learn --for \((profile ?? "PROFILE").quotedForShell) FILE"))
    return lines.joined(separator: "\n")
  }

  private func jobs(_ jobs: [JobReference]) -> String {
    guard !jobs.isEmpty else { return "" }
    let ids = jobs.map { "\($0.name) \($0.id)" }.joined(separator: ", ")
    return row("Job", "\(ids): look for it in the provider's history before you send it again.")
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label, text.safeForTerminal, column: Self.column)
  }
}

extension Source {
  /// The title, and where and in what kind of text it was read.
  fileprivate var titledWords: String {
    guard let title, url != nil else { return words }
    return "\(title): \(words)"
  }
}
