package import Preflight

/// One line about each file of a batch: the verdict, the path, and the worst that was found.
package struct BatchLine: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The line of a report on one file.
  package func text(_ report: Report, path: String) -> String {
    let worst = report.results.first { $0.verdict == report.verdict }?.mainFinding
    let more = report.results.reduce(0) { $0 + $1.findings.count } - 1
    let words = worst.map { finding in
      finding.message.safeForTerminal + (more > 0 ? " (and \(more) more)" : "")
    }
    return line(report.verdict, path, words)
  }

  /// The line of a file that many profiles were asked about.
  package func text(_ cells: [Compatibility], path: String) -> String {
    let counts = Dictionary(grouping: cells, by: \.group).mapValues(\.count)
    let asIs = cells.count { $0.answer == .asIs }
    let words =
      "\(asIs) of \(cells.count) take it as it is"
      + (counts[.afterFix].map { ", \($0) after a fix" } ?? "")
    return line(asIs > 0 ? .pass : .fail, path, words)
  }

  private func line(_ verdict: Verdict, _ path: String, _ words: String?) -> String {
    let (word, color): (String, TextStyle.Color) =
      switch verdict {
      case .pass: ("PASS", .green)
      case .warn: ("WARN", .yellow)
      case .fail: ("FAIL", .red)
      }
    return style.colored(word, color, .bold) + "  " + path.safeForTerminal
      + (words.map { "  " + style.colored($0, .dim) } ?? "")
  }
}
