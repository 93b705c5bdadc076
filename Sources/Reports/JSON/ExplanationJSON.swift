package import JSON
import Preflight
package import ProviderAnswers

/// What a failure means as JSON (`preflight.explanations/1`).
package struct ExplanationJSON: Sendable {
  private let frame: ReportJSON

  /// A maker of documents with FFmpeg's version, made at a time that ISO 8601 writes.
  package init(ffmpegVersion: String, createdAt: String) {
    frame = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: createdAt)
  }

  /// The whole report; the text that was explained is not in it.
  package func document(_ report: FailureReport) -> JSONValue {
    .known([
      "schema": .text("preflight.explanations/1"), "tool": frame.tool,
      "createdAt": .text(frame.createdAt),
      "explanations": .array(report.explanations.map(Self.value)),
      "limits": .list(report.limits.map(Self.limit)), "jobs": .list(report.jobs.map(Self.job)),
      "suggestions": .list(report.suggestions.map(JSONValue.text)),
      "otherProviders": .list(report.otherProviders.map(JSONValue.text)),
    ])
  }

  /// One explanation.
  package static func value(_ explanation: Explanation) -> JSONValue {
    .known([
      "id": .text(explanation.id), "title": .text(explanation.title),
      "provider": .text(explanation.provider), "matched": .text(explanation.matched),
      "meaning": .text(explanation.meaning), "retry": retry(explanation.retry),
      "refund": refund(explanation.refund),
      "steps": .texts(explanation.steps),
      "prevention": .texts(explanation.prevention),
      "sources": .array(explanation.sources.map(ResultJSON.source)),
    ])
  }

  private static func retry(_ retry: RetryAdvice) -> JSONValue {
    .known([
      "chance": .text(retry.chance.rawValue), "seconds": .number(retry.seconds),
      "sentence": .text(retry.sentence),
    ])
  }

  private static func refund(_ refund: Refund) -> JSONValue {
    .known(["kind": .text(refund.kind.rawValue), "sentence": .text(refund.sentence)])
  }

  private static func limit(_ limit: FailureReport.StatedLimit) -> JSONValue {
    let bound = limit.bound
    return .known([
      "field": .list(limit.field.map(JSONValue.text)),
      "mediaType": .text(bound.mediaType?.rawValue),
      "limit": ResultJSON.limit(
        LimitDescription(
          quantity: bound.quantity, bounds: bound.bounds, unit: bound.quantity.unit)),
      "sent": bound.sent.map(JSONValue.setting), "confidence": .text(bound.confidence.rawValue),
    ])
  }

  private static func job(_ job: JobReference) -> JSONValue {
    .known(["name": .text(job.name), "id": .text(job.id)])
  }
}
