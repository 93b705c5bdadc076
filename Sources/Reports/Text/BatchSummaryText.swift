import MediaModel
package import Preflight

/// What came out of a batch, as text for people.
package struct BatchSummaryText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// How many kinds of finding are listed.
  private static let findingCount = 12

  /// The summary; ends without a line break.
  package func text(_ summary: BatchSummary) -> String {
    ([headline(summary)] + verdicts(summary) + repairs(summary) + risks(summary)
      + findings(summary) + worst(summary)).joined(separator: "\n")
  }

  private func headline(_ summary: BatchSummary) -> String {
    let total = summary.checkedCount + summary.uncheckedCount
    return style.colored("Checked \(Self.files(total))", .bold)
      + (summary.earlierCount > 0 ? ", \(Self.number(summary.earlierCount)) of them earlier" : "")
      + (summary.skippedCount > 0
        ? "; passed over \(Self.files(summary.skippedCount)) that \(summary.skippedCount == 1 ? "is" : "are") no media"
        : "") + "."
  }

  private func verdicts(_ summary: BatchSummary) -> [String] {
    let lines: [(Int, String, TextStyle.Color)] = [
      (summary.verdicts[.pass] ?? 0, "pass", .green),
      (summary.verdicts[.warn] ?? 0, "pass with warnings", .yellow),
      (summary.verdicts[.fail] ?? 0, "fail", .red),
      (summary.uncheckedCount, "could not be checked", .red),
    ]
    return lines.filter { $0.0 > 0 }.map { row($0.0, style.colored($0.1, $0.2)) }
  }

  private func repairs(_ summary: BatchSummary) -> [String] {
    guard summary.verdicts[.fail] ?? 0 > 0 else { return [] }
    let lines: [(CheckedFile.Repair, String)] = [
      (.fit, "'preflight fit' can mend"),
      (.lengthen, "are too short: 'preflight fit --lengthen' can mend them"),
      (.otherKind, "are of another kind than is wanted"),
      (.none, "are beyond repair"),
    ]
    let shown = lines.compactMap { repair, words in
      summary.repairs[repair].map { row($0, words) }
    }
    return shown.isEmpty ? [] : ["", style.colored("Of those that fail", .bold)] + shown
  }

  private func risks(_ summary: BatchSummary) -> [String] {
    var parts = summary.amountsAtRisk.sorted { $0.key < $1.key }.map {
      "at least \($0.value.shortDecimal(places: 2)) \($0.key)"
    }
    if summary.unknownCostCount > 0 {
      parts.append(
        "an unknown amount for \(Self.number(summary.unknownCostCount)) "
          + (summary.unknownCostCount == 1 ? "request" : "requests"))
    }
    guard !parts.isEmpty else { return [] }
    return [
      "",
      style.colored("At risk", .bold) + " if they were sent: " + parts.joined(separator: ", ")
        + ".",
    ]
  }

  private func findings(_ summary: BatchSummary) -> [String] {
    let findings = summary.findings
    guard !findings.isEmpty else { return [] }
    var lines = findings.prefix(Self.findingCount).map { finding in
      row(
        finding.fileCount,
        style.colored(
          finding.id.safeForTerminal, finding.severity.verdict == .fail ? .red : .yellow))
    }
    let rest = findings.count - lines.count
    if rest > 0 { lines.append("  and \(rest) more kinds") }
    return ["", style.colored("Findings", .bold) + " in so many files"] + lines
  }

  private func worst(_ summary: BatchSummary) -> [String] {
    guard !summary.worst.isEmpty, summary.checkedCount > 1 else { return [] }
    return ["", style.colored("The worst", .bold)]
      + summary.worst.map { file in
        let ids = file.marks.filter { $0.severity.verdict == .fail }.map(\.id.safeForTerminal)
        return style.wrapped(
          "\(file.path.safeForTerminal)  " + style.colored(ids.joined(separator: ", "), .dim),
          indent: 4, first: "  ")
      }
  }

  private func row(_ count: Int, _ words: String) -> String {
    let number = Self.number(count)
    return String(repeating: " ", count: max(0, 9 - number.count)) + number + "  " + words
  }

  private static func files(_ count: Int) -> String {
    "\(number(count)) \(count == 1 ? "file" : "files")"
  }

  /// A number with its thousands apart: `12,345`.
  package static func number(_ value: Int) -> String {
    var digits = Array(String(value))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}
