import Analysis
package import JSON
package import Preflight

/// Stills as JSON, as the contract of the command describes them (`preflight.stills/1`).
///
/// Times are decimal seconds to the microsecond; `ptsTicks` and `timeBase` say the same exactly.
package struct StillJSON: Sendable {
  private let frame: ReportJSON

  /// A maker of documents with FFmpeg's version, made at a time that ISO 8601 writes.
  package init(ffmpegVersion: String, createdAt: String) {
    frame = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
  }

  /// The document of the stills of one source.
  package func document(_ stills: [StillRecord], of input: String) -> JSONValue {
    let verdict = Verdict.worst(of: stills.flatMap(\.check).map(\.verdict))
    return .object(
      head("preflight.stills/1", "written", verdict, input) + [
        .init("stills", .array(stills.map { .object(Self.members($0)) }))
      ])
  }

  /// One still, for a line of its own.
  package func line(_ still: StillRecord) -> JSONValue {
    .object(
      [
        .init("schema", .text("preflight.still/1")), .init("tool", frame.tool),
        .init("createdAt", .text(frame.createdAt)), .init("input", .text(still.source)),
      ] + Self.members(still))
  }

  /// The document that says why a still cannot be made acceptable.
  package func refusal(_ refusals: [Refusal], of input: String, notes: [String]) -> JSONValue {
    .object(
      head("preflight.stills/1", "refused", .fail, input) + [
        .init("stills", .array([])),
        .init("refusals", .array(refusals.map(RepairJSON.refusal))),
        .init("notes", .texts(notes)),
      ])
  }

  private func head(
    _ schema: String, _ outcome: String, _ verdict: Verdict, _ input: String
  ) -> [JSONMember] {
    [
      .init("schema", .text(schema)), .init("tool", frame.tool),
      .init("createdAt", .text(frame.createdAt)), .init("outcome", .text(outcome)),
      .init("verdict", .text(verdict.rawValue)), .init("input", .text(input)),
    ]
  }

  /// What is known of one still and its proof.
  static func members(_ still: StillRecord) -> [JSONMember] {
    JSONValue.members([
      "path": .text(still.path), "request": .text(still.request),
      "format": .text(still.format), "width": .number(still.size.width),
      "height": .number(still.size.height), "bitDepth": .number(still.bitDepth),
      "byteCount": .number(still.byteCount),
    ]) + (still.frame.map(address) ?? [])
      + JSONValue.members([
        "sourceHash": .text(still.sourceHash), "pixelHash": .text(still.pixelHash),
        "color": color(still.color), "fields": .text(still.fields),
        "replaced": still.replacement.map(replaced),
        "steps": .array(still.steps.map(RepairJSON.step)),
        "notes": .texts(still.notes),
        "profiles": .array(still.check.map { ResultJSON.value($0) }),
      ])
  }

  /// Which frame it is: when it is shown on the clock of the file (`pts`) and after the clip's first
  /// frame (`time`).
  private static func address(_ frame: FrameAddress) -> [JSONMember] {
    JSONValue.members([
      "stream": .number(frame.track), "frameIndex": .number(frame.number),
      "pts": FactsJSON.time(frame.presentationTime), "ptsTicks": .number(frame.ticks),
      "timeBase": .text(frame.timeBase.description), "time": FactsJSON.time(frame.time),
      "duration": FactsJSON.time(frame.duration),
    ])
  }

  private static func replaced(_ replacement: StillRecord.Replacement) -> JSONValue {
    .object([
      .init("wanted", .object(address(replacement.wanted))),
      .init("reason", .text(replacement.reason)),
    ])
  }

  private static func color(_ reading: ColorReading) -> JSONValue {
    .known([
      "matrix": value(reading.matrix), "range": value(reading.range),
      "primaries": value(reading.primaries), "transfer": value(reading.transfer),
      "chromaLocation": reading.chromaLocation.flatMap(value),
      "conversion": .text(reading.conversion),
    ])
  }

  private static func value(_ value: ColorReading.Value) -> JSONValue? {
    guard value.isKnown else { return nil }
    return .object([
      .init("value", .text(value.name)), .init("basis", .text(value.basis.rawValue)),
    ])
  }
}

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
      "schema": .text("preflight.pair/1"), "tool": frame.tool,
      "createdAt": .text(frame.createdAt), "outcome": .text("written"),
      "verdict": .text(report.verdict.rawValue), "size": FactsJSON.size(report.size),
      "aspect": .text(report.aspect.description),
      "aspectReason": .text(report.aspectReason),
      "start": PairMeasuresJSON.still(report.start), "end": PairMeasuresJSON.still(report.end),
      "comparison": report.assessment.comparison.map {
        PairMeasuresJSON.comparison($0, of: report)
      },
      "findings": .array(report.findings.map(Self.finding)),
      "search": report.search.map(Self.search), "tail": report.tail.map(Self.tail),
      "contactSheet": .text(report.contactSheet),
      "notes": .texts(report.notes),
    ])
  }

  /// The document that says why no acceptable pair can be made of two files.
  package func refusal(_ refusals: [Refusal], from first: String, to second: String) -> JSONValue {
    .object([
      .init("schema", .text("preflight.pair/1")), .init("tool", frame.tool),
      .init("createdAt", .text(frame.createdAt)), .init("outcome", .text("refused")),
      .init("verdict", .text(Verdict.fail.rawValue)),
      .init("inputs", .array([.text(first), .text(second)])),
      .init("refusals", .array(refusals.map(RepairJSON.refusal))),
    ])
  }

  private static func finding(_ finding: PairFinding) -> JSONValue {
    let (measured, limit) = (finding.measured, finding.threshold)
    return .known([
      "id": .text(finding.id), "severity": .text(finding.severity.rawValue),
      "side": .text(finding.side?.rawValue),
      "measured": .known(["value": .measured(measured.value), "unit": .text(measured.unit)]),
      "limit": .known([
        limit.bound.rawValue: .measured(limit.value), "unit": .text(measured.unit),
        "origin": .text(limit.origin),
      ]),
      "message": .text(finding.message), "advice": .text(finding.advice),
    ])
  }

  private static func search(_ search: PairSearch) -> JSONValue {
    .known([
      "isBetter": .flag(search.isBetter),
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
        "path": .text(path), "firstFrame": .number(firstFrame),
        "frameCount": .number(frameCount),
      ])
    case .unavailable(let reason): .known(["unavailable": .text(reason)])
    }
  }
}

