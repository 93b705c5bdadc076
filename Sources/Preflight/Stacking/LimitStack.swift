/// All limits that speak about a request for one profile: its own, its provider's rules, those of the
/// engine behind it, and what was learned.
///
/// Nothing is merged here: every limit keeps its speaker. What is documented overrules what is
/// learned where both bound the same thing; otherwise all apply, and of findings that say the same
/// the strictest is kept (``FindingFold``).
struct LimitStack {
  let limits: [StackedLimit]
  /// Engines and rules that the catalogue does not have, by id.
  let missingProfiles: [String]

  /// The stack of a profile.
  ///
  /// - Throws: `ProfileError` when the profile of an engine or of rules is malformed.
  init(
    _ profile: Profile, in catalog: Catalog, learned: [Limit] = []
  ) throws(ProfileError) {
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
      stacked += EngineRoles(engine, model: model, workflow: profile).limits
      let force: StackedLimit.Force = engine.certainty == .documented ? .binds : .believed
      for id in model.rules where !profile.rules.contains(id) {
        guard let rules = try catalog.profile(id: id) else { continue }
        stacked += Self.limits(ofRules: rules, force: force)
      }
    }
    let lesson = Speaker(profileID: profile.id, name: profile.name, relation: .learned)
    let documented = stacked
    stacked += learned.map { limit in
      let isOverruled = documented.contains { Self.conflict($0, limit) }
      return StackedLimit(
        limit, speaker: lesson, force: isOverruled ? .overruled : .binds,
        settings: profile.settings)
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
  private static func conflict(_ stacked: StackedLimit, _ learned: Limit) -> Bool {
    let limit = stacked.limit
    guard stacked.force == .binds, limit.level == .hard, limit.effect == .reject,
      limit.quantity == learned.quantity, limit.scope == learned.scope,
      limit.transport == learned.transport, limit.when == learned.when,
      !Set(stacked.targets).isDisjoint(with: learned.roles)
    else { return false }
    let (one, other) = (limit.bounds, learned.bounds)
    return (one.maximum != nil && other.maximum != nil)
      || (one.minimum != nil && other.minimum != nil)
      || (one.allowed != nil && other.allowed != nil) || (one.step != nil && other.step != nil)
      || (one.maximumSize != nil && other.maximumSize != nil)
      || (one.minimumSize != nil && other.minimumSize != nil)
  }
}
