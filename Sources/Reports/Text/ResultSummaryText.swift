import MediaModel
package import Preflight

/// What came of making results of many files, as text for people.
package struct ResultSummaryText: Sendable {
  private static let mostReasons = 12

  private let style: TextStyle

  package init(style: TextStyle) {
    self.style = style
  }

  /// The summary; ends without a line break.
  ///
  /// - Parameters:
  ///   - summary: What was counted.
  ///   - isStopped: Whether files are left that nobody tried.
  /// - Returns: Some lines.
  package func text(_ summary: ResultSummary, isStopped: Bool) -> String {
    ([headline(summary, isStopped)] + counts(summary) + gains(summary) + reasons(summary))
      .joined(separator: "\n")
  }

  private func headline(_ summary: ResultSummary, _ isStopped: Bool) -> String {
    let skipped = summary.skippedCount
    return style.colored("Went through \(Self.files(summary.count))", .bold)
      + (skipped > 0 ? "; passed over \(Self.files(skipped)) of which nothing is to be made" : "")
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

  private func row(_ count: Int, _ words: String) -> String {
    let number = BatchSummaryText.number(count)
    return String(repeating: " ", count: max(0, 9 - number.count)) + number + "  " + words
  }

  private static func files(_ count: Int) -> String {
    "\(BatchSummaryText.number(count)) \(count == 1 ? "file" : "files")"
  }
}
