/// What an option or argument declares apart from its name and place.
struct ValueDeclaration<Value> {
  let parsed: ParsedValue<Value>
  let store: (String) throws -> Void
  let isRepeating: Bool
  let defaultDescription: String?
  let accepted: AcceptedValues
  let help: ArgumentHelp
  let completion: CompletionKind

  private init<Element>(
    _ format: ValueFormat<Element>, initial: Value?, isRepeating: Bool,
    defaultDescription: String?, _ help: ArgumentHelp?, _ completion: CompletionKind?,
    combine: @escaping (Value?, Element) -> Value
  ) {
    let parsed = ParsedValue(initial: initial)
    self.parsed = parsed
    self.store = { text in parsed.value = combine(parsed.value, try format.read(text)) }
    self.isRepeating = isRepeating
    self.defaultDescription = defaultDescription
    self.accepted = format.accepted
    self.help = help ?? ArgumentHelp()
    self.completion = completion ?? format.completion
  }

  /// One value; it must be given when there is no initial one.
  static func one(
    _ format: ValueFormat<Value>, initial: Value?, _ help: ArgumentHelp?,
    _ completion: CompletionKind?
  ) -> ValueDeclaration {
    ValueDeclaration(
      format, initial: initial, isRepeating: false,
      defaultDescription: initial.map(format.describe), help, completion,
      combine: { _, new in new })
  }

  /// One value or none.
  static func optional<Wrapped>(
    _ format: ValueFormat<Wrapped>, _ help: ArgumentHelp?, _ completion: CompletionKind?
  ) -> ValueDeclaration where Value == Wrapped? {
    ValueDeclaration(
      format, initial: .some(nil), isRepeating: false, defaultDescription: nil, help, completion,
      combine: { _, new in new })
  }

  /// Several values, which replace the initial ones; at least one when there are none of those.
  static func array<Element>(
    _ format: ValueFormat<Element>, initial: [Element]?, _ help: ArgumentHelp?,
    _ completion: CompletionKind?
  ) -> ValueDeclaration where Value == [Element] {
    let initialTexts = (initial ?? []).map(format.describe)
    return ValueDeclaration(
      format, initial: initial, isRepeating: true,
      defaultDescription: initialTexts.isEmpty ? nil : initialTexts.joined(separator: ", "),
      help, completion,
      combine: { earlier, new in (earlier ?? []) + [new] })
  }
}
