import MediaModel
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
      "path": .string(file.path), "verdict": .string(file.verdict.rawValue),
      "repair": .text(file.repair?.rawValue), "question": .string(stamp.question),
      "byteCount": .integer(stamp.byteCount), "modified": .integer(stamp.modified),
    ])
  }

  /// What came out of a batch (`preflight.summary/1`).
  package static func summary(_ summary: BatchSummary) -> JSONValue {
    func count(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    return .object([
      .init("schema", .string("preflight.summary/1")),
      .init("checked", count(summary.checkedCount)),
      .init("pass", count(summary.verdicts[.pass] ?? 0)),
      .init("warn", count(summary.verdicts[.warn] ?? 0)),
      .init("fail", count(summary.verdicts[.fail] ?? 0)),
      .init("unchecked", count(summary.uncheckedCount)),
      .init("noMedia", count(summary.skippedCount)),
      .init("earlier", count(summary.earlierCount)),
      .init(
        "repair",
        .object(
          CheckedFile.Repair.allCases.map {
            .init($0.rawValue, count(summary.repairs[$0] ?? 0))
          })),
      .init("atRisk", risks(summary)),
      .init("findings", .array(summary.findings.map(finding))),
      .init(
        "worst",
        .array(
          summary.worst.map { file in
            .object([
              .init("path", .string(file.path)),
              .init("findings", .array(file.marks.map { .string($0.id) })),
            ])
          })),
    ])
  }

  private static func risks(_ summary: BatchSummary) -> JSONValue {
    .object([
      .init(
        "minimum",
        .array(
          summary.amountsAtRisk.sorted { $0.key < $1.key }.map { currency, amount in
            .object([.init("amount", .exact(amount)), .init("currency", .string(currency))])
          })),
      .init("unknownCount", .integer(Int64(summary.unknownCostCount))),
    ])
  }

  private static func finding(_ finding: BatchSummary.FindingCount) -> JSONValue {
    .object([
      .init("id", .string(finding.id)), .init("severity", .string(finding.severity.rawValue)),
      .init("files", .integer(Int64(finding.fileCount))),
    ])
  }
}
