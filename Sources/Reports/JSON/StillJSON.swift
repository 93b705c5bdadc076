import MediaModel
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
        .init("schema", .string("preflight.still/1")), .init("tool", frame.tool),
        .init("createdAt", .string(frame.createdAt)), .init("input", .string(still.source)),
      ] + Self.members(still))
  }

  /// The document that says why a still cannot be made acceptable.
  package func refusal(_ refusals: [Refusal], of input: String, notes: [String]) -> JSONValue {
    .object(
      head("preflight.stills/1", "refused", .fail, input) + [
        .init("stills", .array([])),
        .init("refusals", .array(refusals.map(RepairJSON.refusal))),
        .init("notes", .array(notes.map(JSONValue.string))),
      ])
  }

  private func head(
    _ schema: String, _ outcome: String, _ verdict: Verdict, _ input: String
  ) -> [JSONValue.Member] {
    [
      .init("schema", .string(schema)), .init("tool", frame.tool),
      .init("createdAt", .string(frame.createdAt)), .init("outcome", .string(outcome)),
      .init("verdict", .string(verdict.rawValue)), .init("input", .string(input)),
    ]
  }

  /// What is known of one still and its proof.
  static func members(_ still: StillRecord) -> [JSONValue.Member] {
    JSONValue.members([
      "path": .string(still.path), "request": .string(still.request),
      "format": .string(still.format), "width": .number(still.size.width),
      "height": .number(still.size.height), "bitDepth": .number(still.bitDepth),
      "byteCount": .integer(still.byteCount),
    ]) + (still.frame.map(address) ?? [])
      + JSONValue.members([
        "sourceHash": .text(still.sourceHash), "pixelHash": .string(still.pixelHash),
        "color": color(still.color), "fields": .text(still.fields),
        "replaced": still.replacement.map(replaced),
        "steps": .array(still.steps.map(RepairJSON.step)),
        "notes": .array(still.notes.map(JSONValue.string)),
        "profiles": .array(still.check.map { ResultJSON.value($0) }),
      ])
  }

  /// Which frame it is: when it is shown on the clock of the file (`pts`) and after the clip's first
  /// frame (`time`).
  private static func address(_ frame: FrameAddress) -> [JSONValue.Member] {
    JSONValue.members([
      "stream": .number(frame.track), "frameIndex": .number(frame.number),
      "pts": FactsJSON.time(frame.presentationTime), "ptsTicks": .integer(frame.ticks),
      "timeBase": .string(frame.timeBase.description), "time": FactsJSON.time(frame.time),
      "duration": FactsJSON.time(frame.duration),
    ])
  }

  private static func replaced(_ replacement: StillRecord.Replacement) -> JSONValue {
    .object([
      .init("wanted", .object(address(replacement.wanted))),
      .init("reason", .string(replacement.reason)),
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
      .init("value", .string(value.name)), .init("basis", .string(value.basis.rawValue)),
    ])
  }
}
