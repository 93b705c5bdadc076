package import JSON
package import Preflight

/// Reports as JSON, as the contract of the command describes them (`preflight.report/1`).
package struct ReportJSON: Sendable {
  /// FFmpeg's version, for the `tool` member.
  package var ffmpegVersion: String
  /// When the report was made, as ISO 8601 with a time zone.
  package var createdAt: String
  private let profileNames: [String: String]

  /// A maker of reports; `profileNames` says by id how a person names a profile in a command.
  package init(
    ffmpegVersion: String, createdAt: String, profileNames: [String: String] = [:]
  ) {
    self.ffmpegVersion = ffmpegVersion
    self.createdAt = createdAt
    self.profileNames = profileNames
  }

  /// One request's report.
  package func value(_ report: Report) -> JSONValue {
    .known([
      "schema": .text("preflight.report/1"),
      "tool": tool,
      "createdAt": .text(createdAt),
      "verdict": .text(report.verdict.rawValue),
      "inputs": .array(report.request.inputs.map { input(of: report, $0) }),
      "profiles": .array(report.results.map { profile($0, request: report.request) }),
      "fixForAll": fixForAll(report),
    ])
  }

  /// What can be done for several profiles at once: a command, or why no file suits all.
  private func fixForAll(_ report: Report) -> JSONValue? {
    switch Comparison(report, profileNames: profileNames)?.fix {
    case .command(let command)?: .known(["command": .text(command)])
    case .impossible(let reason)?: .known(["impossible": .text(reason)])
    case .notNeeded?, nil: nil
    }
  }

  /// The reports of several requests in one document, errors of files that could not be looked at
  /// among them.
  package func document(_ entries: [JSONValue], verdict: Verdict) -> JSONValue {
    .known([
      "schema": .text("preflight.reports/1"),
      "tool": tool,
      "createdAt": .text(createdAt),
      "verdict": .text(verdict.rawValue),
      "reports": .array(entries),
    ])
  }

  /// A file that could not be looked at; `kind` is a word for programs.
  package static func error(path: String, message: String, kind: String? = nil) -> JSONValue {
    .known([
      "schema": .text("preflight.error/1"), "path": .text(path), "error": .text(message),
      "kind": .text(kind),
    ])
  }

  var tool: JSONValue {
    .known([
      "name": .text("preflight"), "version": .text(PreflightVersion.current),
      "ffmpeg": .text(ffmpegVersion),
    ])
  }

  /// An input with the role in which the first profile took it.
  private func input(of report: Report, _ input: RequestInput) -> JSONValue {
    let assigned = report.results.first?.assignments.first { $0.path == input.path }?.role
    return .known([
      "role": .text(input.role ?? assigned), "path": .text(input.path),
      "transport": .text(input.delivery.transport?.rawValue),
      "encodedLength": .number(input.delivery.encodedLength),
      "facts": input.delivery.isSeen ? FactsJSON.value(input.facts) : nil,
    ])
  }

  private func profile(_ result: ProfileResult, request: Request) -> JSONValue {
    let commands = FixCommands(
      for: result, to: request, profile: profileNames[result.profileID] ?? result.profileID)
    return ResultJSON.value(result) { finding in
      request.inputs.first { $0.path == finding.path }
        .flatMap { commands.command(fixing: [finding], of: $0) }
    }
  }
}

