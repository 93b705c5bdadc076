import MediaModel

/// The value of a setting is one that is accepted; a setting that is not given and has no known
/// default has nothing to check.
struct SettingLimitCheck: LimitCheck {
  static let noun = "setting"
  static let mediaTypes: [MediaType] = []
  static let subject = LimitSubject.setting

  static func flaw(of limit: Limit) -> String? {
    if limit.bounds.isEmpty, limit.allowedByContainer.isEmpty {
      return "the limit has no minimum, maximum or list of allowed values"
    }
    return limit.name == nil ? "a limit on a setting needs the setting's name" : nil
  }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    limit.limit.name.flatMap { context.setting($0, for: limit) }.map { MeasuredValue($0) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    guard let name = limit.limit.name, let value = context.setting(name, for: limit) else {
      return []
    }
    let bounds = limit.limit.bounds
    let isListed = bounds.allowed?.contains { $0.matches(value) } ?? true
    let range = Bounds(
      minimum: bounds.minimum, maximum: bounds.maximum, step: bounds.step, offset: bounds.offset)
    let breach = SettingValue.text(value).number.flatMap {
      range.breaches(of: [Reading(value: $0)]).first
    }
    guard
      let suffix = breach?.idSuffix("too-large", "too-small") ?? (isListed ? nil : "not-allowed")
    else { return [] }
    let demand =
      breach.map { bounds.demand($0, Wording.number) }
      ?? Wording.list(bounds.allowedTexts)
    return [
      Violation(
        id: "setting.\(suffix)", measured: MeasuredValue(value),
        observation: "The request asks for \(name)=\(value)", demand: demand,
        fix: .advise("Ask for \(name) of \(demand)."))
    ]
  }
}
