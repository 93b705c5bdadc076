package import Preflight

/// A report as text for people: the verdict first, then each finding as a block.
package struct ReportText: Sendable {
  private let style: TextStyle
  private let profileNames: [String: String]
  private let listsKept: Bool

  /// A maker of reports; `profileNames` says by id how a person names a profile in a command, and
  /// `listsKept` whether each limit that is kept has a line.
  package init(
    style: TextStyle, profileNames: [String: String] = [:], listsKept: Bool = false
  ) {
    self.style = style
    self.listsKept = listsKept
    self.profileNames = profileNames
  }

  /// The report of one request; ends without a line break.
  package func text(_ report: Report) -> String {
    let comparison = Comparison(report, profileNames: profileNames).map { $0.text(style) }
    return
      (report.results.map { text($0, request: report.request) }
      + [comparison].compactMap(\.self)).joined(separator: "\n\n")
  }

  private func text(_ result: ProfileResult, request: Request) -> String {
    let fixes = FixPresentation(
      of: result, request: request,
      profile: profileNames[result.profileID] ?? result.profileID)
    let text = FindingText(style: style, namesFiles: request.inputs.count > 1)
    var blocks = [headline(result, request)]
    if let lifecycle = CoverageWords.lifecycle(result) {
      blocks.append(style.wrapped(lifecycle.safeForTerminal, indent: 2, color: .yellow))
    }
    blocks += result.findings.map {
      text.block($0, command: fixes.command(for: $0), choice: fixes.choice(for: $0))
    }
    blocks += fixes.combined.map { "  \($0.title)\n    " + style.colored($0.command, .cyan) }
    if listsKept, !result.kept.isEmpty { blocks.append(kept(result)) }
    var closing = CoverageWords.sentences(result).map { style.row("Limits", $0.safeForTerminal) }
    closing += result.notes.map { style.row("Note", $0.safeForTerminal) }
    if !result.cost.prices.isEmpty || result.verdict != .fail {
      closing.append(style.row("Cost", cost(result)))
      closing += priceSources(result.cost)
    }
    blocks.append(closing.joined(separator: "\n"))
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// The verdict, what it is about, and under it the facts that most verdicts hang on.
  private func headline(_ result: ProfileResult, _ request: Request) -> String {
    let (word, color): (String, TextStyle.Color) =
      switch result.verdict {
      case .pass: ("PASS", .green)
      case .warn: ("PASS with warnings", .yellow)
      case .unknown: ("UNKNOWN", .cyan)
      case .fail: ("FAIL", .red)
      }
    let origin =
      switch result.origin {
      case .builtIn: ""
      case .file(let name): ", from \(name.safeForTerminal)"
      }
    let files =
      request.inputs.isEmpty
      ? ["the request"] : request.inputs.map { style.colored($0.path.safeForTerminal, .bold) }
    let title = style.wrapped(
      style.colored(word, color, .bold) + "  " + files.joined(separator: " + ")
        + " for \(result.name.safeForTerminal) (\(result.provider.safeForTerminal)\(origin))",
      indent: 6, first: "")
    let facts = request.inputs.map { input in
      let role = result.assignments.first { $0.path == input.path }?.role
      let label = request.inputs.count > 1 ? role.map { $0.safeForTerminal + ": " } ?? "" : ""
      return style.wrapped(label + FactsText.summary(of: input), indent: 6, color: .dim)
    }
    return ([title] + facts).joined(separator: "\n")
  }

  /// The limits that are kept, each with what was measured and where it was read.
  private func kept(_ result: ProfileResult) -> String {
    let rows = result.kept.map { kept in
      let row = CoverageWords.row(kept)
      return style.row(
        "✓",
        "\(row.label): \(row.measured), allowed \(row.allowed). \(kept.source.words)"
          .safeForTerminal, indent: 2, column: 4)
    }
    return (["  " + style.colored("What was checked", .bold)] + rows).joined(separator: "\n")
  }

  private func cost(_ result: ProfileResult) -> String {
    let cost = result.cost
    guard let amount = cost.amountText else { return cost.note.safeForTerminal }
    let risk = result.verdict == .fail ? ", at risk if it is sent as it is" : ""
    return "\(amount)\(risk): \(cost.note)".safeForTerminal
  }

  /// Where the prices were read, each source once.
  private func priceSources(_ cost: Cost) -> [String] {
    var sources: [String] = []
    for words in cost.prices.map(\.source.words) where !sources.contains(words) {
      sources.append(words)
    }
    return sources.map { style.row("Price", $0.safeForTerminal) }
  }
}

/// One finding as a block of text: what, measured against allowed, why it matters, the fix.
struct FindingText {
  let style: TextStyle
  /// Whether the file has to be named, because there are several.
  let namesFiles: Bool

  private static let indent = 4
  private static let column = 14

  /// The block with the command that fixes it, or that a person may choose, if there is one; ends
  /// without a line break.
  func block(_ finding: Finding, command: String?, choice: String?) -> String {
    var lines = [title(finding)]
    lines.append(style.wrapped(finding.message.safeForTerminal, indent: Self.indent))
    if let measured = finding.measured, let limit = finding.limit {
      lines.append(row("Measured", MeasurementText.text(measured)))
      let allowed = LimitText.text(limit)
      if !allowed.isEmpty { lines.append(row("Allowed", allowed)) }
    }
    if let detail = finding.detail { lines.append(row("Why", detail)) }
    if let fix = finding.fix { lines.append(row("Fix", fix.sentence)) }
    if let command { lines.append(line(command)) }
    if let choice {
      lines.append(row("Or", "Let the last frame stand, or choose loop or boomerang for hold:"))
      lines.append(line(choice))
    }
    if let source = finding.source { lines.append(row("Source", words(of: source, finding))) }
    return lines.joined(separator: "\n")
  }

  private func title(_ finding: Finding) -> String {
    let (sign, word, color): (String, String, TextStyle.Color) =
      switch finding.severity {
      case .blocker: ("✗", "will be rejected", .red)
      case .unverified: ("?", "cannot be verified", .red)
      case .alteration: ("!", "will be altered", .yellow)
      case .advice: ("·", "advice", .cyan)
      }
    let about = [finding.role, namesFiles ? finding.path : nil].compactMap(\.self)
    let subject = about.isEmpty ? "" : " (\(about.joined(separator: ", ").safeForTerminal))"
    return style.wrapped(
      style.colored(word, color, .bold) + "  " + style.colored(finding.id + subject, .dim),
      indent: Self.indent, first: "  " + style.colored(sign, color, .bold) + " ")
  }

  private func row(_ label: String, _ text: String) -> String {
    style.row(label, text.safeForTerminal, indent: Self.indent, column: Self.column)
  }

  /// A command on one line, so that it can be copied.
  private func line(_ command: String) -> String {
    String(repeating: " ", count: Self.column) + style.colored(command, .cyan)
  }

  private func words(of source: Source, _ finding: Finding) -> String {
    let speaker = finding.spokenBy.flatMap { speaker in
      speaker.relation == .itself ? nil : "\(speaker.name): "
    }
    return (speaker ?? "") + source.words
  }
}