/// The answer of one profile as JSON: its verdict, its findings, what it costs.
package enum ResultJSON {
  /// One profile's answer; `command` gives the command that fixes a finding, or nil.
  package static func value(
    _ result: ProfileResult, command: (Finding) -> String? = { _ in nil }
  ) -> JSONValue {
    .known([
      "id": .text(result.profileID), "name": .text(result.name),
      "provider": .text(result.provider), "origin": origin(result.origin),
      "verdict": .text(result.verdict.rawValue),
      "findings": .array(
        result.findings.map { finding in
          self.finding(
            finding, command: command(finding), atRisk: result.costAtRisk(by: finding))
        }),
      "coverage": .array(result.coverage.map(coverage)),
      "kept": .list(result.kept.map(kept)),
      "lifecycle": result.lifecycle.map(ProfileJSON.lifecycle),
      "notes": .list(result.notes.map(JSONValue.text)),
      "cost": cost(result.cost),
    ])
  }

  static func coverage(_ input: InputCoverage) -> JSONValue {
    .known([
      "role": .text(input.role), "coverage": .text(input.coverage.rawValue),
      "limits": .number(input.limitCount), "source": input.source.map(source),
    ])
  }

  private static func kept(_ kept: KeptLimit) -> JSONValue {
    .known([
      "roles": .texts(kept.roles), "measured": measurement(kept.measured),
      "limit": limit(kept.limit), "source": source(kept.source),
      "spokenBy": speaker(kept.spokenBy), "coverage": .text(kept.coverage?.rawValue),
    ])
  }

  private static func origin(_ origin: Profile.Origin) -> JSONValue? {
    switch origin {
    case .builtIn: nil
    case .file(let name): .text(name)
    }
  }

  private static func cost(_ cost: Cost) -> JSONValue {
    .object(
      [
        .init("amount", cost.amount.map(JSONValue.exact) ?? .null),
        .init("currency", cost.currency.map(JSONValue.text) ?? .null),
        .init("note", .text(cost.note)),
      ]
        + JSONValue.members([
          "minimum": cost.minimumAmount.map(JSONValue.exact),
          "maximum": cost.maximumAmount.map(JSONValue.exact),
          "minimumUSD": cost.money?.minimum.map(JSONValue.exact),
          "maximumUSD": cost.money?.maximum.map(JSONValue.exact),
          "prices": .list(cost.prices.map(price)),
        ]))
  }

  private static func price(_ price: Price) -> JSONValue {
    .known([
      "amount": price.amount.map(JSONValue.exact),
      "minimum": price.minimumAmount.map(JSONValue.exact),
      "maximum": price.maximumAmount.map(JSONValue.exact), "currency": .text(price.currency),
      "per": .text(price.per.rawValue), "basis": .text(price.basis),
      "conditions": .list(price.when.map { .text($0.text) }), "source": source(price.source),
    ])
  }

  private static func risk(_ cost: Cost) -> JSONValue {
    .known([
      "minimum": cost.minimumAmount.map(JSONValue.exact),
      "maximum": cost.maximumAmount.map(JSONValue.exact),
      "currency": .text(cost.currency),
    ])
  }

  /// One finding; `command` fixes it, and `atRisk` is what it may waste.
  package static func finding(
    _ finding: Finding, command: String? = nil, atRisk: Cost? = nil
  ) -> JSONValue {
    .known([
      "id": .text(finding.id), "severity": .text(finding.severity.rawValue),
      "role": .text(finding.role), "path": .text(finding.path),
      "measured": finding.measured.map(measurement), "limit": finding.limit.map(limit),
      "message": .text(finding.message), "detail": .text(finding.detail),
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
      "unit": .text(measurement.unit?.rawValue), "reading": .text(measurement.reading?.rawValue),
    ])
  }

  /// Times are decimal seconds to the microsecond, other numbers exact.
  private static func value(of measurement: MeasuredValue) -> JSONValue {
    guard measurement.unit == .seconds, let seconds = measurement.value.number else {
      return .setting(measurement.value)
    }
    return .number(seconds.shortDecimal(places: 6))
  }

  static func limit(_ limit: LimitDescription) -> JSONValue {
    let bounds = limit.bounds
    func end(_ bound: Bounds.Bound?, isExclusive: Bool) -> JSONValue? {
      bound.flatMap { $0.isExclusive == isExclusive ? .exact($0.value) : nil }
    }
    return .known([
      "quantity": .text(limit.quantity.rawValue),
      "min": end(bounds.minimum, isExclusive: false) ?? .text(bounds.minimumSize?.description),
      "max": end(bounds.maximum, isExclusive: false) ?? .text(bounds.maximumSize?.description),
      "exclusiveMin": end(bounds.minimum, isExclusive: true),
      "exclusiveMax": end(bounds.maximum, isExclusive: true),
      "allowed": bounds.allowed.flatMap { .list($0.map(JSONValue.setting)) },
      "step": .number(bounds.step), "offset": bounds.step == nil ? nil : .number(bounds.offset),
      "unit": .text(limit.unit?.rawValue),
      "scope": limit.scope == .each ? nil : .text(limit.scope.rawValue),
      "transport": .text(limit.transport?.rawValue),
      "conditions": .list(limit.conditions.map(JSONValue.text)),
    ])
  }

  private static func speaker(_ speaker: Speaker) -> JSONValue {
    .known([
      "profile": .text(speaker.profileID), "name": .text(speaker.name),
      "relation": .text(speaker.relation.rawValue),
    ])
  }

  static func source(_ source: Source) -> JSONValue {
    .known([
      "url": .text(source.url), "title": .text(source.title), "seen": .text(source.seen),
      "evidence": .text(source.evidence?.rawValue),
    ])
  }
}

