/// Recognizes a secret by the name that stands before it: `"prompt": "…"`, `FAL_KEY=…`,
/// `Authorization: …`, `--prompt …`.
enum NamedValue {
  /// The replacement of a name with its value, or nil when the word is no such name.
  static func replacement(
    in bytes: [UInt8], word: Range<Int>
  ) -> RedactionScan.Replacement? {
    let name = bytes[word].drop { $0 == UInt8(ascii: "-") }
    guard let kind = SecretName(name) else { return nil }
    let place = Place(in: bytes, word: word)
    guard let start = place.valueStart, start < bytes.count else { return nil }
    let lead = Array(bytes[word.lowerBound..<start])
    if let text = QuotedText(in: bytes, at: start) {
      guard kind.takes(length: text.content.count) else { return nil }
      let mark = kind.mark
      return .init(
        end: text.end,
        bytes: lead + bytes[start..<text.content.lowerBound] + mark
          + bytes[text.content.upperBound..<text.end])
    }
    if bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") {
      let end = Brackets.end(in: bytes, from: start)
      return .init(end: end, bytes: lead + kind.mark)
    }
    let end = bareEnd(in: bytes, from: start, kind: kind, quote: place.openQuote)
    // Behind a name in quotes, a value without quotes is a number or true or false.
    let isOpen =
      kind == .location || (!isLiteral(bytes[start..<end]) && (!place.isQuoted || kind.isKey))
    guard end > start, isOpen, kind.takes(length: end - start) else { return nil }
    return .init(end: end, bytes: lead + kind.mark)
  }

  /// Where a value without quotes ends.
  private static func bareEnd(
    in bytes: [UInt8], from start: Int, kind: SecretName, quote: UInt8?
  ) -> Int {
    var end = start
    switch kind {
    case .header, .text:
      while end < bytes.count, bytes[end] != ASCII.newline, bytes[end] != quote { end += 1 }
    case .key, .keyIfLong:
      end = endOfToken(in: bytes, from: start)
      let scheme = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
      if ["bearer", "basic", "key", "token"].contains(scheme), end < bytes.count,
        bytes[end] == 0x20
      {
        end = endOfToken(in: bytes, from: end + 1)
      }
    case .location:
      while end < bytes.count, isPartOfPlace(bytes[end]) { end += 1 }
      while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    case .textIfQuoted: break
    }
    return end
  }

  private static func endOfToken(in bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, !ASCII.isSpace(bytes[end]), !Self.stops.contains(bytes[end]) {
      end += 1
    }
    return end
  }

  private static let stops = Set(",;&\"'`()[]{}<>".utf8)

  private static func isPartOfPlace(_ byte: UInt8) -> Bool {
    ASCII.isDigit(byte) || "+-.,/ ".utf8.contains(byte)
  }

  /// Whether a value is a number, true, false or nothing, which no text and no key is.
  private static func isLiteral(_ value: ArraySlice<UInt8>) -> Bool {
    let word = String(
      decoding: value.prefix { $0 != UInt8(ascii: ",") && $0 != 0x20 }, as: UTF8.self)
    let literals = ["true", "false", "null", "none", "nil", "undefined", ""]
    return literals.contains(word.lowercased()) || word.utf8.allSatisfy(ASCII.isDigit)
  }

  /// Where the value of a name stands.
  private struct Place {
    /// The first byte of the value, or nil when the word is followed by none.
    private(set) var valueStart: Int?
    /// Whether the name stands in quotes of its own.
    private(set) var isQuoted = false
    /// The quote in which name and value stand together.
    private(set) var openQuote: UInt8?

    init(in bytes: [UInt8], word: Range<Int>) {
      var position = word.upperBound
      let before = word.lowerBound > 0 ? bytes[word.lowerBound - 1] : 0
      let quoteStart = position
      while position < bytes.count, bytes[position] == ASCII.backslash { position += 1 }
      if position < bytes.count, ASCII.isQuote(bytes[position]) {
        position += 1
        isQuoted = true
      } else {
        position = quoteStart
        if ASCII.isQuote(before) { openQuote = before }
      }
      let isOption = bytes[word].starts(with: "--".utf8)
      let nameEnd = position
      Self.skipSpace(in: bytes, &position)
      if position < bytes.count,
        bytes[position] == ASCII.colon
          || bytes[position] == UInt8(ascii: "=")
      {
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: ">") { position += 1 }
        Self.skipSpace(in: bytes, &position)
        if isQuoted {
          while position < bytes.count, ASCII.isSpace(bytes[position]) { position += 1 }
        }
      } else if !isOption || position == nameEnd {
        return
      }
      valueStart = position
    }

    private static func skipSpace(in bytes: [UInt8], _ position: inout Int) {
      while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
        position += 1
      }
    }
  }
}

