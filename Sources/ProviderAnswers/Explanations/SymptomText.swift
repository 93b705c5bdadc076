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

  /// The words of a text; those that are not in the vocabulary are taken for the nearest stem in
  /// it, if it is a slip of the keyboard away.
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

/// The words in which people tell symptoms: their forms, and classes of words that mean the same.
struct Lexicon: Sendable {
  /// One word of a phrase: any of these stems.
  typealias Term = Set<String>

  private let classes: [String: Term]
  private let forms: [String: String]
  private let quiet: Set<String>

  /// A lexicon of words that mean the same, by the name that phrases write with an `@`, of words
  /// with the word that they are a form of (`took` is a `take`), and of words that say nothing by
  /// themselves.
  init(classes: [String: [String]], forms: [String: String], quiet: [String]) {
    self.forms = forms
    self.quiet = Set(quiet)
    self.classes = classes.mapValues { words in
      Set(words.map { Self.stem(forms[$0] ?? $0) })
    }
  }

  /// The terms of a phrase as files write it: `"@no @result"`; nil when it names no class.
  func phrase(_ text: String) -> [Term]? {
    var terms: [Term] = []
    for word in text.lowercased().split(separator: " ") {
      guard word.first == "@" else {
        terms.append([stem(String(word))])
        continue
      }
      guard let known = classes[String(word.dropFirst())] else { return nil }
      terms.append(known)
    }
    return terms.isEmpty ? nil : terms
  }

  /// The stem of a word in small letters.
  func stem(_ word: String) -> String { Self.stem(forms[word] ?? word) }

  /// Whether a word says nothing by itself.
  func isQuiet(_ word: String) -> Bool { quiet.contains(word) }

  /// The words of a text in small letters, without apostrophes; `16:9` is one word.
  static func words(of text: String) -> [String] {
    text.lowercased().filter { $0 != "'" && $0 != "’" }
      .split { !($0.isLetter || $0.isNumber || $0 == ":") }
      .map { word in
        var word = word
        while word.last == ":" { word.removeLast() }
        while word.first == ":" { word.removeFirst() }
        return String(word)
      }
      .filter { !$0.isEmpty }
  }

  private static let wholeWords: Set<String> = [
    "nothing", "anything", "something", "everything", "morning", "missing",
  ]

  /// A word without the endings of its forms; good enough to compare words, not to print them.
  private static func stem(_ word: String) -> String {
    guard word.utf8.count > 3, !wholeWords.contains(word) else { return word }
    var stem = word
    if stem.hasSuffix("ing"), stem.utf8.count > 5 {
      stem.removeLast(3)
      stem = withoutDoubledEnd(stem)
    } else if stem.hasSuffix("ed"), stem.utf8.count > 4 {
      stem.removeLast(2)
      stem = withoutDoubledEnd(stem)
    } else if stem.hasSuffix("s"), !stem.hasSuffix("ss") {
      stem.removeLast()
    }
    if stem.hasSuffix("e"), stem.utf8.count > 3 { stem.removeLast() }
    return stem
  }

  private static func withoutDoubledEnd(_ stem: String) -> String {
    let end = stem.suffix(2)
    guard end.count == 2, end.first == end.last, "bdgmnprt".contains(end.last ?? " ") else {
      return stem
    }
    return String(stem.dropLast())
  }
}

extension Lexicon {
  /// The only format that is read.
  static let schema = "preflight.lexicon/1"

  enum Keys: String, CaseIterable {
    case schema, classes, forms, quiet
  }

  /// The lexicon of a file's text.
  ///
  /// - Throws: `DocumentError` with the key path.
  init(_ json: String, name: String) throws(DocumentError) {
    do throws(DocumentError) {
      let reader = try ObjectReader<Keys>(JSONReader.profileDocument(json), at: "")
      let schema = try reader.text(.schema)
      guard schema == Self.schema else {
        throw reader.error(.schema, "'\(Self.schema)' is expected, not '\(schema)'")
      }
      var forms: [String: String] = [:]
      for (word, others) in try Self.lists(.forms, of: reader) {
        for other in others { forms[other] = word }
      }
      self.init(
        classes: try Self.lists(.classes, of: reader), forms: forms, quiet: try reader.texts(.quiet)
      )
    } catch {
      throw error.inFile(name)
    }
  }

  private static func lists(
    _ key: Keys, of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> [String: [String]] {
    var lists: [String: [String]] = [:]
    for (name, value) in try reader.freeMembers(key) {
      guard case .array(let values) = value else {
        throw reader.error(key, "a list is expected for '\(name)'")
      }
      lists[name] = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
    return lists
  }
}
