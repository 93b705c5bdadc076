package import JSON
import Preflight
package import ProviderAnswers

/// What was learned from rejections, as JSON (`preflight.lessons/1`).
package struct LearnJSON: Sendable {
  private let frame: ReportJSON
  /// Now, in seconds since 1970.
  private let time: Int64
  /// Writes a time as ISO 8601.
  private let timeText: @Sendable (Int64) -> String

  /// A maker of documents with FFmpeg's version; now is in seconds since 1970, and `timeText`
  /// writes it as ISO 8601.
  package init(
    ffmpegVersion: String, at time: Int64, timeText: @escaping @Sendable (Int64) -> String
  ) {
    frame = ReportJSON(ffmpegVersion: ffmpegVersion, createdAt: timeText(time))
    self.time = time
    self.timeText = timeText
  }

  /// What came of one answer.
  package func document(_ report: LearnReport) -> JSONValue {
    .known([
      "schema": .text("preflight.lessons/1"), "tool": frame.tool,
      "createdAt": .text(frame.createdAt), "profile": .text(report.profile.id),
      "isStored": .flag(!report.isTrial && !report.limits.isEmpty),
      "answer": Self.answer(report.answer),
      "learned": .array(report.limits.map(limit)),
      "passedOver": .list(report.lessons.passedOver.map(Self.passedOver)),
      "suspicions": .list(report.suspicions.map(Self.suspicion)),
    ])
  }

  /// Limits in one document.
  package func document(_ limits: [LearnedLimit]) -> JSONValue {
    .known([
      "schema": .text("preflight.lessons/1"), "tool": frame.tool,
      "createdAt": .text(frame.createdAt), "learned": .array(limits.map(limit)),
    ])
  }

  /// One limit.
  package func limit(_ limit: LearnedLimit) -> JSONValue {
    .known([
      "id": .text(limit.id), "profile": .text(limit.profileID),
      "roles": .array(limit.roles.map { .text($0.text) }), "name": .text(limit.name),
      "limit": ResultJSON.limit(LimitDescription(limit.limit)),
      "summary": .text(limit.limit.summary),
      "binds": .flag(LearnedLimits([], at: time).isCertain(limit)),
      "confidence": .text(limit.confidence.rawValue), "code": .text(limit.code),
      "sent": limit.sent.map(JSONValue.setting),
      "learnedAt": .text(timeText(limit.learnedAt)),
      "confirmedAt": .text(timeText(limit.confirmedAt)),
      "confirmations": .number(limit.confirmations),
      "contradictions": .number(limit.contradictions),
    ])
  }

  /// An answer as it was read.
  package static func answer(_ answer: ProviderAnswer) -> JSONValue {
    .known([
      "status": .number(answer.status), "state": .text(answer.state?.rawValue),
      "mayRetry": .flag(answer.mayRetry), "isCharged": .flag(answer.isCharged),
      "jobs": .list(
        answer.jobs.map { .known(["name": .text($0.name), "id": .text($0.id)]) }),
      "rejections": .array(answer.rejections.map(rejection)),
    ])
  }

  private static func rejection(_ rejection: Rejection) -> JSONValue {
    .known([
      "provider": .text(rejection.provider), "code": .text(rejection.code),
      "status": .number(rejection.status),
      "field": .list(rejection.field.map(JSONValue.text)), "message": .text(rejection.message),
      "limits": .list(rejection.bounds.map(bound)),
    ])
  }

  private static func bound(_ bound: StatedBound) -> JSONValue {
    .known([
      "limit": ResultJSON.limit(
        LimitDescription(
          quantity: bound.quantity, bounds: bound.bounds, unit: bound.quantity.unit)),
      "mediaType": .text(bound.mediaType?.rawValue), "sent": bound.sent.map(JSONValue.setting),
      "confidence": .text(bound.confidence.rawValue),
    ])
  }

  private static func passedOver(_ passed: Lessons.PassedOver) -> JSONValue {
    .known([
      "code": .text(passed.rejection.code), "message": .text(passed.rejection.message),
      "limit": passed.bound.map(bound), "reason": .text(passed.reason.rawValue),
    ])
  }

  private static func suspicion(_ suspicion: Suspicion) -> JSONValue {
    .known([
      "role": .text(suspicion.role), "path": .text(suspicion.path),
      "measured": ResultJSON.measurement(suspicion.measured),
      "limit": ResultJSON.limit(
        LimitDescription(
          quantity: suspicion.quantity, bounds: suspicion.bounds, unit: suspicion.quantity.unit)),
      "isOutside": .flag(suspicion.isOutside),
      "distance": suspicion.distance.map { .number($0.shortDecimal(places: 6)) },
      "source": ResultJSON.source(suspicion.source),
    ])
  }
}
