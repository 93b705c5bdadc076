package import Preflight

/// Stills and pairs of them, in GitHub-flavoured Markdown.
package struct StillMarkdown: Sendable {
  package init() {}

  /// Some stills of one file; ends without a line break.
  package func text(_ stills: [StillRecord], of source: String) -> String {
    let blocks = stills.map { still in
      let rows = StillText.rows(of: still).map { [$0.label, MarkdownText.words($0.text)] }
      return ReportMarkdown.joined([
        "### \(MarkdownText.code(still.path))", MarkdownText.words(StillFrameWords(still).text),
        MarkdownText.table(["", ""], rows),
      ])
    }
    return ReportMarkdown.joined(["## Stills of \(MarkdownText.code(source))"] + blocks)
  }

  /// Why no still can be made; ends without a line break.
  package func text(_ refusals: [Refusal], of path: String) -> String {
    ReportMarkdown.joined(
      ["## ❌ Cannot be saved: \(MarkdownText.code(path))"]
        + refusals.map { refusal in
          "- \(MarkdownText.words(refusal.reason)) \(MarkdownText.code(refusal.id))"
            + refusal.choices.map { "\n  - \(MarkdownText.words($0.commandSentence))" }.joined()
        })
  }

  /// A pair for a transition; ends without a line break.
  package func text(_ report: PairReport) -> String {
    let names = [report.start, report.end].map { MarkdownText.code($0.record.path) }
    let rows = PairTable(report).rows.map {
      [$0.isFine ? "✅" : "⚠️", $0.label, MarkdownText.words($0.text)]
    }
    let findings = report.findings.map { finding in
      "- \(finding.severity.sign) \(MarkdownText.words(finding.message)) "
        + "\(MarkdownText.words(finding.advice)) \(MarkdownText.code(finding.id))"
    }
    return ReportMarkdown.joined([
      "## \(report.verdict.sign) Transition: \(names.joined(separator: " to "))",
      MarkdownText.words("\(report.size), \(report.aspect): \(report.aspectReason)"),
      MarkdownText.table(["", "", ""], rows), findings.joined(separator: "\n"),
      PairText.closingRows(report).map { "\($0): \(MarkdownText.words($1))" }
        .joined(separator: "\n\n"),
    ])
  }
}
