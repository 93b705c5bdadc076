/// Translates the limits of an engine into the roles of the workflow that it runs.
struct EngineRoles {
  private let engine: Engine
  private let model: Profile
  private let workflow: Profile

  init(_ engine: Engine, model: Profile, workflow: Profile) {
    self.engine = engine
    self.model = model
    self.workflow = workflow
  }

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
