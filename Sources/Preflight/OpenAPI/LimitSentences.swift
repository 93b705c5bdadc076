import MediaModel

/// The sentences of a description that may state a limit, without reading it.
struct LimitSentences {
  private(set) var sentences: [String] = []

  private static let longest = 240
  private static let signs: Set<String> = [
    "max", "maximum", "min", "minimum", "only", "must", "limit", "limited", "exceed", "exceeds",
    "supported", "supports", "required", "requires", "cannot", "most", "least", "longer", "shorter",
  ]

  /// The sentences of a text that have a word such as `maximum`, or a unit after a number.
  init(in text: String) {
    var sentence = ""
    var sentences: [String] = []
    for (character, next) in zip(text, text.dropFirst() + " ") {
      sentence.append(character)
      let ends = character.isNewline || (".!?".contains(character) && next.isWhitespace)
      if ends {
        sentences.append(sentence)
        sentence = ""
      }
    }
    sentences.append(sentence)
    self.sentences = sentences.map(\.trimmed).filter(Self.mayLimit).map(Self.shortened)
  }

  private static func mayLimit(_ sentence: String) -> Bool {
    let words = sentence.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return words.contains { signs.contains($0) }
  }

  private static func shortened(_ sentence: String) -> String {
    sentence.count <= longest ? sentence : sentence.prefix(longest) + "…"
  }
}
