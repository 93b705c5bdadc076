import MediaModel

/// A text of the request is neither longer nor shorter than accepted; a text that was not shown to
/// the check has nothing to check.
struct TextLengthCheck: LimitCheck {
  static let noun = "length of the text"
  static let mediaTypes: [MediaType] = []
  static let unit: LimitUnit? = .characters
  static let otherUnits: [LimitUnit] = [.bytes, .utf16Units]
  static let listed: ListedValue? = .number
  static let subject = LimitSubject.setting

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    let unit = limit.limit.unit ?? .characters
    let roles = limit.targets.compactMap(\.role)
    let text = roles.lazy.compactMap { context.request.settings[$0] }.first
    return text.map { MeasuredValue(Rational(length(of: $0, in: unit)), unit: unit) }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let roles = limit.targets.compactMap(\.role)
    return roles.flatMap { role -> [Violation] in
      guard let text = context.request.settings[role] else { return [] }
      let unit = limit.limit.unit ?? .characters
      let length = Rational(length(of: text, in: unit))
      let bounds = limit.limit.bounds
      func words(_ value: Rational) -> String { "\(value.roundedDown.grouped) \(unit.words)" }
      return bounds.breaches(of: [Reading(value: length)]).map { breach in
        let demand = bounds.demand(breach, words)
        return Violation(
          id: "text.\(breach.idSuffix("too-long", "too-short"))",
          measured: MeasuredValue(length, unit: unit),
          observation: "The \(role) has \(words(length))", demand: demand,
          fix: .advise("Rewrite it with \(demand)."))
      }
    }
  }

  /// The length of a text in a unit.
  ///
  /// Who says "characters" may count in different ways; UTF-16 is the longest of the usual ones.
  static func length(of text: String, in unit: LimitUnit) -> Int {
    unit == .bytes ? text.utf8.count : text.utf16.count
  }
}
