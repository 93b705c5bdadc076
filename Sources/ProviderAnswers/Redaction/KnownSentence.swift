import MediaModel
import Preflight

/// What is kept of providers' sentences: those that the vocabulary knows, and of them the words that it
/// knows and the numbers.
///
/// A provider repeats in its own words what a user wrote, in quotes or without: prompts, names, paths.
/// No list of secrets finds these, so what is kept is listed instead.
package struct KnownSentences: Sendable {
  /// What stands in the place of what is not kept.
  static let gap = "…"

  /// What comes with the library.
  package static let builtIn = KnownSentences(.builtIn)

  private let knowledge: Knowledge
  private let words: Set<String>
  /// Beginnings of words, as the vocabulary writes them: `infring`.
  private let beginnings: [String]

  init(_ knowledge: Knowledge) {
    self.knowledge = knowledge
    let patterns = knowledge.entries.flatMap(\.recognition.messages)
    let phrases = patterns.flatMap { $0.all + $0.any + ($0.each.flatMap(\.self)).map(\.text) }
    let known = phrases.flatMap { phrase in
      phrase.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "'") }.map(String.init)
    }
    words = knowledge.responses.plainWords.union(known)
    beginnings = Set(known.filter { $0.count >= 5 }).sorted()
  }

  /// A sentence without what the vocabulary does not know, or nil when it knows none of it.
  package func kept(_ sentence: String, bounds: [StatedBound] = []) -> String? {
    let search = KnowledgeSearch(knowledge)
    let isKnown =
      !bounds.isEmpty || !search.messages(in: sentence).isEmpty
      || !search.codes(in: sentence).isEmpty
    guard isKnown else { return nil }
    var tokens = Self.withoutQuoted(sentence).split(whereSeparator: \.isWhitespace).map(String.init)
    var isKept = tokens.map(isHarmless)
    blankPrompts(in: tokens, &isKept)
    // What stands between two words of a user's is a user's as well.
    let gaps = isKept.indices.filter { !isKept[$0] }
    for (first, second) in zip(gaps, gaps.dropFirst()) where second - first <= 3 {
      for index in first..<second { isKept[index] = false }
    }
    for index in tokens.indices where !isKept[index] { tokens[index] = Self.gap }
    var kept: [String] = []
    for token in tokens where token != Self.gap || kept.last != Self.gap { kept.append(token) }
    let hasWords = kept.contains { token in token.contains { $0.isLetter || $0.isNumber } }
    return hasWords ? kept.joined(separator: " ") : nil
  }

  /// Blanks what follows the word "prompt", up to what is said of it.
  private func blankPrompts(in tokens: [String], _ isKept: inout [Bool]) {
    var isOpen = false
    for index in tokens.indices {
      let word = tokens[index].lowercased().filter(\.isLetter)
      if word == "prompt" || word == "prompts" {
        isOpen = true
      } else if Self.predicates.contains(word) {
        isOpen = false
      } else if isOpen, !Self.traits.contains(word), !tokens[index].contains(where: \.isNumber) {
        isKept[index] = false
      }
    }
  }

  private static let predicates: Set<String> = [
    "is", "was", "were", "are", "has", "have", "had", "must", "should", "may", "can", "cannot",
    "exceeds", "exceeded", "contains", "contained", "violates", "failed", "needs", "to", "at", "by",
    "in", "for", "or", "and", "not", "too", "rejected", "flagged", "refused", "blocked",
  ]
  private static let traits: Set<String> = [
    "length", "size", "text", "field", "parameter", "input", "value", "image", "video", "limit",
    "maximum", "minimum", "",
  ]

  /// Whether a word can be nobody's: it is known, or a number with a unit.
  private func isHarmless(_ token: String) -> Bool {
    let marks: Set<Character> = [
      ",", ".", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "<", ">", "=", "≤", "≥", "+", "|",
      "\"", "'", "`", "“", "”", "‘", "’", "«", "»", "-", "–", "—", "*", "…",
    ]
    var bare = token[...]
    while let last = bare.last, marks.contains(last) { bare.removeLast() }
    while let first = bare.first, marks.contains(first) { bare.removeFirst() }
    guard !bare.isEmpty else { return true }
    if knowledge.responses.codes[String(bare)] != nil || Self.isNumber(bare) { return true }
    // A point or a slash between letters makes a path or an address; an underscore, a provider's name.
    return bare.lowercased().split(separator: "_").allSatisfy { part in
      part.split(separator: "-").allSatisfy { isWord(String($0)) || Self.isNumber($0) }
    }
  }

  private func isWord(_ word: String) -> Bool {
    words.contains(word) || beginnings.contains(where: word.hasPrefix)
      || (word.hasSuffix("'s") && words.contains(String(word.dropLast(2))))
  }

  /// Whether a text is a number, with a unit or not, a size, a ratio or a range.
  private static func isNumber(_ text: Substring) -> Bool {
    let parts = text.lowercased().split(
      omittingEmptySubsequences: false, whereSeparator: { "x×:/-–".contains($0) })
    return parts.count <= 3
      && parts.allSatisfy { part in
        let digits = part.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        return digits.first?.isNumber == true && digits.count { $0 == "." } <= 1
          && digits.count <= 15 && units.contains(String(part.dropFirst(digits.count)))
      }
  }

  private static let units: Set<String> = [
    "", "s", "sec", "ms", "min", "h", "b", "kb", "mb", "gb", "kib", "mib", "gib", "px", "p", "k",
    "mp",
    "fps", "hz", "khz", "%", "x",
  ]

  /// The sentence with a gap in the place of what stands in quotes; numbers stay.
  private static func withoutQuoted(_ sentence: String) -> String {
    let pairs: [Character: Set<Character>] = [
      "\"": ["\""], "`": ["`"], "'": ["'"], "“": ["”", "\""], "„": ["“", "”"], "‘": ["’"],
      "«": ["»"],
    ]
    let characters = Array(sentence)
    var result = ""
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let isApostrophe =
        (character == "'" || character == "‘") && index > 0
        && (characters[index - 1].isLetter || characters[index - 1].isNumber)
      guard let closing = pairs[character], !isApostrophe else {
        result.append(character)
        index += 1
        continue
      }
      var end = index + 1
      while end < characters.count {
        let isInside =
          closing.contains("'") && end + 1 < characters.count && characters[end + 1].isLetter
        if closing.contains(characters[end]), !isInside { break }
        end += 1
      }
      let content = characters[(index + 1)..<min(end, characters.count)]
      let text = isNumber(String(content)[...]) ? String(content) : gap
      result += " \(character)\(text)" + (end < characters.count ? "\(characters[end])" : "")
      index = end + 1
    }
    return result
  }
}

