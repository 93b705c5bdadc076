import JSON

/// What somebody reports in words of their own, taken apart so that it can be held against symptoms.
struct SymptomText {
  /// How many words are read; nobody tells a symptom in more.
  private static let longest = 120
  /// How many other words may stand between two of a phrase.
  private static let gap = 2

  private let words: [String]
  private let stems: [String]
  private let lexicon: Lexicon

  /// - Parameters:
  ///   - text: What was written.
  ///   - lexicon: The forms and classes of words.
  ///   - vocabulary: The stems of all phrases; other words are taken for the nearest of them, if it
  ///     is a slip of the keyboard away.
  init(_ text: String, lexicon: Lexicon, vocabulary: Vocabulary) {
    words = Array(Lexicon.words(of: text).prefix(Self.longest))
    stems = words.map { word in
      let stem = vocabulary.corrected(lexicon.stem(word))
      // An ending may belong to a misspelt word rather than to a form of it.
      return vocabulary.knows(stem) ? stem : vocabulary.corrected(word)
    }
    self.lexicon = lexicon
  }

  /// How well the text tells a symptom.
  struct Score {
    /// The weights of what was found.
    var weight: Int
    /// The words of the text that were found, in their order.
    var words: [String]
  }

  /// The weight of the groups that the text has, with the words found.
  ///
  /// A text in which every word that says something was found weighs one more: `"too long"` alone is
  /// clearer than the same two words in a longer sentence about something else.
  func score(of groups: [WordGroup]) -> Score {
    var weight = 0
    var found: Set<Int> = []
    for group in groups {
      let places = group.phrases.flatMap(places)
      guard !places.isEmpty else { continue }
      weight += group.weight
      if group.weight > 0 { found.formUnion(places) }
    }
    let isCovered = words.indices.allSatisfy {
      found.contains($0) || lexicon.isQuiet(words[$0])
    }
    if isCovered, !found.isEmpty { weight += 1 }
    return Score(weight: weight, words: found.sorted().map { words[$0] })
  }

  /// Where the words of a phrase stand, or nothing when it is not there.
  private func places(_ phrase: [Lexicon.Term]) -> [Int] {
    guard let first = phrase.first else { return [] }
    for start in stems.indices where first.contains(stems[start]) {
      var places = [start]
      for term in phrase.dropFirst() {
        let next = (places[places.count - 1] + 1)...
        let near = stems[next].prefix(Self.gap + 1)
        guard let place = near.firstIndex(where: term.contains) else { break }
        places.append(place)
      }
      if places.count == phrase.count { return places }
    }
    return []
  }
}

/// The stems that symptoms are told with.
struct Vocabulary: Sendable {
  private let stems: Set<String>
  private let long: [(stem: String, letters: [UInt8])]

  init(_ groups: [WordGroup]) {
    stems = Set(groups.flatMap(\.phrases).flatMap(\.self).flatMap(\.self))
    long = stems.filter { $0.utf8.count >= 4 }.sorted().map { ($0, Array($0.utf8)) }
  }

  /// Whether a phrase has the stem.
  func knows(_ stem: String) -> Bool { stems.contains(stem) }

  /// The stem that a misspelt one is meant to be, or the stem itself.
  func corrected(_ stem: String) -> String {
    guard !stems.contains(stem), stem.utf8.count >= 4 else { return stem }
    let letters = Array(stem.utf8)
    let nearest = long.compactMap { known -> (stem: String, distance: Int)? in
      guard abs(known.letters.count - letters.count) <= 2, known.letters[0] == letters[0] else {
        return nil
      }
      let distance = NearestNames.editDistance(known.letters, letters)
      return Self.isSlip(distance, from: known.letters, to: letters) ? (known.stem, distance) : nil
    }.min { ($0.distance, $0.stem) < ($1.distance, $1.stem) }
    return nearest?.stem ?? stem
  }

  /// Whether so few slips are likely in a word of the length; in a short word another letter makes
  /// another word, such as `clock` of `click`.
  private static func isSlip(_ distance: Int, from known: [UInt8], to typed: [UInt8]) -> Bool {
    let isSwapped = known.sorted() == typed.sorted()
    return switch known.count {
    case ..<5: distance == 1 && isSwapped
    case ..<6: distance == 1 && (known.count != typed.count || isSwapped)
    case ..<9: distance <= 1
    default: distance <= 2
    }
  }
}
