package import JSON
package import Preflight

/// What a batch adds to JSON: the stamp of each line, and the summary.
package enum BatchJSON {
  /// A file's report with the stamp by which a later run knows the answer again.
  package static func line(
    _ report: JSONValue, of file: CheckedFile, stamp: BatchStamp
  ) -> JSONValue {
    guard case .object(let members) = report else { return report }
    return .object(members + [.init("batch", self.stamp(stamp, of: file))])
  }

  /// A document about many files with the summary behind it.
  package static func document(_ document: JSONValue, summary: BatchSummary) -> JSONValue {
    guard case .object(let members) = document else { return document }
    return .object(members + [.init("summary", self.summary(summary))])
  }

  private static func stamp(_ stamp: BatchStamp, of file: CheckedFile) -> JSONValue {
    .known([
      "path": .text(file.path), "verdict": .text(file.verdict.rawValue),
      "repair": .text(file.repair?.rawValue), "question": .text(stamp.question),
      "byteCount": .number(stamp.byteCount), "modified": .number(stamp.modified),
    ])
  }

  /// What came out of a batch (`preflight.summary/1`).
  package static func summary(_ summary: BatchSummary) -> JSONValue {
    func count(_ value: Int) -> JSONValue { .number(value) }
    return .known([
      "schema": .text("preflight.summary/1"),
      "checked": count(summary.checkedCount),
      "pass": count(summary.verdicts[.pass] ?? 0),
      "warn": count(summary.verdicts[.warn] ?? 0),
      "unknown": count(summary.verdicts[.unknown] ?? 0),
      "fail": count(summary.verdicts[.fail] ?? 0),
      "unchecked": count(summary.uncheckedCount),
      "noMedia": count(summary.skippedCount),
      "earlier": count(summary.earlierCount),
      "repair": .object(
        CheckedFile.Repair.allCases.map {
          .init($0.rawValue, count(summary.repairs[$0] ?? 0))
        }),
      "atRisk": risks(summary),
      "findings": .array(summary.findings.map(finding)),
      "worst": .array(
        summary.worst.map { file in
          .known([
            "path": .text(file.path),
            "findings": .array(file.marks.map { .text($0.id) }),
          ])
        }),
    ])
  }

  private static func risks(_ summary: BatchSummary) -> JSONValue {
    .known([
      "minimum": .array(
        summary.amountsAtRisk.sorted { $0.key < $1.key }.map { currency, amount in
          .known(["amount": .exact(amount), "currency": .text(currency)])
        }),
      "unknownCount": .number(summary.unknownCostCount),
    ])
  }

  private static func finding(_ finding: BatchSummary.FindingCount) -> JSONValue {
    .known([
      "id": .text(finding.id), "severity": .text(finding.severity.rawValue),
      "files": .number(finding.fileCount),
    ])
  }
}

/// What came of making results of many files, as JSON (`preflight.results/1`).
package enum ResultSummaryJSON {
  /// The summary.
  package static func value(_ summary: ResultSummary, isStopped: Bool) -> JSONValue {
    .object(
      [
        .init("schema", .text("preflight.results/1")),
        .init("files", .number(summary.count)),
        .init("isStopped", .flag(isStopped)),
      ]
        + counts(summary).map { .init($0, .number($1)) }
        + [
          .init("bytesBefore", .number(summary.bytesBefore)),
          .init("bytesAfter", .number(summary.bytesAfter)),
          .init(
            "reasons",
            .array(
              summary.rankedReasons.map {
                .known([
                  "id": .text($0.id), "files": .number($0.fileCount),
                ])
              })),
        ])
  }

  /// The line of a file whose result is there already.
  package static func done(_ input: String, target: String) -> JSONValue {
    .known([
      "schema": .text("preflight.done/1"), "outcome": .text("done"),
      "input": .text(input), "output": .text(target),
    ])
  }

  private static func counts(_ summary: ResultSummary) -> [(String, Int)] {
    [
      ("written", summary.writtenCount), ("copied", summary.copiedCount),
      ("planned", summary.plannedCount), ("done", summary.doneCount),
      ("stillRefused", summary.objectedCount), ("refused", summary.refusedCount),
      ("failed", summary.failedCount), ("passedOver", summary.skippedCount),
      ("results", summary.resultCount),
    ]
  }
}
