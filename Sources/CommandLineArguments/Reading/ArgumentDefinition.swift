/// One argument, option or flag of a command, with the way to fill its property.
struct ArgumentDefinition {
  enum Kind {
    case positional(ArgumentArrayParsingStrategy)
    case option([ArgumentName])
    case flag([ArgumentName])
  }

  let kind: Kind
  let valueName: String
  let help: ArgumentHelp
  let isRequired: Bool
  let isRepeating: Bool
  let defaultDescription: String?
  let accepted: AcceptedValues
  let completion: CompletionKind

  /// Takes the text of a value; that of a flag is empty.
  let store: (String) throws -> Void

  let isFilled: () -> Bool

  /// What a built-in flag asks for instead of running the command; nil for all others.
  let request: ParsingError?

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
    self.store = declaration.store
    self.isFilled = { declaration.parsed.hasValue }
    self.request = nil
  }

  /// A flag.
  init(
    kind: Kind, help: ArgumentHelp, request: ParsingError? = nil,
    store: @escaping (String) throws -> Void
  ) {
    self.kind = kind
    self.valueName = ""
    self.help = help
    self.isRequired = false
    self.isRepeating = false
    self.defaultDescription = nil
    self.accepted = .anything
    self.completion = .default
    self.request = request
    self.store = store
    self.isFilled = { true }
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
    case .option(let names), .flag(let names): names
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
    case .flag(let names): return longest(names)
    }
  }
}

/// The arguments of one command, to look up by name and place.
struct DefinitionSet {
  let all: [ArgumentDefinition]
  private let indexByName: [String: Int]

  /// The arguments that the instance declares, then the built-in ones it does not declare itself.
  init(of arguments: any ParsableArguments, builtIn: [ArgumentDefinition]) {
    let declared = ArgumentDefinition.all(of: arguments)
    let taken = Set(declared.flatMap(\.names))
    all = declared + builtIn.compactMap { $0.withoutNames(taken) }
    var indexByName: [String: Int] = [:]
    for (index, definition) in all.enumerated() {
      for name in definition.names.map(\.spelling) {
        let earlier = indexByName.updateValue(index, forKey: name)
        precondition(earlier == nil, "\(type(of: arguments)) declares the name \(name) twice.")
      }
    }
    self.indexByName = indexByName
    let positionals = positionals
    precondition(
      positionals.dropLast().allSatisfy { !$0.isRepeating },
      "Only the last argument of \(type(of: arguments)) may take several values.")
    precondition(
      positionals.drop(while: \.isRequired).allSatisfy { !$0.isRequired },
      "An argument of \(type(of: arguments)) that must be given follows one that need not.")
  }

  /// The arguments given by position, without the one that takes all after `--`.
  var positionals: [ArgumentDefinition] {
    all.filter { $0.isPositional && $0.strategy != .postTerminator }
  }

  /// The argument that takes all after `--`, or nil when there is none.
  var afterTerminator: ArgumentDefinition? {
    all.first { $0.strategy == .postTerminator }
  }

  /// What the name stands for, dashes included, or nil when it is unknown.
  func match(_ name: String) -> ArgumentDefinition? {
    indexByName[name].map { all[$0] }
  }

  /// Whether the word is a value and not an option, as `-` and negative numbers are.
  func isValue(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return true }
    let characters = word.dropFirst().drop { $0 == "." }
    let isDecimalDigit = characters.first.map { $0.isASCII && $0.isNumber } ?? false
    return isDecimalDigit && match(String(word.prefix(2))) == nil
  }

  /// The names of all options and flags, dashes included.
  var names: [String] {
    all.flatMap(\.names).map(\.spelling)
  }

  /// The arguments that must be given and were not.
  var missing: [ArgumentDefinition] {
    all.filter { $0.isRequired && !$0.isFilled() }
  }
}

extension ArgumentDefinition {
  /// The flag without the names that a command uses itself, or nil when none is left.
  fileprivate func withoutNames(_ taken: Set<ArgumentName>) -> ArgumentDefinition? {
    let names = names.filter { !taken.contains($0) }
    guard !names.isEmpty else { return nil }
    return ArgumentDefinition(kind: .flag(names), help: help, request: request, store: store)
  }
}

extension ArgumentDefinition {
  /// `--help`, which every command has.
  static var helpFlag: ArgumentDefinition {
    flag(asking: .helpRequested, names: [.short("h"), .long("help")], "Show help information.")
  }

  /// `--version`, which a root command with a version has.
  static var versionFlag: ArgumentDefinition {
    flag(asking: .versionRequested, names: [.long("version")], "Show the version.")
  }

  private static func flag(
    asking request: ParsingError, names: [ArgumentName], _ abstract: String
  ) -> ArgumentDefinition {
    ArgumentDefinition(
      kind: .flag(names), help: ArgumentHelp(abstract), request: request, store: { _ in })
  }
}

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

/// What was read for one property, shared by all copies of its wrapper so that reflection can fill it.
final class ParsedValue<Value> {
  private let initial: Value?
  package var value: Value?

  /// A value not yet read; nil when there is no default.
  init(initial: Value?) {
    self.initial = initial
  }

  /// Whether something was read or there is a default.
  var hasValue: Bool { value != nil || initial != nil }

  /// What was read, or the default.
  var currentValue: Value {
    guard let current = value ?? initial else {
      preconditionFailure("An argument was used before the command line was read.")
    }
    return current
  }
}
