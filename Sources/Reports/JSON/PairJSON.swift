import MediaModel
package import Preflight

/// Pairs of stills for transitions as JSON (`preflight.pair/1`).
///
/// Shares are numbers from 0 to 1; places are shares of the picture's width and height.
package struct PairJSON: Sendable {
  private let frame: ReportJSON

  /// A maker of documents with FFmpeg's version, made at a time that ISO 8601 writes.
  package init(ffmpegVersion: String, createdAt: String) {
    frame = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
  }

  /// The document of one pair.
  package func value(_ report: PairReport) -> JSONValue {
    .known([
      "schema": .string("preflight.pair/1"), "tool": frame.tool,
      "createdAt": .string(frame.createdAt), "outcome": .string("written"),
      "verdict": .string(report.verdict.rawValue), "size": FactsJSON.size(report.size),
      "aspect": .string(report.aspect.description),
      "aspectReason": .string(report.aspectReason),
      "start": PairMeasuresJSON.still(report.start), "end": PairMeasuresJSON.still(report.end),
      "comparison": report.assessment.comparison.map {
        PairMeasuresJSON.comparison($0, of: report)
      },
      "findings": .array(report.findings.map(Self.finding)),
      "search": report.search.map(Self.search), "tail": report.tail.map(Self.tail),
      "contactSheet": .text(report.contactSheet),
      "notes": .array(report.notes.map(JSONValue.string)),
    ])
  }

  /// The document that says why no acceptable pair can be made of two files.
  package func refusal(_ refusals: [Refusal], from first: String, to second: String) -> JSONValue {
    .object([
      .init("schema", .string("preflight.pair/1")), .init("tool", frame.tool),
      .init("createdAt", .string(frame.createdAt)), .init("outcome", .string("refused")),
      .init("verdict", .string(Verdict.fail.rawValue)),
      .init("inputs", .array([.string(first), .string(second)])),
      .init("refusals", .array(refusals.map(RepairJSON.refusal))),
    ])
  }

  private static func finding(_ finding: PairFinding) -> JSONValue {
    let (measured, limit) = (finding.measured, finding.threshold)
    return .known([
      "id": .string(finding.id), "severity": .string(finding.severity.rawValue),
      "side": .text(finding.side?.rawValue),
      "measured": .known(["value": .measured(measured.value), "unit": .text(measured.unit)]),
      "limit": .known([
        limit.bound.rawValue: .measured(limit.value), "unit": .text(measured.unit),
        "origin": .string(limit.origin),
      ]),
      "message": .string(finding.message), "advice": .string(finding.advice),
    ])
  }

  private static func search(_ search: PairSearch) -> JSONValue {
    .known([
      "isBetter": .bool(search.isBetter),
      "startEarlierBy": FactsJSON.time(search.startShift),
      "endLaterBy": FactsJSON.time(search.endShift),
      "costBefore": .measured(search.before.cost), "cost": .measured(search.match.cost),
      "gain": .text(search.gain),
    ])
  }

  private static func tail(_ tail: PairReport.Tail) -> JSONValue {
    switch tail {
    case .written(let path, let firstFrame, let frameCount):
      .known([
        "path": .string(path), "firstFrame": .number(firstFrame),
        "frameCount": .number(frameCount),
      ])
    case .unavailable(let reason): .known(["unavailable": .string(reason)])
    }
  }
}
