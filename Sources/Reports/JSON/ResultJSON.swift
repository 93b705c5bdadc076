import MediaModel
import Preflight

/// The answer of one profile as JSON: its verdict, its findings, what it costs.
enum ResultJSON {
  /// One profile's answer; `command` gives the command that mends a finding, or nil.
  package static func value(
    _ result: ProfileResult, command: (Finding) -> String? = { _ in nil }
  ) -> JSONValue {
    .known([
      "id": .string(result.profileID), "name": .string(result.name),
      "provider": .string(result.provider), "origin": origin(result.origin),
      "verdict": .string(result.verdict.rawValue),
      "findings": .array(
        result.findings.map { finding in
          self.finding(
            finding, command: command(finding), atRisk: result.costAtRisk(by: finding))
        }),
      "notes": .list(result.notes.map(JSONValue.string)),
      "cost": cost(result.cost),
    ])
  }

  private static func origin(_ origin: Profile.Origin) -> JSONValue? {
    switch origin {
    case .builtIn: nil
    case .file(let name): .string(name)
    }
  }

  private static func cost(_ cost: Cost) -> JSONValue {
    .object(
      [
        .init("amount", cost.amount.map(JSONValue.exact) ?? .null),
        .init("currency", cost.currency.map(JSONValue.string) ?? .null),
        .init("note", .string(cost.note)),
      ]
        + JSONValue.members([
          "minimum": cost.minimumAmount.map(JSONValue.exact),
          "maximum": cost.maximumAmount.map(JSONValue.exact),
          "prices": .list(cost.prices.map(price)),
        ]))
  }

  private static func price(_ price: Price) -> JSONValue {
    .known([
      "amount": price.amount.map(JSONValue.exact),
      "minimum": price.minimumAmount.map(JSONValue.exact),
      "maximum": price.maximumAmount.map(JSONValue.exact), "currency": .string(price.currency),
      "per": .string(price.per.rawValue), "basis": .text(price.basis),
      "conditions": .list(price.when.map { .string($0.text) }), "source": source(price.source),
    ])
  }

  private static func risk(_ cost: Cost) -> JSONValue {
    .known([
      "minimum": cost.minimumAmount.map(JSONValue.exact),
      "maximum": cost.maximumAmount.map(JSONValue.exact),
      "currency": .text(cost.currency),
    ])
  }

  private static func finding(
    _ finding: Finding, command: String?, atRisk: Cost?
  ) -> JSONValue {
    .known([
      "id": .string(finding.id), "severity": .string(finding.severity.rawValue),
      "role": .text(finding.role), "path": .text(finding.path),
      "measured": finding.measured.map(measurement), "limit": finding.limit.map(limit),
      "message": .string(finding.message), "detail": .text(finding.detail),
      "source": finding.source.map(source),
      "spokenBy": finding.spokenBy.map(speaker),
      "alsoSaidBy": .list(finding.alsoSaidBy.map(speaker)),
      "fix": finding.fix.map { FixJSON.value($0, command: command) },
      "atRisk": atRisk.map(risk),
    ])
  }

  static func measurement(_ measurement: MeasuredValue) -> JSONValue {
    .known([
      "value": value(of: measurement),
      "unit": .text(measurement.unit?.rawValue), "reading": .text(measurement.reading),
    ])
  }

  /// Times are decimal seconds to the microsecond, other numbers exact.
  private static func value(of measurement: MeasuredValue) -> JSONValue {
    guard measurement.unit == .seconds, let seconds = measurement.value.number else {
      return .setting(measurement.value)
    }
    return .decimal(seconds.shortDecimal(places: 6))
  }

  static func limit(_ limit: LimitDescription) -> JSONValue {
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

  private static func speaker(_ speaker: Speaker) -> JSONValue {
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
