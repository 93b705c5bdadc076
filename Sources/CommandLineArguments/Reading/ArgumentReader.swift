/// Reads the words of one command, from the left, into its properties.
struct ArgumentReader {
  /// What ends the reading before the last word.
  package enum End {
    case lastWord
    case subcommand
    case subcommandOrUnknownOption
  }

  private let definitions: DefinitionSet
  private let end: End
  private var positionals: ArraySlice<ArgumentDefinition>

  /// The words not yet read.
  private(set) var rest: ArraySlice<String>

  init(_ words: ArraySlice<String>, definitions: DefinitionSet, until end: End) {
    self.rest = words
    self.definitions = definitions
    self.end = end
    self.positionals = definitions.positionals[...]
  }

  /// Reads up to the end, and checks that nothing is missing.
  mutating func read() throws(ParsingError) {
    while let word = rest.first, !isAtEnd(word) {
      if capturesEverything(from: word) {
        try readPositionals()
      } else if word == "--" {
        rest.removeFirst()
        try readAfterTerminator()
      } else if definitions.isValue(word) {
        rest.removeFirst()
        try readPositional(word)
      } else if word.hasPrefix("--") {
        try readLongName(word)
      } else {
        try readShortNames(word)
      }
    }
    let missing = definitions.missing
    guard missing.isEmpty else { throw .missing(missing.map(MissingArgument.init)) }
  }

  private func isAtEnd(_ word: String) -> Bool {
    switch end {
    case .lastWord: false
    case .subcommand: definitions.isValue(word) || word == "--"
    case .subcommandOrUnknownOption: !isKnownOption(word)
    }
  }

  private func isKnownOption(_ word: String) -> Bool {
    guard !definitions.isValue(word) else { return false }
    let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : String(word.prefix(2))
    return definitions.match(name) != nil
  }

  private func capturesEverything(from word: String) -> Bool {
    positionals.first?.strategy == .captureForPassthrough && !isKnownOption(word)
  }

  private mutating func readPositionals() throws(ParsingError) {
    while let word = rest.popFirst() { try readPositional(word) }
  }

  private mutating func readAfterTerminator() throws(ParsingError) {
    guard let definition = definitions.afterTerminator else { return try readPositionals() }
    while let word = rest.popFirst() {
      try store(.text(word), in: definition, as: definition.synopsis)
    }
  }

  private mutating func readPositional(_ word: String) throws(ParsingError) {
    guard let definition = positionals.first else { throw .unexpectedArgument(word) }
    if !definition.isRepeating { positionals.removeFirst() }
    try store(.text(word), in: definition, as: definition.synopsis)
  }

  private mutating func readLongName(_ word: String) throws(ParsingError) {
    let name = String(word.prefix { $0 != "=" })
    let hasValue = name.count < word.count
    guard let match = definitions.match(name) else {
      throw .unknownOption(name, nearest: nearest(name, among: definitions.shownNames))
    }
    rest.removeFirst()
    try read(match, name: name, joined: hasValue ? word.dropFirst(name.count + 1) : nil)
  }

  private mutating func readShortNames(_ word: String) throws(ParsingError) {
    let longName = "-" + word.prefix { $0 != "=" }
    // `-output` would otherwise be read as `-o utput`.
    if longName.count > 3, definitions.match(longName) != nil {
      throw .unknownOption(String(longName.dropFirst()), nearest: longName)
    }
    rest.removeFirst()
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      let name = "-\(letter)"
      guard let match = definitions.match(name) else {
        throw .unknownOption(name, nearest: nearest(longName, among: definitions.shownNames))
      }
      if letters.first == "=" {
        return try read(match, name: name, joined: letters.dropFirst())
      } else if match.definition.takesValue {
        return try read(match, name: name, joined: letters.isEmpty ? nil : letters)
      }
      try read(match, name: name, joined: nil)
    }
  }

  private mutating func read(
    _ match: DefinitionSet.Match, name: String, joined: Substring?
  ) throws(ParsingError) {
    if let request = match.definition.request { throw request }
    if let given = match.given {
      if let joined { throw .unexpectedValue(String(joined), of: name) }
      return try store(given, in: match.definition, as: name)
    }
    if let joined { return try store(.text(String(joined)), in: match.definition, as: name) }
    guard let word = rest.first, definitions.isValue(word) else {
      throw .missingValue(name: name, valueName: match.definition.valueName, found: rest.first)
    }
    rest.removeFirst()
    try store(.text(word), in: match.definition, as: name)
  }

  private func store(
    _ given: ArgumentDefinition.Given, in definition: ArgumentDefinition, as name: String
  ) throws(ParsingError) {
    do {
      try definition.store(given)
    } catch let error as ParsingError {
      throw error
    } catch {
      guard case .text(let word) = given else { return }
      let reason = error is NoSuchValue ? nil : "\(error)"
      throw .invalidValue(word, of: name, accepted: definition.accepted, reason: reason)
    }
  }
}
