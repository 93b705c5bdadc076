import JSON
import MediaModel

/// The words by which schemas and their descriptions are read.
struct ImportVocabulary: Sendable {
  /// What a phrase of a description may say.
  enum Meaning: String, CaseIterable, Sendable {
    case maximum, minimum, exclusiveMaximum, exclusiveMinimum, maximumAfter, minimumAfter, exactly
    case between, rangeSign, and
    case combined, each, everything
    case recommended, demand
    case formatLead, formatTail
    /// What follows is about the result, or an example.
    case output
    case condition, alteration, not
    case fileSize, duration, width, height, side, shortSide, longSide, area, aspectRatio
    case frameRate, frames, resolution, textLength
    case items, imageNoun, videoNoun, audioNoun
    case dataURI, statesUnit
  }

  /// In what a number is counted.
  struct Unit: Sendable, Hashable {
    let quantity: Quantity
    let factor: Rational
    /// Which power of a thousand it is, where providers differ; nil where all agree.
    let thousands: Int?
  }

  /// Kinds of words in the names of fields.
  enum NameKind: String, CaseIterable, Sendable {
    case image, video, audio, weakImage, weakAudio, address, notMedia, notFile, identifier, text
    case reference, transforming, transfer, wrappers, notMediaPhrases, addressPhrases
  }

  /// A phrase of the vocabulary in UTF-8, with all that it may say.
  struct Phrase: Sendable {
    let bytes: [UInt8]
    var meanings: Set<Meaning> = []
    var unit: Unit?
    var number: Rational?
  }

  /// Phrases by their first byte, the longest first.
  private let phrases: [UInt8: [Phrase]]
  private let names: [NameKind: Set<String>]
  /// Words that make a sentence worth reading though it has no number.
  let signs: Set<String>

  /// The vocabulary that comes with the library.
  static let known: ImportVocabulary = {
    do {
      let text = EmbeddedImports.files.first { $0.name == "vocabulary" }?.text ?? ""
      return try ImportVocabulary(Array(text.utf8))
    } catch {
      preconditionFailure("The embedded vocabulary is malformed: \(error).")
    }
  }()

  private enum Keys: String, CaseIterable {
    case schema, phrases, units, numberWords, signs, fields
  }

  private enum UnitKeys: String, CaseIterable {
    case quantity, factor, thousands, words
  }

  private init(_ bytes: [UInt8]) throws {
    let reader = try ObjectReader<Keys>(try JSONReader.document(bytes), at: "")
    var found: [String: Phrase] = [:]
    func change(_ text: String, _ change: (inout Phrase) -> Void) {
      change(&found[text, default: Phrase(bytes: Array(text.utf8))])
    }
    for (name, value) in try reader.freeMembers(.phrases) {
      guard let meaning = Meaning(rawValue: name) else {
        throw reader.error(.phrases, "'\(name)' is no meaning")
      }
      for text in value.elements.compactMap(\.text) { change(text) { $0.meanings.insert(meaning) } }
    }
    for (value, path) in try reader.elements(.units) {
      let entry = try ObjectReader<UnitKeys>(value, at: path)
      guard let quantity: Quantity = try entry.choice(.quantity),
        let factor = try entry.number(.factor)
      else { throw entry.error(.quantity, "a quantity and a factor are expected") }
      let unit = Unit(quantity: quantity, factor: factor, thousands: try entry.count(.thousands))
      for text in try entry.texts(.words) { change(text) { $0.unit = unit } }
    }
    for (text, value) in try reader.freeMembers(.numberWords) {
      guard case .number(let digits) = value else { continue }
      change(text) { $0.number = Rational(decimal: digits) }
    }
    phrases = Dictionary(grouping: found.values, by: { $0.bytes[0] })
      .mapValues { $0.sorted { $0.bytes.count > $1.bytes.count } }
    signs = Set(try reader.texts(.signs))
    var names: [NameKind: Set<String>] = [:]
    for (name, value) in try reader.freeMembers(.fields) {
      guard let kind = NameKind(rawValue: name) else {
        throw reader.error(.fields, "'\(name)' is no kind of words")
      }
      names[kind] = Set(value.elements.compactMap(\.text))
    }
    self.names = names
  }

  /// The words of a kind.
  func words(_ kind: NameKind) -> Set<String> { names[kind] ?? [] }

  /// Whether one of the words is of a kind.
  func has(_ kind: NameKind, in words: [String]) -> Bool {
    !self.words(kind).isDisjoint(with: words)
  }

  /// Whether a text in small letters has a phrase of a kind.
  func mentions(_ kind: NameKind, in text: String) -> Bool {
    words(kind).contains { text.contains($0) }
  }

  /// The longest phrase at a place of a text in small letters that suits, or nil.
  func phrase(
    at position: Int, of text: [UInt8], where suits: (Phrase) -> Bool = { _ in true }
  ) -> Phrase? {
    guard position < text.count, let candidates = phrases[text[position]] else { return nil }
    return candidates.first { phrase in
      let end = position + phrase.bytes.count
      guard end <= text.count, text[position..<end].elementsEqual(phrase.bytes) else {
        return false
      }
      // A Latin word is not taken out of a longer one.
      if let last = phrase.bytes.last, isWord(last), end < text.count, isWord(text[end]) {
        return false
      }
      return suits(phrase)
    }
  }
}

/// Whether a byte belongs to a word in Latin letters, or is a digit.
func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") }

/// Whether a byte is a small or capital Latin letter.
func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

/// Whether a byte is a digit.
func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