/// A fix as JSON: its kind, its sentence, the values a program needs, and the command to paste.
package enum FixJSON {
  /// One fix; `command` carries it out, or is nil.
  package static func value(_ fix: Fix, command: String?) -> JSONValue {
    let members: [JSONMember] = [
      .init("kind", .text(fix.action.kind.rawValue)), .init("sentence", .text(fix.sentence)),
      .init("isAutomatic", .flag(fix.isAutomatic)),
    ]
    return .object(
      members + values(of: fix.action) + (command.map { [.init("command", .text($0))] } ?? []))
  }

  private static func values(of action: FixAction) -> [JSONMember] {
    switch action {
    case .trim(let minimum, let maximum, let frameCount):
      let low = minimum.map { JSONMember("minimum", .exact($0)) }
      let frames = frameCount.map { JSONMember("frames", .number($0)) }
      return [low, .init("maximum", .exact(maximum.value)), frames].compactMap(\.self)
    case .lengthen(let minimum): return [.init("minimum", .exact(minimum.value))]
    case .compress(let maximumByteCount): return [.init("maximum", .number(maximumByteCount))]
    case .convertImage(let formats), .convertAudio(let formats):
      return [.init("formats", .texts(formats))]
    case .reshape(let aspects, _):
      return aspects.isEmpty
        ? [] : [.init("aspects", .array(aspects.map { .text($0.description) }))]
    default: return []
    }
  }
}

extension ReportJSON {
  /// The answers of many profiles for one request (`preflight.matrix/1`), without the findings'
  /// details.
  package func matrix(_ cells: [Compatibility], request: Request) -> JSONValue {
    let counts = Dictionary(grouping: cells, by: \.group).mapValues(\.count)
    return .known([
      "schema": .text("preflight.matrix/1"),
      "tool": tool,
      "createdAt": .text(createdAt),
      "inputs": .array(request.inputs.map { .text($0.path) }),
      "counts": .object(
        Compatibility.Group.allCases.map {
          .init($0.rawValue, .number(counts[$0] ?? 0))
        }),
      "profiles": .array(cells.map(Self.cell)),
    ])
  }

  private static func cell(_ cell: Compatibility) -> JSONValue {
    let answer: (reason: String?, fixes: [JSONValue]) =
      switch cell.answer {
      case .asIs: (nil, [])
      case .afterFix(let fixes): (nil, fixes.map(Self.fix))
      case .never(let reason): (reason, [])
      }
    return .known([
      "id": .text(cell.result.profileID), "name": .text(cell.result.name),
      "provider": .text(cell.result.provider),
      "verdict": .text(cell.result.verdict.rawValue), "answer": .text(cell.group.rawValue),
      "reason": .text(answer.reason), "fixes": .list(answer.fixes),
      "coverage": .text(cell.result.coverage.best.rawValue),
      "findings": .list(cell.result.findings.map { .text($0.id) }),
    ])
  }

  private static func fix(_ fix: Fix) -> JSONValue {
    .known(["kind": .text(fix.action.kind.rawValue), "sentence": .text(fix.sentence)])
  }
}

extension JSONValue {
  /// A setting's or a measurement's value.
  static func setting(_ value: SettingValue) -> JSONValue {
    switch value {
    case .number(let number): .exact(number)
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    }
  }
}
