package import JSON
package import Preflight

/// Profiles as JSON: what a list shows, and the format of profile files.
package enum ProfileJSON {
  /// Several profiles in short (`preflight.profile-list/1`).
  package static func list(_ entries: [ProfileEntry]) -> JSONValue {
    .known([
      "schema": .text("preflight.profile-list/1"),
      "profiles": .array(entries.map(entry)),
    ])
  }

  /// One profile in short.
  package static func entry(_ entry: ProfileEntry) -> JSONValue {
    let profile = entry.profile
    return .known([
      "id": .text(profile.id), "name": .text(profile.name),
      "provider": .text(profile.provider), "kind": .text(profile.kind.rawValue),
      "summary": .text(profile.summary), "inputs": .array(profile.inputs.map(input)),
      "coverage": .array(entry.coverage.map(ResultJSON.coverage)),
      "lifecycle": profile.lifecycle.map(lifecycle), "prices": .list(profile.prices.map(price)),
    ])
  }

  /// Profiles as a profile file.
  package static func file(_ profiles: [Profile]) -> JSONValue {
    .known([
      "schema": .text(ProfileFile.schema),
      "provider": .text(profiles.first?.provider ?? ""),
      "profiles": .array(profiles.map(value)),
    ])
  }

  /// One profile as a profile file writes it.
  package static func value(_ profile: Profile) -> JSONValue {
    .known([
      "id": .text(profile.id), "name": .text(profile.name),
      "kind": .text(profile.kind.rawValue), "summary": .text(profile.summary),
      "inputs": .array(profile.inputs.map(input)),
      "choices": .list(profile.choices.map(choice)),
      "settings": profile.settings.isEmpty
        ? nil
        : .object(
          profile.settings.sorted { $0.key < $1.key }.map { .init($0.key, setting($0.value)) }),
      "limits": .array(profile.limits.map(limit)),
      "engines": .list(profile.engines.map(engine)),
      "rules": .list(profile.rules.map(JSONValue.text)),
      "prices": .list(profile.prices.map(price)),
      "keep": .text(profile.keep?.rawValue), "usesAudio": .flag(profile.usesAudio),
      "notes": .text(profile.notes), "noLimits": .list(profile.noLimits.map(noLimits)),
      "lifecycle": profile.lifecycle.map(lifecycle),
    ])
  }

  private static func number(_ value: Rational?) -> JSONValue? {
    value.map(JSONValue.exact)
  }

  private static func input(_ input: Input) -> JSONValue {
    .known([
      "role": .text(input.role), "media": .array(input.media.map { .text($0.rawValue) }),
      "minimum": .number(input.minimum), "maximum": .number(input.maximum),
      "requires": .list(input.requires.map(JSONValue.text)),
      "excludes": .list(input.excludes.map(JSONValue.text)),
      "level": input.level == .hard ? nil : .text(input.level.rawValue),
    ])
  }

  private static func choice(_ choice: Choice) -> JSONValue {
    .known([
      "roles": .texts(choice.roles), "minimum": .number(choice.minimum),
      "maximum": .number(choice.maximum),
    ])
  }

  private static func noLimits(_ statement: NoLimits) -> JSONValue {
    .known([
      "roles": .array(statement.roles.map { .text($0.text) }),
      "read": .text(statement.read.rawValue), "source": ResultJSON.source(statement.source),
      "note": .text(statement.note),
    ])
  }

  static func lifecycle(_ lifecycle: Lifecycle) -> JSONValue {
    .known([
      "state": .text(lifecycle.state.rawValue), "successor": .text(lifecycle.successor),
      "date": .text(lifecycle.date), "source": ResultJSON.source(lifecycle.source),
      "note": .text(lifecycle.note),
    ])
  }

  private static func setting(_ setting: Setting) -> JSONValue {
    .known([
      "allowed": .list(setting.allowed.map(JSONValue.setting)), "minimum": number(setting.minimum),
      "maximum": number(setting.maximum), "default": setting.defaultValue.map(JSONValue.setting),
      "type": .text(setting.type?.rawValue),
    ])
  }

  private static func engine(_ engine: Engine) -> JSONValue {
    .known([
      "profile": .text(engine.profile), "certainty": .text(engine.certainty.rawValue),
      "roles": engine.roles.isEmpty
        ? nil
        : .object(engine.roles.sorted { $0.key < $1.key }.map { .init($0.key, .text($0.value)) }),
      "note": .text(engine.note),
    ])
  }

  private static func price(_ price: Price) -> JSONValue {
    .known([
      "amount": number(price.amount), "minimumAmount": number(price.minimumAmount),
      "maximumAmount": number(price.maximumAmount), "currency": .text(price.currency),
      "per": .text(price.per.rawValue),
      "unitCount": price.unitCount == 1 ? nil : number(price.unitCount),
      "roundsUp": price.roundsUp ? .flag(true) : nil, "minimumUnits": number(price.minimumUnits),
      "fixedAmount": number(price.fixedAmount),
      "framesPerSecond": number(price.framesPerSecond),
      "factors": .list(
        price.factors.map { factor in
          .known([
            "factor": number(factor.factor), "when": .list(factor.when.map(condition)),
          ])
        }), "creditPrice": number(price.creditPrice), "when": .list(price.when.map(condition)),
      "extra": price.extra.map(extra), "basis": .text(price.basis),
      "source": ResultJSON.source(price.source),
    ])
  }

  private static func extra(_ extra: Price.Extra) -> JSONValue {
    .known([
      "roles": .texts(extra.roles), "included": .number(extra.included),
      "amount": number(extra.amount),
    ])
  }

  private static func limit(_ limit: Limit) -> JSONValue {
    let bounds = limit.bounds
    func end(_ bound: Bounds.Bound?, isExclusive: Bool) -> JSONValue? {
      bound?.isExclusive == isExclusive ? number(bound?.value) : nil
    }
    return .known([
      "roles": .array(limit.roles.map { .text($0.text) }),
      "quantity": .text(limit.quantity.rawValue),
      "minimum": end(bounds.minimum, isExclusive: false) ?? .text(bounds.minimumSize?.description),
      "maximum": end(bounds.maximum, isExclusive: false) ?? .text(bounds.maximumSize?.description),
      "exclusiveMinimum": end(bounds.minimum, isExclusive: true),
      "exclusiveMaximum": end(bounds.maximum, isExclusive: true),
      "allowed": bounds.allowed.map { .array($0.map(JSONValue.setting)) },
      "allowedByContainer": limit.allowedByContainer.isEmpty
        ? nil
        : .object(
          limit.allowedByContainer.sorted { $0.key < $1.key }.map {
            .init($0.key, .texts($0.value))
          }),
      "step": .number(bounds.step), "offset": bounds.offset == 0 ? nil : .number(bounds.offset),
      "unit": .text(limit.unit?.rawValue),
      "level": .text(limit.level.rawValue),
      "effect": limit.effect == .reject ? nil : .text(limit.effect.rawValue),
      "behavior": .text(limit.behavior?.rawValue),
      "scope": limit.scope == .each ? nil : .text(limit.scope.rawValue),
      "transport": .text(limit.transport?.rawValue), "measures": .text(limit.measures?.rawValue),
      "when": .list(limit.when.map(condition)), "statement": .text(limit.statement),
      "name": .text(limit.name), "source": ResultJSON.source(limit.source),
      "note": .text(limit.note), "inheritedFrom": .text(limit.inheritedFrom),
    ])
  }

  private static func condition(_ condition: Condition) -> JSONValue {
    switch condition {
    case .setting(let name, let values):
      .known(["setting": .text(name), "equals": .array(values.map(JSONValue.setting))])
    case .settingIsSet(let name, let isSet):
      .known(["setting": .text(name), "isSet": .flag(isSet)])
    case .roleIsGiven(let role, let isGiven):
      .known(["role": .text(role), "isGiven": .flag(isGiven)])
    case .aspect(let ratio):
      .known(["aspect": .text(ratio.description)])
    }
  }
}
