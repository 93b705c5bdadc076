package import JSON
package import Preflight

/// Repairs and their plans as JSON (`preflight.repair/1`).
package struct RepairJSON: Sendable {
  private let frame: ReportJSON

  /// A maker of documents with FFmpeg's version, made at a time that ISO 8601 writes.
  package init(ffmpegVersion: String, createdAt: String) {
    frame = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
  }

  /// The document of one repair.
  package func value(_ report: RepairReport) -> JSONValue {
    .known([
      "schema": .text("preflight.repair/1"),
      "tool": frame.tool,
      "createdAt": .text(frame.createdAt),
      "outcome": .text(report.outcome.rawValue),
      "verdict": .text(Self.verdict(of: report).rawValue),
      "input": .text(report.input),
      "output": .text(report.output),
      "kept": report.kept.map(Self.kept),
      "steps": .array(report.steps.map(Self.step)),
      "losses": .texts(report.losses),
      "notes": .texts(report.notes),
      "refusals": .array(report.refusals.map(Self.refusal)),
      "before": Self.state(FactsJSON.value(report.before), report.checkBefore),
      "after": Self.facts(after: report).map { Self.state($0, report.checkAfter) },
    ])
  }

  /// What was refused fails, whatever a check of nothing says.
  private static func verdict(of report: RepairReport) -> Verdict {
    report.outcome == .refused ? .fail : report.verdict
  }

  private static func kept(_ kept: KeptFrames) -> JSONValue {
    .known([
      "firstFrame": .number(kept.firstFrame), "frameCount": .number(kept.frameCount),
      "sourceFrameCount": .number(kept.sourceFrameCount),
      "start": FactsJSON.time(kept.start), "end": FactsJSON.time(kept.end),
      "resultFrameCount": .number(kept.resultFrameCount),
    ])
  }

  static func step(_ step: RepairStep) -> JSONValue {
    .known([
      "kind": .text(step.kind.rawValue), "action": .text(step.action),
      "reason": .text(step.reason), "cost": .text(step.cost),
      "findings": .texts(step.findings),
    ])
  }

  static func refusal(_ refusal: Refusal) -> JSONValue {
    .known([
      "id": .text(refusal.id), "reason": .text(refusal.reason),
      "choices": .texts(refusal.choices.map(\.commandSentence)),
    ])
  }

  /// The facts of the result; how many bytes it has nobody knows before it is written.
  private static func facts(after report: RepairReport) -> JSONValue? {
    guard let after = report.after else { return nil }
    let value = FactsJSON.value(after)
    guard report.outcome == .planned, !report.steps.isEmpty, case .object(let members) = value
    else { return value }
    return .object(members.filter { $0.key != "byteCount" })
  }

  private static func state(_ facts: JSONValue, _ results: [ProfileResult]) -> JSONValue {
    .known([
      "facts": facts, "profiles": .array(results.map { ResultJSON.value($0) }),
    ])
  }
}
