import Preflight
package import ProviderAnswers

/// What a failure means as text for people.
package struct ExplanationText: Sendable {
  private static let column = 14

  private let style: TextStyle
  private let profile: String?

  /// Text in which commands name a profile, nil when it is not known.
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
    let title = limits.count == 1 ? "The response names a limit" : "The response names limits"
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

/// What can be explained, and what to do where nothing is known.
package struct ExplanationOverview: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// What can be explained, with examples.
  package func overview(_ guide: ErrorGuide) -> String {
    let rows = [
      ("Codes", "of \(guide.providers.joined(separator: ", "))"),
      ("Messages", "the sentences with which they refuse media"),
      ("Statuses", "of HTTP, from 400 on"),
      ("States", "of jobs: queued, generating, throttled, completed, failed, canceled"),
      ("Symptoms", "what users of panels report, in your own words"),
    ]
    let title = style.wrapped(
      "preflight explain knows \(guide.count) ways in which generations fail:", indent: 0)
    let examples = [
      "preflight explain ASSET.INVALID", "preflight explain credits gone but no video",
      "preflight explain answer.json --for runway/gen4_turbo",
    ]
    let lines = [title] + rows.map { style.row($0.0, $0.1) } + ["", "For example:"]
    return (lines + examples.map { "  " + style.colored($0, .cyan) }).joined(separator: "\n")
  }

  /// What is said when nothing is known of a text.
  ///
  /// - Parameter report: What is known of it all the same: codes that may be meant, and other providers
  ///   that have the code.
  /// - Returns: What to do, without a line break at the end.
  package func nothingKnown(_ report: FailureReport) -> String {
    let spelling = report.suggestions.first.map {
      "Look at the spelling: preflight explain \($0.quotedForShell)"
    }
    let others = report.otherProviders.first.map {
      "See that the provider is right: preflight explain … --provider \($0)"
    }
    let steps =
      [spelling, others].compactMap(\.self) + [
        "Give the code or the message alone, as the provider wrote it.",
        "Name the provider with --provider, or the profile with --for.",
        "Check the files: preflight check FILE --for PROFILE.",
        "Else write to the provider's support with the text, the time and the id of the job.",
      ]
    let rows = steps.enumerated().map { number, step in
      style.row(number == 0 ? "What to do" : "", "\(number + 1). \(step)")
    }
    var lead = "Nothing is known of this."
    if !report.suggestions.isEmpty {
      lead += " Did you mean \(Wording.list(report.suggestions))?"
    }
    if !report.otherProviders.isEmpty {
      lead += " It is a code of \(Wording.list(report.otherProviders, "and"))."
    }
    return ([style.colored(lead, .bold)] + rows).joined(separator: "\n")
  }
}

/// What would have caught a failure, as a sentence.
enum PreventionText {
  /// The sentence, or nil when nothing could have; `profile` is what the command is to name, or nil
  /// when that is not known.
  static func sentence(_ items: [String], profile: String?) -> String? {
    let findings = items.filter { !$0.hasPrefix("preflight ") }
    let commands = items.filter { $0.hasPrefix("preflight ") }.map(quoted)
    let check = quoted("preflight check FILE --for \((profile ?? "PROFILE").quotedForShell)")
    var parts: [String] = []
    if !findings.isEmpty {
      let ids = Wording.list(findings)
      parts.append("\(check) says before anything is paid: \(ids).")
    }
    if !commands.isEmpty {
      let names = Wording.list(commands)
      parts.append(
        findings.isEmpty ? "\(names) would have helped." : "\(names) would have helped as well.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private static func quoted(_ command: String) -> String { "“\(command)”" }
}

/// A limit that a provider's answer states, in a line.
enum StatedLimitText {
  /// What is bounded and how, what was sent, and how surely it was read.
  static func text(_ limit: FailureReport.StatedLimit) -> String {
    let bound = limit.bound
    var text = limit.summary
    if let sent = bound.sent { text += "; \(sent.text) was sent" }
    switch bound.confidence {
    case .typed: break
    case .worded: text += " (read from the message)"
    }
    return text
  }
}