/// What was measured of a pair, as JSON.
enum PairMeasuresJSON {
  static func still(_ still: PairReport.Still) -> JSONValue {
    let measures = still.measures
    return .known([
      "still": .object(
        [.init("source", .text(still.record.source))] + StillJSON.members(still.record)),
      "originalSize": FactsJSON.size(measures.originalSize),
      "croppedShare": .measured(measures.croppedShare),
      "paddedShare": .measured(measures.paddedShare),
      "meanLuma": .measured(measures.light.meanLuma),
      "contrast": .measured(measures.light.contrast),
      "darkShare": .measured(measures.light.darkShare), "meanColor": color(measures.color),
      "blur": .measured(measures.sharpness.blur),
      "laplacianVariance": .measured(measures.sharpness.laplacianVariance),
      "subject": measures.subject.map(subject),
    ])
  }

  static func comparison(_ comparison: FrameComparison, of report: PairReport) -> JSONValue {
    let (first, second) = (report.start.measures, report.end.measures)
    let aspect = report.size.ratio.value.approximation
    let distance = first.subject.flatMap { subject in
      second.subject.map { subject.distance(to: $0, aspect: aspect) }
    }
    return .known([
      "ssim": .measured(comparison.structuralLikeness),
      "meanDifference": .measured(comparison.meanDifference),
      "exposureStops": .measured(comparison.stops),
      "colorDifference": .measured(comparison.colorDifference),
      "tintDifference": .measured(comparison.tintDifference),
      "colorDistance": .measured(comparison.colorDistance),
      "subjectDistance": distance.map(JSONValue.measured),
    ])
  }

  private static func color(_ color: LabColor) -> JSONValue {
    .known([
      "l": .measured(color.lightness), "a": .measured(color.greenRed),
      "b": .measured(color.blueYellow),
    ])
  }

  private static func subject(_ subject: Subject) -> JSONValue {
    .known([
      "x": .measured(subject.center.x), "y": .measured(subject.center.y),
      "left": .measured(subject.box.left), "top": .measured(subject.box.top),
      "right": .measured(subject.box.right), "bottom": .measured(subject.box.bottom),
      "confidence": .measured(subject.confidence),
    ])
  }
}

extension JSONValue {
  /// A measured number to the millionth.
  static func measured(_ value: Double) -> JSONValue {
    .number(Decimal.text(value, places: 6))
  }
}
