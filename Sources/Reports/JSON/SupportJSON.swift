import MediaModel
import Preflight
package import ProviderAnswers

/// The facts of a run for a support desk as JSON (`preflight.support/1`); what is not known is absent.
package struct SupportJSON: Sendable {
  private let history: HistoryJSON
  private let tool: JSONValue
  private let createdAt: String
  private let localTime: @Sendable (Int64) -> String

  /// - Parameters:
  ///   - ffmpegVersion: FFmpeg's version, for the `tool` member.
  ///   - createdAt: When the document is made, as ISO 8601 with a time zone.
  ///   - universalTime: Writes a time in seconds since 1970 as ISO 8601 in UTC.
  ///   - localTime: Writes it as the user's clocks do, with their distance from UTC.
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
      "schema": .string("preflight.support/1"), "tool": tool, "createdAt": .string(createdAt),
      "note": .text(facts.note), "workflow": workflow(facts),
      "localTime": .string(localTime(facts.entry.time)), "run": history.value(facts.entry),
      "providerHistory": .known([
        "shows": .string(facts.trace.kind.rawValue), "reason": .string(facts.trace.reason),
      ]),
      "system": .known([
        "name": .string(facts.system.name), "kernel": .string(facts.system.kernel),
        "architecture": .string(facts.system.architecture), "host": .text(facts.host),
      ]),
    ])
  }

  private func workflow(_ facts: SupportFacts) -> JSONValue {
    .known([
      "id": .string(facts.entry.profileID), "name": .text(facts.profile?.name),
      "provider": .text(facts.profile?.provider),
    ])
  }
}
