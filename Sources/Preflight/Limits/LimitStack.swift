package import JSON

/// All limits that speak about a request for one profile: its own, its provider's rules, those of the
/// engine behind it, and what was learned.
///
/// Nothing is merged here: every limit keeps its speaker. What is documented overrules what is
/// learned where both bound the same thing; otherwise all apply, and of findings that say the same
/// the strictest is kept (``FindingFold``).
package struct LimitStack {
  package let limits: [StackedLimit]
  /// Engines and rules that the catalogue does not have, by id.
  let missingProfiles: [String]

  /// The stack of a profile; `learned` comes on top of what the catalogue holds of that.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  package init(
    _ profile: Profile, in catalog: Catalog, learned: [Limit] = []
  ) throws(DocumentError) {
    var stacked: [StackedLimit] = []
    var missing: [String] = []
    let itself = Speaker(profileID: profile.id, name: profile.name, relation: .itself)
    stacked += profile.limits.map {
      StackedLimit($0, speaker: itself, settings: profile.settings)
    }
    for id in profile.rules {
      guard let rules = try catalog.profile(id: id) else {
        missing.append(id)
        continue
      }
      stacked += Self.limits(ofRules: rules, force: .binds)
    }
    for engine in profile.engines {
      guard let model = try catalog.profile(id: engine.profile) else {
        missing.append(engine.profile)
        continue
      }
      stacked += EngineRoles(engine: engine, model: model, workflow: profile).limits
      let force: StackedLimit.Force = engine.certainty == .documented ? .binds : .believed
      for id in model.rules where !profile.rules.contains(id) {
        guard let rules = try catalog.profile(id: id) else { continue }
        stacked += Self.limits(ofRules: rules, force: force)
      }
    }
    let lesson = Speaker(profileID: profile.id, name: profile.name, relation: .learned)
    let documented = stacked
    stacked += (catalog.learnedLimits(of: profile.id) + learned).map { limit in
      let overruling =
        documented.first { Self.conflict($0, limit, in: profile) }?.limit
        ?? Self.documentedSetting(of: profile, conflictingWith: limit)
      var lessonLimit = StackedLimit(
        limit, speaker: lesson, force: overruling == nil ? .binds : .overruled,
        settings: profile.settings)
      lessonLimit.overruling = overruling
      return lessonLimit
    }
    limits = stacked
    missingProfiles = missing
  }

  private static func limits(ofRules rules: Profile, force: StackedLimit.Force) -> [StackedLimit] {
    let speaker = Speaker(profileID: rules.id, name: rules.provider, relation: .rules)
    return rules.limits.map {
      StackedLimit($0, speaker: speaker, force: force, settings: rules.settings)
    }
  }

  /// Whether a binding limit already says what a learned one says otherwise.
  private static func conflict(
    _ stacked: StackedLimit, _ learned: Limit, in profile: Profile
  ) -> Bool {
    let limit = stacked.limit
    guard stacked.force == .binds, limit.level == .hard, limit.effect == .reject,
      limit.quantity == learned.quantity, limit.scope == learned.scope,
      limit.transport == learned.transport, limit.when == learned.when,
      limit.name == learned.name,
      stacked.targets.contains(where: { target in
        learned.roles.contains { $0.overlaps(target, in: profile) }
      })
    else { return false }
    return limit.bounds.contradicts(learned.bounds)
  }

  /// What a profile says of a setting, where a learned limit says otherwise.
  private static func documentedSetting(
    of profile: Profile, conflictingWith learned: Limit
  ) -> Limit? {
    guard learned.quantity == .setting, let name = learned.name,
      let setting = profile.settings[name]
    else { return nil }
    let bounds = Bounds(
      minimum: setting.minimum.map { Bounds.Bound($0) },
      maximum: setting.maximum.map { Bounds.Bound($0) },
      allowed: setting.allowed.isEmpty ? nil : setting.allowed)
    guard bounds.contradicts(learned.bounds) else { return nil }
    return Limit(
      roles: learned.roles, quantity: .setting, bounds: bounds, name: name, source: Source())
  }
}

