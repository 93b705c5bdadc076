package import Preflight

/// What came of a repair, in GitHub-flavoured Markdown.
package struct RepairMarkdown: Sendable {
  package init() {}

  /// The report of one repair; ends without a line break.
  package func text(_ report: RepairReport) -> String {
    let words = RepairWords(report)
    var blocks = [
      "## \(words.verdict.map(\.sign) ?? "📋") \(words.word): \(MarkdownText.code(words.file))"
    ]
    blocks += words.lines.map(MarkdownText.words)
    if report.outcome == .refused {
      blocks += report.refusals.map { refusal in
        "- \(MarkdownText.words(refusal.reason)) \(MarkdownText.code(refusal.id))"
          + refusal.choices.map { "\n  - \(MarkdownText.words($0.commandSentence))" }.joined()
      }
    } else {
      blocks.append(table(report))
      blocks.append(steps(report))
      blocks += report.losses.map { "Lost: \(MarkdownText.words($0))" }
    }
    blocks += report.notes.map { "Note: \(MarkdownText.words($0))" }
    if report.outcome != .refused {
      blocks += RepairCheckWords.rows(report).map { "\($0): \(MarkdownText.words($1))" }
    }
    return ReportMarkdown.joined(blocks)
  }

  private func table(_ report: RepairReport) -> String {
    let rows = RepairTable(report).rows.filter { $0.before != nil || $0.after != nil }
    return MarkdownText.table(
      ["", "Before", "After"],
      rows.map {
        [
          $0.label, MarkdownText.words($0.before ?? "none"),
          MarkdownText.words($0.after ?? "none"),
        ]
      })
  }

  private func steps(_ report: RepairReport) -> String {
    report.steps.enumerated().map { index, step in
      "\(index + 1). \(MarkdownText.words(step.action)) \(MarkdownText.words(step.reason))"
        + (step.cost.map { " Cost: \(MarkdownText.words($0))" } ?? "")
    }.joined(separator: "\n")
  }
}
