/// Reads the words of one command, from the left, into its properties.
struct ArgumentReader {
  private let definitions: DefinitionSet
  private let isFollowedBySubcommand: Bool
  private var positionals: ArraySlice<ArgumentDefinition>

  /// The words not yet read.
  private(set) var rest: ArraySlice<String>

  /// A reader of words, up to the name of a subcommand if the command has some.
  init(
    _ words: ArraySlice<String>, definitions: DefinitionSet, isFollowedBySubcommand: Bool
  ) {
    self.rest = words
    self.definitions = definitions
    self.isFollowedBySubcommand = isFollowedBySubcommand
    self.positionals = definitions.positionals[...]
  }

  /// Reads up to the end, and checks that nothing is missing.
  mutating func read() throws(ParsingError) {
    while let word = rest.first, !isAtEnd(word) {
      if word == "--" {
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
    isFollowedBySubcommand && (definitions.isValue(word) || word == "--")
  }

  private mutating func readPositionals() throws(ParsingError) {
    while let word = rest.popFirst() { try readPositional(word) }
  }

  private mutating func readAfterTerminator() throws(ParsingError) {
    guard let definition = definitions.afterTerminator else { return try readPositionals() }
    while let word = rest.popFirst() {
      try store(word, in: definition, as: definition.synopsis)
    }
  }

  private mutating func readPositional(_ word: String) throws(ParsingError) {
    guard let definition = positionals.first else { throw .unexpectedArgument(word) }
    if !definition.isRepeating { positionals.removeFirst() }
    try store(word, in: definition, as: definition.synopsis)
  }

  private mutating func readLongName(_ word: String) throws(ParsingError) {
    let name = String(word.prefix { $0 != "=" })
    let hasValue = name.count < word.count
    guard let match = definitions.match(name) else {
      throw .unknownOption(name, nearest: nearest(name, among: definitions.names))
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
        throw .unknownOption(name, nearest: nearest(longName, among: definitions.names))
      }
      if letters.first == "=" {
        return try read(match, name: name, joined: letters.dropFirst())
      } else if match.takesValue {
        return try read(match, name: name, joined: letters.isEmpty ? nil : letters)
      }
      try read(match, name: name, joined: nil)
    }
  }

  private mutating func read(
    _ match: ArgumentDefinition, name: String, joined: Substring?
  ) throws(ParsingError) {
    if let request = match.request { throw request }
    guard match.takesValue else {
      if let joined { throw .unexpectedValue(String(joined), of: name) }
      return try store("", in: match, as: name)
    }
    if let joined { return try store(String(joined), in: match, as: name) }
    guard let word = rest.first, definitions.isValue(word) else {
      throw .missingValue(name: name, valueName: match.valueName, found: rest.first)
    }
    rest.removeFirst()
    try store(word, in: match, as: name)
  }

  private func store(
    _ word: String, in definition: ArgumentDefinition, as name: String
  ) throws(ParsingError) {
    do {
      try definition.store(word)
    } catch {
      throw .invalidValue(word, of: name, accepted: definition.accepted)
    }
  }
}
