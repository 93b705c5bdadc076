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
    let asIs = cells.count { $0.group == .asIs || $0.group == .altered }
    let words =
      "\(asIs) of \(cells.count) take it as it is"
      + (counts[.afterFix].map { ", \($0) after a fix" } ?? "")
      + (counts[.unknown].map { ", of \($0) nothing is known" } ?? "")
    return line(cells.verdict, path, words)
  }

  private func line(_ verdict: Verdict, _ path: String, _ words: String?) -> String {
    let (word, color): (String, TextStyle.Color) =
      switch verdict {
      case .pass: ("PASS", .green)
      case .warn: ("WARN", .yellow)
      case .unknown: ("UNKNOWN", .cyan)
      case .fail: ("FAIL", .red)
      }
    return style.colored(word, color, .bold) + "  " + path.safeForTerminal
      + (words.map { "  " + style.colored($0, .dim) } ?? "")
  }
}

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
    return style.colored("Checked \(files(total))", .bold)
      + (summary.earlierCount > 0 ? ", \(summary.earlierCount.grouped) of them earlier" : "")
      + (summary.skippedCount > 0
        ? "; passed over \(files(summary.skippedCount)) that \(summary.skippedCount == 1 ? "is" : "are") no media"
        : "") + "."
  }

  private func verdicts(_ summary: BatchSummary) -> [String] {
    let lines: [(Int, String, TextStyle.Color)] = [
      (summary.verdicts[.pass] ?? 0, "pass", .green),
      (summary.verdicts[.warn] ?? 0, "pass with warnings", .yellow),
      (summary.verdicts[.unknown] ?? 0, "unknown: nothing is known of what is accepted", .cyan),
      (summary.verdicts[.fail] ?? 0, "fail", .red),
      (summary.uncheckedCount, "could not be checked", .red),
    ]
    return lines.filter { $0.0 > 0 }.map { row($0.0, style.colored($0.1, $0.2)) }
  }

  private func repairs(_ summary: BatchSummary) -> [String] {
    guard summary.verdicts[.fail] ?? 0 > 0 else { return [] }
    let lines: [(CheckedFile.Repair, String)] = [
      (.fit, "'preflight fit' can fix"),
      (.lengthen, "are too short: 'preflight fit --lengthen' can fix them"),
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
        "an unknown amount for \(summary.unknownCostCount.grouped) "
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
}

/// What came of one file among many, in one line: `READY  a.mp4 → out/a.mp4  12 s → 5 s`.
package struct ResultLineText: Sendable {
  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The line about a result of a file.
  package func text(_ result: BatchResult, of input: String) -> String {
    var text = style.colored(word(result).0, word(result).1, .bold) + "  " + input.safeForTerminal
    if let output = result.output { text += " → " + output.safeForTerminal }
    let details = Self.details(of: result)
    return details.isEmpty ? text : text + "  " + style.colored(details, .dim)
  }

  /// The line about a file whose result is there already.
  package func done(_ input: String, target: String) -> String {
    style.colored("DONE BEFORE", .dim) + "  " + input.safeForTerminal + " → "
      + target.safeForTerminal
  }

  private func word(_ result: BatchResult) -> (String, TextStyle.Color) {
    switch (result.outcome, result.verdict) {
    case (.refused, _): ("CANNOT BE MADE TO FIT", .red)
    case (.planned, _): ("PLAN", .cyan)
    case (.copied, .fail), (.written, .fail): ("STILL REFUSED", .red)
    case (.copied, _): ("ALREADY FITS", .green)
    case (.written, .warn): ("READY with warnings", .yellow)
    case (.written, .pass): ("READY", .green)
    case (.written, .unknown): ("READY, limits unknown", .cyan)
    }
  }

  private static func details(of result: BatchResult) -> String {
    let reasons = result.refusals.map(\.reason) + result.objections
    guard reasons.isEmpty else { return reasons.joined(separator: " ").safeForTerminal }
    guard let before = seconds(result.secondsBefore), let after = seconds(result.secondsAfter)
    else { return "" }
    return before == after ? before : "\(before) → \(after)"
  }

  private static func seconds(_ seconds: Rational?) -> String? {
    seconds.map { $0.shortDecimal(places: 2) + " s" }
  }
}

/// What came of making results of many files, as text for people.
package struct ResultSummaryText: Sendable {
  private static let mostReasons = 12

  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The summary, which says whether files are left that nobody tried; ends without a line break.
  package func text(_ summary: ResultSummary, isStopped: Bool) -> String {
    ([headline(summary, isStopped)] + counts(summary) + gains(summary) + reasons(summary))
      .joined(separator: "\n")
  }

  private func headline(_ summary: ResultSummary, _ isStopped: Bool) -> String {
    let skipped = summary.skippedCount
    return style.colored("Went through \(files(summary.count))", .bold)
      + (skipped > 0 ? "; passed over \(files(skipped)) of which nothing is to be made" : "")
      + (isStopped ? ", and was stopped before the rest." : ".")
  }

  private func counts(_ summary: ResultSummary) -> [String] {
    let rows: [(Int, String, TextStyle.Color)] = [
      (summary.writtenCount, "made", .green),
      (summary.copiedCount, "fine as they were, and copied", .green),
      (summary.plannedCount, "planned; nothing was written", .cyan),
      (summary.doneCount, "done before, and unchanged since", .green),
      (summary.objectedCount, "made, and still refused", .red),
      (summary.refusedCount, "cannot be made to fit", .red),
      (summary.failedCount, "could not be tried", .red),
    ]
    return rows.filter { $0.0 > 0 }.map { row($0.0, style.colored($0.1, $0.2)) }
  }

  private func gains(_ summary: ResultSummary) -> [String] {
    guard summary.bytesBefore > 0 else { return [] }
    let bytes =
      "\(FactWords.bytes(summary.bytesBefore)) → \(FactWords.bytes(summary.bytesAfter))"
    guard summary.secondsBefore > Rational(0) else { return ["", "  \(bytes)"] }
    let (before, after) = (summary.secondsBefore, summary.secondsAfter)
    return [
      "",
      "  \(before.shortDecimal(places: 1)) s → \(after.shortDecimal(places: 1)) s, \(bytes)",
    ]
  }

  private func reasons(_ summary: ResultSummary) -> [String] {
    let ranked = summary.rankedReasons
    guard !ranked.isEmpty else { return [] }
    let rest = ranked.count - Self.mostReasons
    return ["", style.colored("Reasons", .bold) + " in so many files"]
      + ranked.prefix(Self.mostReasons).map { row($0.fileCount, $0.id.safeForTerminal) }
      + (rest > 0 ? ["  and \(rest) more kinds"] : [])
  }
}

/// A line of a summary: a number to the right, and what it counts.
private func row(_ count: Int, _ words: String) -> String {
  let number = count.grouped
  return String(repeating: " ", count: max(0, 9 - number.count)) + number + "  " + words
}

private func files(_ count: Int) -> String {
  "\(count.grouped) \(count == 1 ? "file" : "files")"
}
