import JSON
import MediaModel

/// The settings of the request are ones that the profile knows, with values that it accepts.
struct SettingCheck {
  private let context: CheckContext

  init(_ context: CheckContext) {
    self.context = context
  }

  /// What is wrong with the settings.
  var findings: [Finding] {
    context.request.settings.sorted { $0.key < $1.key }.compactMap { name, value in
      guard let setting = context.profile.settings[name] else { return unknown(name) }
      return notAllowed(name, value, setting)
    }
  }

  private func notAllowed(_ name: String, _ value: String, _ setting: Setting) -> Finding? {
    var bounds = Bounds()
    bounds.minimum = setting.minimum.map { Bounds.Bound($0) }
    bounds.maximum = setting.maximum.map { Bounds.Bound($0) }
    let isListed =
      setting.allowed.isEmpty || setting.allowed.contains { $0.matches(value) }
    let number = SettingValue.text(value).number
    let isInRange = number.map { bounds.breaches(of: [Reading(value: $0)]).isEmpty } ?? true
    guard !isListed || !isInRange else { return nil }
    let demand =
      isListed
      ? bounds.demand(Wording.number) : Wording.list(setting.allowed.map(\.text))
    if !setting.allowed.isEmpty { bounds.allowed = setting.allowed }
    return Finding(
      id: "setting.not-allowed", severity: .blocker, measured: Measurement(Wording.clipped(value)),
      message: "\(context.profile.name) takes \(name) of \(demand), not \(Wording.clipped(value)).",
      fix: .advise("Choose \(name) of \(demand)."))
  }

  private func unknown(_ name: String) -> Finding? {
    guard !knownNames.contains(name) else { return nil }
    let nearest = nearestNames(to: name)
    // What is sent to a model has many members on which nothing here depends.
    guard context.request.payload == nil || !nearest.isEmpty else { return nil }
    return Finding(
      id: "setting.unknown", severity: .advice,
      message: "Nothing that is known about \(context.profile.name) depends on '\(name)'.",
      detail: nearest.first.map { "Did you mean '\($0)'?" },
      fix: .advise("Leave it out, or correct its name."))
  }

  /// What the request holds and nothing here depends on, in a sentence; nil when there is nothing.
  var note: String? {
    guard let payload = context.request.payload else { return nil }
    let names = context.request.settings.keys.filter { name in
      !knownNames.contains(name) && context.profile.settings[name] == nil && name != "model"
        && !ContradictionCheck.shapeNames.contains(name) && nearestNames(to: name).isEmpty
    }
    let all = (names + payload.unreadMembers).sorted()
    guard !all.isEmpty else { return nil }
    return "Not checked, since nothing is known about them: \(Wording.list(all, "and"))."
  }

  private func nearestNames(to name: String) -> [String] {
    // Every provider has its own name for the prompt.
    guard !name.lowercased().contains("prompt") else { return [] }
    return NearestNames.to(
      name,
      among: knownNames.union(context.profile.settings.keys)
        .union(context.profile.mediaInputs.map(\.role)))
  }

  /// Every setting on which a limit or a price depends.
  private var knownNames: Set<String> {
    let limits = context.stack.map(\.limit)
    let conditions = limits.flatMap(\.when) + context.profile.prices.flatMap(\.when)
    let outputs = limits.filter { $0.scope == .output }
      .flatMap { OutputCheck.settingNames[$0.quantity] ?? [] }
    return Set(conditions.compactMap(\.settingName) + limits.compactMap(\.name) + outputs)
      .union(context.profile.textInputs.map(\.role))
      .union(context.stack.flatMap(\.settings.keys))
      .union(["url", "prompt", "duration"])
  }
}

extension Condition {
  /// The setting on which the condition depends, or nil.
  fileprivate var settingName: String? {
    switch self {
    case .setting(let name, _), .settingIsSet(let name, _): name
    case .roleIsGiven, .aspect: nil
    }
  }
}
