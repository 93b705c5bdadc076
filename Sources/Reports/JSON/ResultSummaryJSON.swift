import MediaModel
package import Preflight

/// What came of making results of many files, as JSON (`preflight.results/1`).
package enum ResultSummaryJSON {
  /// The summary.
  package static func value(_ summary: ResultSummary, isStopped: Bool) -> JSONValue {
    .object(
      [
        .init("schema", .string("preflight.results/1")),
        .init("files", .integer(Int64(summary.count))),
        .init("isStopped", .bool(isStopped)),
      ]
        + counts(summary).map { .init($0, .integer(Int64($1))) }
        + [
          .init("bytesBefore", .integer(summary.bytesBefore)),
          .init("bytesAfter", .integer(summary.bytesAfter)),
          .init(
            "reasons",
            .array(
              summary.rankedReasons.map {
                .object([
                  .init("id", .string($0.id)), .init("files", .integer(Int64($0.fileCount))),
                ])
              })),
        ])
  }

  /// The line of a file whose result is there already.
  package static func done(_ input: String, target: String) -> JSONValue {
    .object([
      .init("schema", .string("preflight.done/1")), .init("outcome", .string("done")),
      .init("input", .string(input)), .init("output", .string(target)),
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
