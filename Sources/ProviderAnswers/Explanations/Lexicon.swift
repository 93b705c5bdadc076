import JSON

/// The words in which people tell symptoms: their forms, and classes of words that mean the same.
struct Lexicon: Sendable {
  /// One word of a phrase: any of these stems.
  typealias Term = Set<String>

  private let classes: [String: Term]
  private let forms: [String: String]
  private let quiet: Set<String>

  /// A lexicon.
  ///
  /// - Parameters:
  ///   - classes: Words that mean the same, by the name that phrases write with an `@`.
  ///   - forms: Words with the word that they are a form of: `didnt` is a `not`, `took` a `take`.
  ///   - quiet: Words that say nothing by themselves.
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