extension ProviderAnswer {
  /// What is kept and passed on of it: codes, fields, numbers, and of sentences what the vocabulary
  /// knows.
  package var storable: ProviderAnswer {
    guard !rejections.isEmpty else { return self }
    var answer = self
    answer.rejections = rejections.map(\.storable)
    return answer
  }
}

extension Rejection {
  /// What is kept and passed on of it.
  package var storable: Rejection {
    var rejection = self
    rejection.message = message.flatMap { KnownSentences.builtIn.kept($0, bounds: bounds) }
    rejection.bounds = bounds.map(\.storable)
    return rejection
  }
}

extension StatedBound {
  /// The limit without a value that may be a user's words.
  var storable: StatedBound {
    var bound = self
    bound.sent = sent.flatMap { $0.isHarmless ? $0 : nil }
    return bound
  }
}

extension SettingValue {
  /// Whether the value is a number, a size, a shape or a choice of yes and no, and not somebody's words.
  var isHarmless: Bool {
    switch self {
    case .number, .flag: true
    case .text(let text):
      text.count <= 32
        && (Rational(decimal: text) != nil || AspectRatio(text) != nil || PixelSize(text) != nil
          || ResolutionTier(text) != nil || ["true", "false"].contains(text.lowercased()))
    }
  }
}

extension RunRecord {
  /// What is kept and passed on of the run.
  package var storable: RunRecord {
    var run = self
    run.answer = answer.storable
    return run
  }
}

extension HistoryEntry {
  /// What is kept and passed on of the entry.
  package var storable: HistoryEntry {
    var entry = self
    entry.run = run?.storable
    return entry
  }
}

extension Lessons {
  /// The lessons with rejections as they are kept.
  package var storable: Lessons {
    Lessons(
      limits: limits,
      passedOver: passedOver.map { passed in
        var passed = passed
        passed.rejection = passed.rejection.storable
        passed.bound = passed.bound?.storable
        return passed
      })
  }
}
