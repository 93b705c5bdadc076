package import JSON
import Preflight
package import ProviderAnswers

/// What was checked and run as JSON (`preflight.history/1`); what is not known is absent.
package struct HistoryJSON: Sendable {
  private let tool: JSONValue
  private let createdAt: String
  private let timeText: @Sendable (Int64) -> String

  /// A maker of documents with FFmpeg's version; `timeText` writes seconds since 1970 as ISO 8601
  /// with a time zone.
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
      "schema": .text("preflight.history/1"), "tool": tool, "createdAt": .text(createdAt),
      "entries": .array(entries.map(value)), "sinceSuccess": since.map(value),
      "spending": spending.map { .array($0.items.map(Self.value)) },
    ])
  }

  /// One entry.
  package func value(_ entry: HistoryEntry) -> JSONValue {
    .known([
      "id": .number(entry.id), "kind": .text(entry.run == nil ? "check" : "run"),
      "time": .text(timeText(entry.time)), "profile": .text(entry.profileID),
      "verdict": .text(entry.verdict.rawValue), "inputs": .array(entry.inputs.map(Self.value)),
      "settings": .object(
        entry.settings.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) }),
      "findings": .array(entry.findings.map(Self.value)), "cost": Self.value(entry.cost),
      "run": entry.run.map(RunJSON.value),
    ])
  }

  private func value(_ since: SinceSuccess) -> JSONValue {
    .known([
      "id": .number(since.success.id), "time": .text(timeText(since.success.time)),
      "profile": .text(since.success.profileID),
      "changes": .array(
        since.changes.map { change in
          .known([
            "kind": .text(change.kind.rawValue), "message": .text(change.message),
          ])
        }),
    ])
  }

  private static func value(_ input: MediaRecord) -> JSONValue {
    .known([
      "role": .text(input.role), "path": .text(input.path),
      "contentHash": .text(input.contentHash), "byteCount": .number(input.byteCount),
      "kind": .text(input.kind.rawValue), "format": .text(input.format),
      "videoCodec": .text(input.videoCodec), "audioCodec": .text(input.audioCodec),
      "displaySize": FactsJSON.size(input.displaySize),
      "duration": FactsJSON.time(input.duration.map { MediaTime(seconds: $0) }),
      "frameRate": .text(input.frameRate?.description), "frameCount": .number(input.frameCount),
    ])
  }

  private static func value(_ finding: FindingRecord) -> JSONValue {
    .known([
      "id": .text(finding.id), "severity": .text(finding.severity.rawValue),
      "role": .text(finding.role), "message": .text(finding.message),
    ])
  }

  private static func value(_ cost: CostRecord) -> JSONValue {
    .known([
      "amount": cost.amount.map(JSONValue.exact) ?? .null,
      "currency": .text(cost.currency) ?? .null,
    ])
  }

  private static func value(_ item: Spending.Item) -> JSONValue {
    .known([
      "profile": .text(item.profileID),
      "currency": .text(item.currency) ?? .null,
      "started": value(item.started), "uncharged": value(item.uncharged),
      "stopped": value(item.stopped),
    ])
  }

  private static func value(_ tally: Spending.Tally) -> JSONValue {
    .known(["runs": .number(tally.count), "amount": tally.amount.map(JSONValue.exact)])
  }
}

/// What came of a command behind the gate as JSON; what is not known is absent.
enum RunJSON {
  package static func value(_ run: RunRecord) -> JSONValue {
    let answer = run.answer
    return .known([
      "stage": .text(run.stage.rawValue), "command": .text(run.command),
      "fingerprint": .text(run.fingerprint), "exitCode": .number(run.exitCode.map { Int($0) }),
      "signal": .number(run.signal.map { Int($0) }), "milliseconds": .number(run.milliseconds),
      "stopReason": .text(run.stopReason), "state": .text(answer.state?.rawValue),
      "status": .number(answer.status), "mayRetry": .flag(answer.mayRetry),
      "isCharged": .flag(answer.isCharged),
      "jobs": .list(
        answer.jobs.map { .known(["name": .text($0.name), "id": .text($0.id)]) }),
      "rejections": .list(answer.rejections.map(value)),
    ])
  }

  private static func value(_ rejection: Rejection) -> JSONValue {
    .known([
      "provider": .text(rejection.provider), "code": .text(rejection.code),
      "status": .number(rejection.status), "field": .list(rejection.field.map(JSONValue.text)),
      "message": .text(rejection.message),
    ])
  }
}

/// The facts of a run for a support desk as JSON (`preflight.support/1`); what is not known is absent.
package struct SupportJSON: Sendable {
  private let history: HistoryJSON
  private let tool: JSONValue
  private let createdAt: String
  private let localTime: @Sendable (Int64) -> String

  /// A maker of documents with FFmpeg's version; times in seconds since 1970 are written as ISO
  /// 8601 in UTC, and as the user's clocks do, with their distance from UTC.
  package init(
    ffmpegVersion: String, createdAt: String,
    universalTime: @escaping @Sendable (Int64) -> String,
    localTime: @escaping @Sendable (Int64) -> String
  ) {
    history = HistoryJSON(
      ffmpegVersion: ffmpegVersion, createdAt: createdAt, timeText: universalTime)
    tool = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt).tool
    self.createdAt = createdAt
    self.localTime = localTime
  }

  /// The facts of one run.
  package func document(_ facts: SupportFacts) -> JSONValue {
    .known([
      "schema": .text("preflight.support/1"), "tool": tool, "createdAt": .text(createdAt),
      "note": .text(facts.note), "workflow": workflow(facts),
      "localTime": .text(localTime(facts.entry.time)), "run": history.value(facts.entry),
      "providerHistory": .known([
        "shows": .text(facts.trace.kind.rawValue), "reason": .text(facts.trace.reason),
      ]),
      "system": .known([
        "name": .text(facts.system.name), "kernel": .text(facts.system.kernel),
        "architecture": .text(facts.system.architecture), "host": .text(facts.host),
      ]),
    ])
  }

  private func workflow(_ facts: SupportFacts) -> JSONValue {
    .known([
      "id": .text(facts.entry.profileID), "name": .text(facts.profile?.name),
      "provider": .text(facts.profile?.provider),
    ])
  }
}
