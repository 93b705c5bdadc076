import Preflight

/// Findings of one profile as a table, with the commands that mend them under it.
struct FindingsMarkdown {
  let result: ProfileResult
  let request: Request
  /// What a person calls the profile in a command.
  let profileName: String

  /// The blocks, with an empty line between them.
  var blocks: [String] {
    var blocks = [summary]
    if !result.findings.isEmpty { blocks.append(table) }
    blocks += commands.map { MarkdownText.block($0) }
    blocks += result.notes.map { "Note: \(MarkdownText.words($0))" }
    blocks.append("Cost: \(MarkdownText.words(CostWords.text(result)))")
    return blocks
  }

  private var summary: String {
    let name = "\(result.name) (\(result.provider))"
    return "\(result.verdict.sign) **\(MarkdownText.words(name))**: "
      + "\(VerdictWords.title(result.verdict).lowercasedFirst)"
  }

  private var table: String {
    MarkdownText.table(
      ["", "Finding", "Measured", "Allowed", "To do", "Source"],
      result.findings.map { finding in
        [
          "\(finding.severity.sign) \(VerdictWords.title(finding.severity).lowercasedFirst)",
          MarkdownText.words(finding.message) + "<br>" + MarkdownText.code(finding.id)
            + (request.inputs.count > 1
              ? finding.path.map { " in " + MarkdownText.code($0) } ?? "" : ""),
          finding.measured.map { MarkdownText.words(MeasurementText.text($0)) } ?? "",
          finding.limit.map { MarkdownText.words(LimitText.text($0)) } ?? "",
          MarkdownText.words(finding.fix?.sentence ?? ""), source(finding),
        ]
      })
  }

  private func source(_ finding: Finding) -> String {
    guard let source = finding.source else { return "" }
    guard let url = source.url else { return MarkdownText.words(source.words) }
    let more = source.kindAndDay.isEmpty ? "" : " (\(MarkdownText.words(source.kindAndDay)))"
    return MarkdownText.link(source.title ?? url, to: url) + more
  }

  /// The commands that mend the findings, each once.
  private var commands: [String] {
    let fixes = FixPresentation(of: result, request: request, profile: profileName)
    return fixes.combined.map(\.command)
      + result.findings.compactMap { fixes.command(for: $0) ?? fixes.choice(for: $0) }
  }
}

extension Verdict {
  /// A sign that says the verdict in lists.
  var sign: String {
    switch self {
    case .pass: "✅"
    case .warn: "⚠️"
    case .fail: "❌"
    }
  }
}

extension Severity {
  /// A sign that says the severity in lists.
  var sign: String {
    switch self {
    case .blocker: "❌"
    case .unverified: "❓"
    case .alteration: "⚠️"
    case .advice: "💡"
    }
  }
}

extension String {
  /// The text with a small first letter.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
