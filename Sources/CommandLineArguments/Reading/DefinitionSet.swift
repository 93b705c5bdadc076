/// The arguments of one command, to look up by name and place.
struct DefinitionSet {
  let all: [ArgumentDefinition]
  private let givenByName: [String: (index: Int, given: ArgumentDefinition.Given?)]

  /// What a typed name stands for; nothing is given yet for an option, whose value follows.
  struct Match {
    let definition: ArgumentDefinition
    let given: ArgumentDefinition.Given?
  }

  /// The arguments that the instance declares, then the built-in ones it does not declare itself.
  init(of arguments: any ParsableArguments, builtIn: [ArgumentDefinition]) {
    let declared = ArgumentDefinition.all(of: arguments)
    let taken = Set(declared.flatMap(\.names))
    all = declared + builtIn.compactMap { $0.withoutNames(taken) }
    var givenByName: [String: (index: Int, given: ArgumentDefinition.Given?)] = [:]
    for (index, definition) in all.enumerated() {
      for (name, given) in definition.givenByName {
        let earlier = givenByName.updateValue((index, given), forKey: name)
        precondition(earlier == nil, "\(type(of: arguments)) declares the name \(name) twice.")
      }
    }
    self.givenByName = givenByName
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
  func match(_ name: String) -> Match? {
    givenByName[name].map { Match(definition: all[$0.index], given: $0.given) }
  }

  /// Whether the word is a value and not an option, as `-` and negative numbers are.
  func isValue(_ word: String) -> Bool {
    guard word.hasPrefix("-"), word != "-" else { return true }
    let characters = word.dropFirst().drop { $0 == "." }
    let isDecimalDigit = characters.first.map { $0.isASCII && $0.isNumber } ?? false
    return isDecimalDigit && match(String(word.prefix(2))) == nil
  }

  /// The names that help shows, dashes included.
  var shownNames: [String] {
    all.filter(\.help.visibility.isShown).flatMap(\.names).map(\.spelling)
  }

  /// The arguments that must be given and were not.
  var missing: [ArgumentDefinition] {
    all.filter { $0.isRequired && !$0.isFilled() }
  }
}

extension ArgumentDefinition {
  fileprivate var givenByName: [(String, Given?)] {
    switch kind {
    case .positional: []
    case .option(let names): names.map { ($0.spelling, nil) }
    case .flag(let on, let off):
      on.map { ($0.spelling, .on) } + off.map { ($0.spelling, .off) }
    }
  }

  /// The flag without the names that a command uses itself, or nil when none is left.
  fileprivate func withoutNames(_ taken: Set<ArgumentName>) -> ArgumentDefinition? {
    let names = names.filter { !taken.contains($0) }
    guard !names.isEmpty else { return nil }
    return ArgumentDefinition(
      kind: .flag(on: names, off: []), help: help, isRequired: false, defaultDescription: nil,
      request: request, store: store, isFilled: isFilled)
  }
}
