import MediaModel

/// Whether a condition holds, which may be unknown.
package enum Truth: Sendable, Hashable {
  case holds, fails, unknown

  init(_ isTrue: Bool) {
    self = isTrue ? .holds : .fails
  }

  /// Whether all hold: one that fails decides, one that is unknown leaves it open.
  static func all(_ truths: [Truth]) -> Truth {
    if truths.contains(.fails) { return .fails }
    return truths.contains(.unknown) ? .unknown : .holds
  }
}

extension CheckContext {
  /// Whether a condition of a limit holds, for one of the limit's inputs.
  package func truth(
    of condition: Condition, for input: AssignedInput?, of limit: StackedLimit? = nil
  ) -> Truth {
    switch condition {
    case .setting(let name, let values):
      guard let given = setting(name, for: limit) else { return .unknown }
      return Truth(values.contains { $0.matches(given) })
    case .settingIsSet(let name, let isSet):
      if setting(name, for: limit) != nil { return Truth(isSet) }
      // A text such as the prompt is seldom shown to a media check; its absence says nothing.
      let isText = profile.textInputs.contains { $0.role == name } || name == "prompt"
      return isText ? .unknown : Truth(!isSet)
    case .roleIsGiven(let role, let isGiven):
      let roles = limit?.roleNames[role] ?? [role]
      return Truth(inputs.contains { roles.contains($0.role) } == isGiven)
    case .aspect(let ratio):
      guard let input else { return .unknown }
      guard let shape = input.facts.displayAspectRatio else { return .unknown }
      let fit = AspectFit(shape, size: input.facts.displaySize, to: ratio)
      return Truth(fit != .different)
    }
  }

  /// Whether all conditions of a limit hold for an input.
  package func truth(of limit: StackedLimit, for input: AssignedInput?) -> Truth {
    .all(limit.limit.when.map { truth(of: $0, for: input, of: limit) })
  }
}
