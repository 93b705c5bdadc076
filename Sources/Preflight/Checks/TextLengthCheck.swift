import MediaModel

/// A text of the request is neither longer nor shorter than accepted; a text that was not shown to
/// the check has nothing to check.
struct TextLengthCheck: LimitCheck {
  static let noun = "length of the text"
  static let mediaTypes: [MediaType] = []
  static let unit: LimitUnit? = .characters
  static let listed: ListedValue? = .number
  static let subject = LimitSubject.setting

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let roles = limit.targets.compactMap { if case .role(let role) = $0 { role } else { nil } }
    return roles.flatMap { role -> [Violation] in
      guard let text = context.request.settings[role] else { return [] }
      // Providers count in different ways; UTF-16 is the longest of the usual ones.
      let length = Rational(text.utf16.count)
      let bounds = limit.limit.bounds
      return bounds.breaches(of: [Reading(value: length)]).map { breach in
        let demand = bounds.demand(breach, characters)
        return Violation(
          id: "text.\(breach.idSuffix("too-long", "too-short"))",
          measured: MeasuredValue(length, unit: .characters),
          observation: "The \(role) has \(characters(length))", demand: demand,
          fix: .advise("Rewrite it with \(demand)."))
      }
    }
  }

  private static func characters(_ value: Rational) -> String {
    value.roundedDown.grouped + " characters"
  }
}
