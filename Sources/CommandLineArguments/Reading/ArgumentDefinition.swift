/// One argument, option or flag of a command, with the way to fill its property.
struct ArgumentDefinition {
  enum Kind {
    case positional(ArgumentArrayParsingStrategy)
    case option([ArgumentName])
    case flag(on: [ArgumentName], off: [ArgumentName])
  }

  /// What the command line says of an argument.
  enum Given: Equatable {
    case text(String)
    case on
    case off
  }

  let kind: Kind
  let valueName: String
  let help: ArgumentHelp
  let isRequired: Bool
  let isRepeating: Bool
  let defaultDescription: String?
  let accepted: AcceptedValues
  let completion: CompletionKind
  let store: (Given) throws -> Void
  let isFilled: () -> Bool

  /// What a built-in flag asks for instead of running the command; nil for all others.
  let request: ParsingError?

  /// The title of the help section, or empty for the usual one.
  private(set) var groupTitle = ""

  /// An option or argument; the value name counts only when the help does not name the value.
  init<Value>(kind: Kind, valueName: String, _ declaration: ValueDeclaration<Value>) {
    self.kind = kind
    self.valueName = declaration.help.valueName ?? valueName
    self.help = declaration.help
    self.isRequired = !declaration.parsed.hasValue
    self.isRepeating = declaration.isRepeating
    self.defaultDescription = declaration.defaultDescription
    self.accepted = declaration.accepted
    self.completion = declaration.completion
    self.store = { given in
      guard case .text(let text) = given else { return }
      try declaration.store(text)
    }
    self.isFilled = { declaration.parsed.hasValue }
    self.request = nil
  }

  /// A flag.
  init(
    kind: Kind, help: ArgumentHelp, isRequired: Bool, defaultDescription: String?,
    request: ParsingError? = nil, store: @escaping (Given) throws -> Void,
    isFilled: @escaping () -> Bool
  ) {
    self.kind = kind
    self.valueName = ""
    self.help = help
    self.isRequired = isRequired
    self.isRepeating = false
    self.defaultDescription = defaultDescription
    self.accepted = .anything
    self.completion = .default
    self.request = request
    self.store = store
    self.isFilled = isFilled
  }

  /// The same argument in the section of the given title; its own title wins.
  func titled(_ title: String) -> ArgumentDefinition {
    var titled = self
    if titled.groupTitle.isEmpty { titled.groupTitle = title }
    return titled
  }
}

extension ArgumentDefinition {
  var isPositional: Bool { strategy != nil }

  /// Which words a positional argument takes, or nil for options and flags.
  var strategy: ArgumentArrayParsingStrategy? {
    switch kind {
    case .positional(let strategy): strategy
    case .option, .flag: nil
    }
  }

  var takesValue: Bool {
    switch kind {
    case .positional, .option: true
    case .flag: false
    }
  }

  /// Every name of an option or flag; empty for a positional argument.
  var names: [ArgumentName] {
    switch kind {
    case .positional: []
    case .option(let names): names
    case .flag(let on, let off): on + off
    }
  }

  /// How usage lines and messages show the argument: `<input> ...`, `--for <profile>`, `--strict`.
  var synopsis: String {
    let longest = { (names: [ArgumentName]) in names.last?.spelling ?? "" }
    switch kind {
    case .positional(.postTerminator): return "-- <\(valueName)> ..."
    case .positional: return "<\(valueName)>" + (isRepeating ? " ..." : "")
    case .option(let names):
      return "\(longest(names)) <\(valueName)>" + (isRepeating ? " ..." : "")
    case .flag(let on, []): return longest(on)
    case .flag(let on, let off): return "\(longest(on))|\(longest(off))"
    }
  }
}
