import MediaModel

/// What only the user knows has been asserted; nothing is assumed.
struct DeclarationCheck: LimitCheck {
  static let noun = "declaration"
  static let mediaTypes: [MediaType] = []
  static let subject = LimitSubject.files

  static func flaw(of limit: Limit) -> String? {
    limit.name == nil || limit.bounds.allowed == nil
      ? "a declaration needs a name and its allowed values" : nil
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    guard let name = limit.limit.name, !inputs.isEmpty || limit.targets.contains(.all) else {
      return []
    }
    let allowed = limit.limit.bounds.allowed ?? []
    let statement = limit.limit.statement ?? "\(name) has to be stated"
    let assertion = "\(name)=\(allowed.first?.text ?? "yes")"
    guard let given = context.setting(name, for: limit) else {
      return [
        Violation(
          id: "declaration.\(name).missing", certainty: .unknown, input: inputs.first,
          observation: "\(name) is not stated",
          sentence: "\(limit.speaker.name) requires what no check can see: "
            + statement.withoutStop.lowercasedThe,
          demand: assertion,
          fix: .advise("If that is so, say it with --set \(assertion)."))
      ]
    }
    guard !allowed.contains(where: { $0.matches(given) }) else { return [] }
    return [
      Violation(
        id: "declaration.\(name).not-allowed", input: inputs.first,
        measured: MeasuredValue(Wording.clipped(given)),
        observation: "The request says \(name)=\(Wording.clipped(given))",
        demand: Wording.list(allowed.map { "\(name)=\($0.text)" }),
        remarks: [statement.sentence], fix: .advise("Use other media."))
    ]
  }
}

/// Advice in words, which nothing breaks.
struct NoteCheck: LimitCheck {
  static let noun = "note"
  static let subject = LimitSubject.files
  static let mediaTypes: [MediaType] = []

  static func flaw(of limit: Limit) -> String? { nil }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] { [] }
}

extension String {
  /// The same text without a stop at its end.
  var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }

  /// The same text with a stop at its end.
  package var sentence: String { hasSuffix(".") ? self : self + "." }
}
