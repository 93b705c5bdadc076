import JSON
import MediaModel
import Preflight

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
  /// The limits that a response of this kind states.
  let bounds: [BoundPattern]
  /// Whether the codes say so little that a known message or limit says more.
  let isVague: Bool
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
  /// And one of each of these, at the start of words; marks between words do not count.
  var each: [[MessageText.Phrase]] = []
  /// And none of these, at the start of words.
  var none: [MessageText.Phrase] = []

  /// The phrases that a text has when it is such a message, or nil.
  func phrases(in text: MessageText) -> [String]? {
    guard all.allSatisfy({ text.small.contains($0) }), !none.contains(where: text.has) else {
      return nil
    }
    var found = all
    if !any.isEmpty {
      guard let one = any.first(where: { text.small.contains($0) }) else { return nil }
      found.append(one)
    }
    for group in each {
      guard let one = group.first(where: text.has) else { return nil }
      found.append(one.text)
    }
    return found
  }
}

/// A message in small letters, and its words without the marks between them.
struct MessageText {
  /// Words of a message; a space at the end means that the last word ends there.
  struct Phrase: Sendable, Hashable {
    let text: String
    fileprivate let bytes: [UInt8]

    init(_ text: String) {
      self.text = text.trimmed
      let end: [UInt8] = text.hasSuffix(" ") ? [0x20] : []
      // Scripts without spaces have no start of words to look for.
      let start: [UInt8] = text.utf8.first.map { $0 < 0x80 } ?? true ? [0x20] : []
      bytes = start + MessageText.words(of: self.text) + end
    }
  }

  /// The longest text that is taken for a message; what is longer is a log or a document.
  private static let maximumByteCount = 4096

  let small: String
  /// The words with a space in front, between and behind; empty when the text is no message.
  private let bytes: [UInt8]
  /// Where the spaces are.
  private let spaces: [Int]

  /// - Parameter text: As it came.
  init(_ text: String) {
    small = text.plainSmall
    let words = small.utf8.count <= Self.maximumByteCount ? Self.words(of: small) : []
    let bytes = words.isEmpty ? [] : [0x20] + words + [0x20]
    self.bytes = bytes
    spaces = bytes.indices.filter { bytes[$0] == 0x20 }
  }

  /// Whether a phrase stands in the text.
  func has(_ phrase: Phrase) -> Bool {
    let pattern = phrase.bytes
    guard let first = pattern.first else { return false }
    let starts = first == 0x20 ? spaces[...] : bytes.indices.filter { bytes[$0] == first }[...]
    return starts.contains { start in
      start + pattern.count <= bytes.count
        && (pattern.count < 2 || bytes[start + 1] == pattern[1])
        && bytes[start..<(start + pattern.count)].elementsEqual(pattern)
    }
  }

  /// The words of a text in small letters with a space between each two.
  private static func words(of text: String) -> [UInt8] {
    let words = text.lowercased().utf8.split {
      !(ASCII.isLetter($0) || ASCII.isDigit($0) || $0 >= 0x80 || $0 == ASCII.apostrophe)
    }
    return Array(words.joined(separator: [0x20]))
  }
}

/// Limits of which a response states one.
struct BoundPattern: Sendable {
  /// Which end of a range is meant.
  enum End: String, Sendable, CaseIterable {
    case minimum, maximum
    /// Both, and nobody says which one was broken.
    case range
    /// A list of values, or a step between them.
    case values
  }

  let quantities: Set<Quantity>
  /// The media that the limit may be about; empty when that does not matter.
  let media: Set<MediaType>
  /// Empty when that does not matter.
  let ends: Set<End>

  /// Whether a limit is of this kind.
  func matches(_ bound: StatedBound) -> Bool {
    quantities.contains(bound.quantity)
      && (media.isEmpty || bound.mediaType.map(media.contains) ?? false)
      && (ends.isEmpty || ends.contains(bound.end))
  }
}

extension StatedBound {
  /// Which end of its range was broken, as far as the value that was sent tells.
  fileprivate var end: BoundPattern.End {
    switch (bounds.minimum, bounds.maximum) {
    case (nil, nil): .values
    case (nil, _?): .maximum
    case (_?, nil): .minimum
    case (let low?, let high?):
      switch sent?.number {
      case let number? where number < low.value: .minimum
      case let number? where number > high.value: .maximum
      case _: .range
      }
    }
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
    case codes, statuses, http, headers, states, messages, bounds, vague, words, needs
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
    var bounds: [BoundPattern] = []
    for (value, path) in try reader.elements(.bounds) {
      bounds.append(try BoundPattern(value, at: path))
    }
    self.bounds = bounds
    isVague = try reader.flag(.vague) ?? false
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
    case all, any, each, none
  }

  init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    self.init(
      all: try reader.texts(.all).map { $0.lowercased() },
      any: try reader.texts(.any).map { $0.lowercased() },
      none: try reader.texts(.none).map { MessageText.Phrase($0) })
    for (value, path) in try reader.elements(.each) {
      guard case .array(let elements) = value else {
        throw DocumentError(at: path, "a list of phrases is expected")
      }
      let phrases = elements.compactMap { element in
        if case .text(let text) = element { MessageText.Phrase(text) } else { nil }
      }
      guard phrases.count == elements.count, !phrases.isEmpty else {
        throw DocumentError(at: path, "a list of phrases is expected")
      }
      each.append(phrases)
    }
    guard !all.isEmpty || !each.isEmpty else {
      throw reader.error(.all, "at least one phrase is expected")
    }
  }
}

extension BoundPattern {
  enum Keys: String, CaseIterable {
    case quantities, media, ends
  }

  init(_ value: JSONValue, at path: String) throws(DocumentError) {
    let reader = try ObjectReader<Keys>(value, at: path)
    quantities = try Self.choices(.quantities, of: reader)
    media = try Self.choices(.media, of: reader)
    ends = try Self.choices(.ends, of: reader)
    guard !quantities.isEmpty else {
      throw reader.error(.quantities, "at least one is expected")
    }
  }

  private static func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable>(
    _ key: Keys, of reader: ObjectReader<Keys>
  ) throws(DocumentError) -> Set<Choice> {
    var choices: Set<Choice> = []
    for text in try reader.texts(key) {
      guard let choice = Choice(rawValue: text) else {
        let known = Choice.allCases.map(\.rawValue)
        throw reader.error(
          key, "'\(text)' is none of them", suggestions: NearestNames.to(text, among: known))
      }
      choices.insert(choice)
    }
    return choices
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
