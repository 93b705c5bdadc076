import JSON
import MediaModel

/// How a failure is recognised.
struct Recognition: Sendable {
  /// Codes as the provider writes them; one that ends with `.*` stands for all that begin so.
  let codes: [String]
  /// HTTP statuses that by themselves mean this failure.
  let statuses: [Int]
  /// HTTP statuses that come with the codes.
  let http: [Int]
  /// Names of headers.
  let headers: [String]
  /// States of a job in small letters.
  let states: [String]
  let messages: [MessagePattern]
  let words: [WordGroup]
  /// The least weight of words that tells the symptom.
  let needs: Int

  /// Whether a status agrees with those that come with the codes.
  func agrees(with status: Int?) -> Bool { status.map(http.contains) ?? true }
}

/// Phrases of a message, in small letters.
struct MessagePattern: Sendable {
  /// All of these have to be there.
  let all: [String]
  /// And one of these; empty when that does not matter.
  let any: [String]

  /// The phrases that a text has when it is such a message, or nil; the text is in small letters.
  func phrases(in text: String) -> [String]? {
    guard all.allSatisfy({ text.contains($0) }) else { return nil }
    guard !any.isEmpty else { return all }
    return any.first { text.contains($0) }.map { all + [$0] }
  }
}

/// Phrases of which one adds a weight to a symptom.
struct WordGroup: Sendable {
  /// Below zero when the phrase speaks against the symptom.
  let weight: Int
  let phrases: [[Lexicon.Term]]
}

extension Recognition {
  enum Keys: String, CaseIterable {
    case codes, statuses, http, headers, states, messages, words, needs
  }

  init(_ value: JSONValue, at path: String, lexicon: Lexicon) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    codes = try reader.texts(.codes)
    statuses = try Self.numbers(.statuses, of: reader)
    http = try Self.numbers(.http, of: reader)
    headers = try reader.texts(.headers).map { $0.lowercased() }
    states = try reader.texts(.states).map { $0.lowercased() }
    var messages: [MessagePattern] = []
    for (value, path) in try reader.elements(.messages) {
      messages.append(try MessagePattern(value, at: path))
    }
    self.messages = messages
    var words: [WordGroup] = []
    for (value, path) in try reader.elements(.words) {
      words.append(try WordGroup(value, at: path, lexicon: lexicon))
    }
    self.words = words
    needs = try reader.count(.needs) ?? 0
    guard words.isEmpty == (needs == 0) else {
      throw reader.error(.needs, "words need a weight to reach, and a weight needs words")
    }
  }

  private static func numbers(
    _ key: Keys, of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> [Int] {
    var numbers: [Int] = []
    for (value, path) in try reader.elements(key) {
      guard case .number(let digits) = value, let number = Int(digits) else {
        throw DocumentError(at: path, "a whole number is expected")
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension MessagePattern {
  enum Keys: String, CaseIterable {
    case all, any
  }

  init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    self.init(
      all: try reader.texts(.all).map { $0.lowercased() },
      any: try reader.texts(.any).map { $0.lowercased() })
    guard !all.isEmpty else { throw reader.error(.all, "at least one phrase is expected") }
  }
}

extension WordGroup {
  enum Keys: String, CaseIterable {
    case weight, any
  }

  init(_ value: JSONValue, at path: String, lexicon: Lexicon) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    guard let weight = try reader.number(.weight), weight.denominator == 1, weight != 0 else {
      throw reader.error(.weight, "a whole number other than zero is expected")
    }
    var phrases: [[Lexicon.Term]] = []
    for text in try reader.texts(.any) {
      guard let phrase = lexicon.phrase(text) else {
        throw reader.error(.any, "'\(text)' names a class that is not there")
      }
      phrases.append(phrase)
    }
    self.init(weight: Int(weight.numerator), phrases: phrases)
  }
}
