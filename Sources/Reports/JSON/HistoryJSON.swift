import MediaModel
import Preflight
package import ProviderAnswers

/// What was checked and run as JSON (`preflight.history/1`); what is not known is absent.
package struct HistoryJSON: Sendable {
  private let tool: JSONValue
  private let createdAt: String
  private let timeText: @Sendable (Int64) -> String

  /// A maker of documents.
  ///
  /// - Parameters:
  ///   - ffmpegVersion: FFmpeg's version, for the `tool` member.
  ///   - createdAt: When the document is made, as ISO 8601 with a time zone.
  ///   - timeText: A time in seconds since 1970 as ISO 8601 with a time zone.
  package init(
    ffmpegVersion: String, createdAt: String, timeText: @escaping @Sendable (Int64) -> String
  ) {
    tool = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt).tool
    self.createdAt = createdAt
    self.timeText = timeText
  }

  /// Entries, with what is different since a file last worked and with sums where they are wanted.
  package func document(
    _ entries: [HistoryEntry], since: SinceSuccess? = nil, spending: Spending? = nil
  ) -> JSONValue {
    .known([
      "schema": .string("preflight.history/1"), "tool": tool, "createdAt": .string(createdAt),
      "entries": .array(entries.map(value)), "sinceSuccess": since.map(value),
      "spending": spending.map { .array($0.items.map(Self.value)) },
    ])
  }

  /// One entry.
  package func value(_ entry: HistoryEntry) -> JSONValue {
    .known([
      "id": .number(entry.id), "kind": .string(entry.run == nil ? "check" : "run"),
      "time": .string(timeText(entry.time)), "profile": .string(entry.profileID),
      "verdict": .string(entry.verdict.rawValue), "inputs": .array(entry.inputs.map(Self.value)),
      "settings": .object(
        entry.settings.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }),
      "findings": .array(entry.findings.map(Self.value)), "cost": Self.value(entry.cost),
      "run": entry.run.map(RunJSON.value),
    ])
  }

  private func value(_ since: SinceSuccess) -> JSONValue {
    .known([
      "id": .number(since.success.id), "time": .string(timeText(since.success.time)),
      "profile": .string(since.success.profileID),
      "changes": .array(
        since.changes.map { change in
          .known([
            "kind": .string(change.kind.rawValue), "message": .string(change.message),
          ])
        }),
    ])
  }

  private static func value(_ input: MediaRecord) -> JSONValue {
    .known([
      "role": .text(input.role), "path": .string(input.path),
      "contentHash": .text(input.contentHash), "byteCount": .integer(input.byteCount),
      "kind": .string(input.kind.rawValue), "format": .text(input.format),
      "videoCodec": .text(input.videoCodec), "audioCodec": .text(input.audioCodec),
      "displaySize": FactsJSON.size(input.displaySize),
      "duration": FactsJSON.time(input.duration.map { MediaTime(seconds: $0) }),
      "frameRate": .text(input.frameRate?.description), "frameCount": .number(input.frameCount),
    ])
  }

  private static func value(_ finding: FindingRecord) -> JSONValue {
    .known([
      "id": .string(finding.id), "severity": .string(finding.severity.rawValue),
      "role": .text(finding.role), "message": .string(finding.message),
    ])
  }

  private static func value(_ cost: CostRecord) -> JSONValue {
    .object([
      .init("amount", cost.amount.map(JSONValue.exact) ?? .null),
      .init("currency", .text(cost.currency) ?? .null),
    ])
  }

  private static func value(_ item: Spending.Item) -> JSONValue {
    .object([
      .init("profile", .string(item.profileID)),
      .init("currency", .text(item.currency) ?? .null),
      .init("started", value(item.started)), .init("uncharged", value(item.uncharged)),
      .init("stopped", value(item.stopped)),
    ])
  }

  private static func value(_ tally: Spending.Tally) -> JSONValue {
    .known(["runs": .number(tally.count), "amount": tally.amount.map(JSONValue.exact)])
  }
}
