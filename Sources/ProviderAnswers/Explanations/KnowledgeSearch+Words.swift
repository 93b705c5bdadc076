import MediaModel

extension KnowledgeSearch {
  /// How much weaker than the best a symptom may be told and still be named.
  private static let tolerance = 2
  /// No more symptoms are named for one text.
  private static let mostSymptoms = 3

  /// The entry of the header that a line is about: its name, or name and value.
  func headers(in text: String) -> [Candidate] {
    let line = text.trimmed
    guard text.isProse else { return [] }
    let name = line.prefix { $0 != ":" && $0 != " " }
    return knowledge.entries.indices.filter {
      knowledge.entries[$0].recognition.headers.contains(name.lowercased())
    }.map { candidate($0, .header, 0, "the header \(name)") }
  }

  /// The entries of a state that is all a text says: `THROTTLED`, `status: failed`.
  func states(in text: String) -> [Candidate] {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let names = knowledge.nameWords
    let rest = words.filter {
      !Self.stateFillers.contains(String($0)) && !names.contains(String($0))
    }
    let isNamed = words.contains { Self.stateWords.contains(String($0)) }
    guard !rest.isEmpty, rest.count == words.count || isNamed else { return [] }
    return states(rest.joined(separator: " "))
  }

  private static let stateWords: Set<String> = ["status", "state"]
  private static let stateFillers: Set<String> = [
    "status", "state", "task", "job", "the", "my", "is", "it", "its", "of", "a", "says", "what",
    "does", "mean", "shows",
  ]

  /// The symptoms that a text tells in a user's own words, the best told first.
  func symptoms(in text: String) -> [Candidate] {
    let words = SymptomText(text, lexicon: knowledge.lexicon, vocabulary: knowledge.vocabulary)
    var told: [(entry: Int, score: SymptomText.Score)] = []
    for (index, entry) in knowledge.entries.enumerated() where entry.recognition.needs > 0 {
      let score = words.score(of: entry.recognition.words)
      if score.weight >= entry.recognition.needs { told.append((index, score)) }
    }
    let best = told.map(\.score.weight).max() ?? 0
    let kept = Set(chosen(told.map(\.entry)))
    return told.filter { kept.contains($0.entry) && $0.score.weight >= best - Self.tolerance }
      .sorted { ($1.score.weight, $0.entry) < ($0.score.weight, $1.entry) }
      .prefix(Self.mostSymptoms).map { entry, score in
        let found = score.words.map { "“\($0)”" }.joined(separator: ", ")
        return candidate(entry, .words, score.weight, "the words \(found)")
      }
  }
}

extension [String] {
  /// How many letters the texts have together.
  var letterCount: Int { map(\.count).reduce(0, +) }
}

extension String {
  /// Whether a person may have written it: one line, and no JSON.
  package var isProse: Bool { !contains("{") && !trimmed.contains(where: \.isNewline) }

  /// The text in small letters with plain quotes and single spaces.
  var plainSmall: String {
    lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .map { "‘’".contains($0) ? "'" : String($0) }.joined()
  }
}
