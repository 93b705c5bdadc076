import MediaModel
public import Preflight

/// Reports as JSON, as the contract of the command describes them (`preflight.report/1`).
public struct ReportJSON: Sendable {
  /// FFmpeg's version, for the `tool` member.
  public var ffmpegVersion: String
  /// When the report was made, as ISO 8601 with a time zone.
  public var createdAt: String
  private let keep: [String: Profile.ClipEnd]

  /// A maker of reports; `keep` says by profile id which end of a clip stays when it has to be cut.
  public init(
    ffmpegVersion: String, createdAt: String, keep: [String: Profile.ClipEnd] = [:]
  ) {
    self.ffmpegVersion = ffmpegVersion
    self.createdAt = createdAt
    self.keep = keep
  }

  /// One request's report.
  public func value(_ report: Report) -> JSONValue {
    .object([
      .init("schema", .string("preflight.report/1")),
      .init("tool", tool),
      .init("createdAt", .string(createdAt)),
      .init("verdict", .string(report.verdict.rawValue)),
      .init("inputs", .array(report.request.inputs.map { input(of: report, $0) })),
      .init("profiles", .array(report.results.map { result($0, request: report.request) })),
    ])
  }

  /// The reports of several requests in one document, errors of files that could not be looked at
  /// among them.
  public func document(_ entries: [JSONValue], verdict: Verdict) -> JSONValue {
    .object([
      .init("schema", .string("preflight.reports/1")),
      .init("tool", tool),
      .init("createdAt", .string(createdAt)),
      .init("verdict", .string(verdict.rawValue)),
      .init("reports", .array(entries)),
    ])
  }

  /// A file that could not be looked at.
  public static func error(path: String, message: String) -> JSONValue {
    .object([
      .init("schema", .string("preflight.error/1")), .init("path", .string(path)),
      .init("error", .string(message)),
    ])
  }

  var tool: JSONValue {
    .object([
      .init("name", .string("preflight")), .init("version", .string(PreflightVersion.current)),
      .init("ffmpeg", .string(ffmpegVersion)),
    ])
  }

  /// An input with the role in which the first profile took it.
  private func input(of report: Report, _ input: RequestInput) -> JSONValue {
    let assigned = report.results.first?.assignments.first { $0.path == input.path }?.role
    return .known([
      "role": .text(input.role ?? assigned), "path": .string(input.path),
      "facts": FactsJSON.value(input.facts),
    ])
  }

  private func result(_ result: ProfileResult, request: Request) -> JSONValue {
    .known([
      "id": .string(result.profileID), "name": .string(result.name),
      "provider": .string(result.provider), "origin": origin(result.origin),
      "verdict": .string(result.verdict.rawValue),
      "findings": .array(
        result.findings.map { finding($0, request: request, keep: keep[result.profileID]) }),
      "notes": .list(result.notes.map(JSONValue.string)),
      "cost": cost(result.cost),
    ])
  }

  private func origin(_ origin: Profile.Origin) -> JSONValue? {
    switch origin {
    case .builtIn: nil
    case .file(let name): .string(name)
    }
  }

  private func cost(_ cost: Cost) -> JSONValue {
    .object([
      .init("amount", cost.amount.map(JSONValue.exact) ?? .null),
      .init("currency", cost.currency.map(JSONValue.string) ?? .null),
      .init("note", .string(cost.note)),
    ])
  }

  private func finding(
    _ finding: Finding, request: Request, keep: Profile.ClipEnd?
  ) -> JSONValue {
    .known([
      "id": .string(finding.id), "severity": .string(finding.severity.rawValue),
      "role": .text(finding.role), "path": .text(finding.path),
      "measured": finding.measured.map(measurement), "limit": finding.limit.map(limit),
      "message": .string(finding.message), "detail": .text(finding.detail),
      "source": finding.source.map(Self.source),
      "spokenBy": finding.spokenBy.map(speaker),
      "alsoSaidBy": .list(finding.alsoSaidBy.map(speaker)),
      "fix": finding.fix.map { fix in
        FixJSON.value(fix, path: finding.path, request: request, keep: keep)
      },
    ])
  }

  private func measurement(_ measurement: Measurement) -> JSONValue {
    .known([
      "value": value(of: measurement),
      "unit": .text(measurement.unit?.rawValue), "reading": .text(measurement.reading),
    ])
  }

  /// Times are decimal seconds to the microsecond, other numbers exact.
  private func value(of measurement: Measurement) -> JSONValue {
    guard measurement.unit == .seconds, let seconds = measurement.value.number else {
      return .setting(measurement.value)
    }
    return .decimal(seconds.shortDecimal(places: 6))
  }

  private func limit(_ limit: LimitDescription) -> JSONValue {
    let bounds = limit.bounds
    func end(_ bound: Bounds.Bound?, isExclusive: Bool) -> JSONValue? {
      bound.flatMap { $0.isExclusive == isExclusive ? .exact($0.value) : nil }
    }
    return .known([
      "quantity": .string(limit.quantity.rawValue),
      "min": end(bounds.minimum, isExclusive: false) ?? .text(bounds.minimumSize?.description),
      "max": end(bounds.maximum, isExclusive: false) ?? .text(bounds.maximumSize?.description),
      "exclusiveMin": end(bounds.minimum, isExclusive: true),
      "exclusiveMax": end(bounds.maximum, isExclusive: true),
      "allowed": bounds.allowed.flatMap { .list($0.map(JSONValue.setting)) },
      "step": .number(bounds.step), "offset": bounds.step == nil ? nil : .number(bounds.offset),
      "unit": .text(limit.unit?.rawValue),
      "scope": limit.scope == .each ? nil : .string(limit.scope.rawValue),
      "transport": .text(limit.transport?.rawValue),
      "conditions": .list(limit.conditions.map(JSONValue.string)),
    ])
  }

  private func speaker(_ speaker: Speaker) -> JSONValue {
    .object([
      .init("profile", .string(speaker.profileID)), .init("name", .string(speaker.name)),
      .init("relation", .string(speaker.relation.rawValue)),
    ])
  }

  static func source(_ source: Source) -> JSONValue {
    .known([
      "url": .text(source.url), "title": .text(source.title), "seen": .text(source.seen),
      "evidence": .text(source.evidence?.rawValue),
    ])
  }
}