extension SecretName {
  /// What stands in the place of the value.
  var mark: [UInt8] {
    switch self {
    case .header, .key, .keyIfLong: Mark.key
    case .text, .textIfQuoted: Mark.text
    case .location: Mark.location
    }
  }

  /// Whether the value opens a door.
  var isKey: Bool { mark == Mark.key }

  /// Whether a value of so many bytes is what the name means.
  func takes(length: Int) -> Bool {
    switch self {
    case .keyIfLong: length >= 16
    case .header, .key, .text, .textIfQuoted, .location: length > 0
    }
  }
}

/// What the name of a member, a header, an option or a variable says about its value.
enum SecretName: String, Sendable, CaseIterable {
  /// A header whose value runs to the end of its line.
  case header
  case key
  /// A key only when it is long: the name also means other things.
  case keyIfLong
  /// Words of the user.
  case text
  /// Words of the user when they stand in quotes or brackets: the name also means other things.
  case textIfQuoted
  case location

  /// The meaning of a name, or nil when its value may stay.
  init?(_ name: ArraySlice<UInt8>) {
    guard name.count <= 48 else { return nil }
    let plain = String(
      decoding: name.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        .map(ASCII.lowercased), as: UTF8.self)
    if let known = Self.known[plain] {
      self = known
    } else if Self.keyEndings.contains(where: plain.hasSuffix) || Self.isVariable(name) {
      self = .key
    } else if plain.hasSuffix("prompt") || plain.hasPrefix("prompttext") {
      self = .text
    } else {
      return nil
    }
  }

  /// Whether a name is that of an environment variable that holds a key: `VIDEO_KEY`.
  private static func isVariable(_ name: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: name, as: UTF8.self)
    return text.uppercased() == text && (text.hasSuffix("_KEY") || text.hasSuffix("_SECRET"))
  }

  private static let keyEndings = [
    "apikey", "secretkey", "accesskey", "accesskeyid", "privatekey", "clientsecret", "apisecret",
    "authtoken", "accesstoken", "refreshtoken", "sessiontoken", "securitytoken", "password",
    "passphrase", "signature", "credential", "credentials",
  ]

  private static let known = ResponseVocabulary.builtIn.secretNames
}

/// A text in quotes, whose quotes may be escaped because the whole stands inside another text.
struct QuotedText {
  /// What stands between the quotes.
  let content: Range<Int>
  /// The first byte behind the closing quote.
  let end: Int

  /// The text that starts at a position, or nil when no quote stands there; one that is never closed
  /// goes on to the end.
  init?(in bytes: [UInt8], at start: Int) {
    var position = start
    while position < bytes.count, bytes[position] == ASCII.backslash { position += 1 }
    guard position < bytes.count, ASCII.isQuote(bytes[position]) else { return nil }
    let escapes = position - start
    let quote = bytes[position]
    position += 1
    if escapes == 0, bytes[position...].starts(with: [quote, quote]) {
      (content, end) = Self.tripled(in: bytes, from: position + 2, quote: quote)
      return
    }
    let first = position
    var run = 0
    while position < bytes.count {
      // At each level of escaping the number of backslashes before a quote doubles, and one is added.
      if bytes[position] == quote, run % (2 * (escapes + 1)) == escapes {
        content = first..<(position - escapes)
        end = position + 1
        return
      }
      run = bytes[position] == ASCII.backslash ? run + 1 : 0
      position += 1
    }
    content = first..<bytes.count
    end = bytes.count
  }

  private static func tripled(
    in bytes: [UInt8], from first: Int, quote: UInt8
  ) -> (Range<Int>, Int) {
    var position = first
    while position + 2 < bytes.count {
      if bytes[position] == quote, bytes[position + 1] == quote, bytes[position + 2] == quote {
        return (first..<position, position + 3)
      }
      position += 1
    }
    return (first..<bytes.count, bytes.count)
  }
}

/// Finds where what opens with a bracket closes.
enum Brackets {
  /// The first byte behind the bracket that closes the one at a position; brackets in quotes do not
  /// count, and what is never closed goes on to the end.
  static func end(in bytes: [UInt8], from start: Int) -> Int {
    var depth = 0
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position + 1 }
      case ASCII.quote, ASCII.apostrophe, ASCII.backslash:
        if let text = QuotedText(in: bytes, at: position) {
          position = text.end
          continue
        }
        while position + 1 < bytes.count, bytes[position + 1] == ASCII.backslash { position += 1 }
      default: break
      }
      position += 1
    }
    return bytes.count
  }
}