extension RoleSelector {
  /// Whether some input may be meant by both selectors.
  fileprivate func overlaps(_ other: RoleSelector, in profile: Profile) -> Bool {
    switch (self, other) {
    case (.all, _), (_, .all): true
    case (.role(let one), .role(let two)): one == two
    case (.media(let one), .media(let two)): one == two
    case (.role(let role), .media(let type)), (.media(let type), .role(let role)):
      profile.input(role)?.media.contains(type) ?? false
    }
  }
}

/// A limit together with the profile that states it, in terms of the profile that is checked.
package struct StackedLimit: Sendable, Hashable {
  /// How far a limit binds.
  package enum Force: Sendable, Hashable {
    case binds
    /// Only believed to hold; advice.
    case believed
    /// Learned, but something documented says otherwise; advice.
    case overruled
  }

  package var limit: Limit
  package var speaker: Speaker
  package var force: Force
  /// The documented limit that overrules this one, or nil.
  var overruling: Limit?
  /// The inputs to which it applies, in the roles of the profile that is checked.
  package var targets: [RoleSelector]
  /// The media types to which it applies, or nil for all.
  package var mediaTypes: Set<MediaType>?
  /// The settings of the profile that states it.
  package var settings: [String: Setting]
  /// Roles of the profile that is checked, for each role of the profile that states the limit.
  var roleNames: [String: [String]]

  package init(
    _ limit: Limit, speaker: Speaker, force: Force = .binds, targets: [RoleSelector]? = nil,
    mediaTypes: Set<MediaType>? = nil, settings: [String: Setting] = [:],
    roleNames: [String: [String]] = [:]
  ) {
    self.limit = limit
    self.speaker = speaker
    self.force = force
    self.targets = targets ?? limit.roles
    self.mediaTypes = mediaTypes
    self.settings = settings
    self.roleNames = roleNames
  }

  /// Whether the limit speaks about an input.
  package func applies(to input: AssignedInput) -> Bool {
    guard mediaTypes?.contains(input.mediaType) ?? true else { return false }
    return targets.contains { target in
      switch target {
      case .all: true
      case .media(let type): type == input.mediaType
      case .role(let role): role == input.role
      }
    }
  }
}

/// Translates the limits of an engine into the roles of the workflow that it runs.
struct EngineRoles {
  let engine: Engine
  let model: Profile
  let workflow: Profile

  /// The engine's limits as limits of the workflow; those on roles that the workflow never fills are
  /// left out.
  var limits: [StackedLimit] {
    let isDocumented = engine.certainty == .documented
    let speaker = Speaker(
      profileID: model.id, name: model.name,
      relation: isDocumented ? .documentedEngine : .inferredEngine)
    return model.limits.compactMap { limit in
      let targets = limit.roles.flatMap(targets)
      guard !targets.isEmpty else { return nil }
      let roles = limit.roles.compactMap { if case .role(let role) = $0 { role } else { nil } }
      let media = roles.flatMap { model.input($0)?.media ?? [] }
      return StackedLimit(
        limit, speaker: speaker, force: isDocumented ? .binds : .believed, targets: targets,
        mediaTypes: media.isEmpty ? nil : Set(media), settings: model.settings,
        roleNames: Dictionary(grouping: engine.roles.keys) { engine.roles[$0] ?? $0 })
    }
  }

  private func targets(of selector: RoleSelector) -> [RoleSelector] {
    guard case .role(let role) = selector else { return [selector] }
    let mapped = engine.roles.filter { $0.value == role }.map(\.key).sorted()
    guard mapped.isEmpty else { return mapped.map { .role($0) } }
    guard let media = model.input(role)?.media else { return [] }
    return workflow.inputs
      .filter { engine.roles[$0.role] == nil && !Set($0.media).isDisjoint(with: media) }
      .map { .role($0.role) }
  }
}
