import Preflight

/// A text with places that may differ: `*` stands for anything, `#` for one digit; a pattern in
/// capitals matches no small letters.
struct TextPattern: Sendable {
  private let pattern: [UInt8]
  private let isCapital: Bool

  init(_ text: String) {
    pattern = Array(text.utf8)
    isCapital =
      pattern.contains(where: ASCII.isLetter) && text.uppercased() == text
  }

  /// Whether a text has places that may differ.
  static func isPattern(_ text: String) -> Bool { text.contains { "*#".contains($0) } }

  /// Whether the whole of a text is as the pattern says.
  func matches(_ text: String) -> Bool {
    let any = UInt8(ascii: "*")
    // Most words differ in their first letter.
    if let first = pattern.first, ASCII.isLetter(first), text.utf8.first != first { return false }
    let text = Array(text.utf8)
    var (position, place) = (0, 0)
    var lastAny: (place: Int, position: Int)?
    while position < text.count {
      if place < pattern.count, pattern[place] == any {
        lastAny = (place, position)
        place += 1
      } else if place < pattern.count, isOne(text[position], pattern[place]) {
        (position, place) = (position + 1, place + 1)
      } else if let last = lastAny {
        lastAny = (last.place, last.position + 1)
        (position, place) = (last.position + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == any }
      && !(isCapital && text.contains { ASCII.isLetter($0) && $0 != $0 & 0xDF })
  }

  private func isOne(_ byte: UInt8, _ expected: UInt8) -> Bool {
    expected == byte || (expected == UInt8(ascii: "#") && ASCII.isDigit(byte))
  }
}

/// What an error object has to hold for its provider to be known.
struct ObjectSign: Sendable {
  /// What one member has to be.
  enum Condition: Sendable {
    case present
    /// A text as one of the patterns.
    case text([TextPattern])
    /// A whole number within.
    case integer(Range<Int>)
  }

  var provider: String
  /// All of them have to hold.
  var members: [(name: String, condition: Condition)]

  func matches(_ object: ResponseObject) -> Bool {
    members.allSatisfy { name, condition in
      switch condition {
      case .present: object.has(name)
      case .text(let patterns):
        object.text(name).map { text in patterns.contains { $0.matches(text) } } ?? false
      case .integer(let range): object.integer(name).map(range.contains) ?? false
      }
    }
  }
}

/// The names under which a provider's error object says what is wrong.
struct ObjectForm: Sendable {
  var provider: String?
  /// The member that holds the object, or nil when it is the whole.
  var within: String?
  var code: String
  var message: String?
  /// The member that names the field of the request.
  var field: String?
  /// The member with the fields that are made for machines.
  var limits: String?
}

/// A provider's sentence with a number in it.
struct SentencePattern: Sendable {
  /// What stands in the place of the number.
  static let place = "{limit}"

  var provider: String?
  /// The words on both sides of the number, in small letters.
  var before: String
  var after: String
  var quantity: Quantity
  var field: ResponseVocabulary.Field
  var mediaType: MediaType?

  /// The limit that a message states so, or nil when it does not.
  func bound(in message: String) -> StatedBound? {
    let message = message.lowercased()
    for range in message.ranges(of: before) {
      let rest = message[range.upperBound...]
      var digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
      while let last = digits.last, ".,".contains(last) { digits.removeLast() }
      guard let number = Rational(decimal: digits.replacing(",", with: "")),
        rest[digits.endIndex...].hasPrefix(after)
      else { continue }
      var bounds = Bounds()
      bounds.set(number * field.factor, field.end)
      return bounds.isEmpty
        ? nil : StatedBound(quantity, bounds, mediaType: mediaType, confidence: .worded)
    }
    return nil
  }
}
