import MediaModel

/// A role, or several together, have neither more nor fewer items than accepted.
struct CountCheck: LimitCheck {
  static let noun = "number of files"
  static let mediaTypes: [MediaType] = [.image, .video, .audio]
  static let unit: LimitUnit? = .items
  static let listed: ListedValue? = .number
  static let subject = LimitSubject.files

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    inputs.isEmpty ? nil : MeasuredValue(Rational(inputs.count), unit: .items)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let isTogether = limit.limit.scope == .request || limit.limit.scope == .combined
    guard !isTogether else {
      let roles = Set(inputs.map(\.role)).sorted()
      return violations(of: limit.limit.bounds, by: inputs.count, of: roles)
    }
    return Dictionary(grouping: inputs, by: \.role).sorted { $0.key < $1.key }
      .flatMap { violations(of: limit.limit.bounds, by: $0.value.count, of: [$0.key]) }
  }

  private static func violations(
    of bounds: Bounds, by count: Int, of roles: [String]
  ) -> [Violation] {
    // A role that is not given at all is missing or optional, which is judged elsewhere.
    guard count > 0 else { return [] }
    let name = Wording.list(roles, "and")
    return bounds.breaches(of: [Reading(value: Rational(count))]).map { breach in
      let demand = bounds.demand(breach, items)
      return Violation(
        id: "input.count.\(breach.idSuffix("too-many", "too-few"))",
        measured: MeasuredValue(Rational(count), unit: .items),
        observation: roles.count == 1
          ? "\(items(Rational(count))) given as \(name)"
          : "\(items(Rational(count))) given as \(name) together",
        demand: demand, fix: .advise("Give \(demand)."))
    }
  }

  private static func items(_ value: Rational) -> String {
    "\(value.roundedDown) \(value == 1 ? "item" : "items")"
  }
}
