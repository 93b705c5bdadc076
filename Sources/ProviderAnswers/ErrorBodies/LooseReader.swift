import JSON

/// Reads a value as programs print it: JSON, or what Python and JavaScript show of their objects.
///
/// Single quotes, names without quotes, `True`, `None` and a comma before a closing bracket are
/// taken; a key that is given twice keeps its last value.
struct LooseReader {
  private static let maximumDepth = 32

  let bytes: [UInt8]
  /// Where the reader stands.
  private(set) var position: Int

  /// The next value, or nil when there is none.
  mutating func readValue(depth: Int = 0) -> JSONValue? {
    skipSpace()
    guard depth < Self.maximumDepth, let byte = current else { return nil }
    switch byte {
    case UInt8(ascii: "{"): return readObject(depth: depth)
    case UInt8(ascii: "["), UInt8(ascii: "("): return readArray(depth: depth)
    case ASCII.quote, ASCII.apostrophe: return readText().map { .text($0) }
    default: return readWord()
    }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, ASCII.isSpace(byte) { position += 1 }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func readObject(depth: Int) -> JSONValue? {
    position += 1
    var members: [JSONMember] = []
    while !accept(UInt8(ascii: "}")) {
      guard members.isEmpty || accept(UInt8(ascii: ",")) else { return nil }
      if accept(UInt8(ascii: "}")) { break }
      guard let key = readKey(), accept(ASCII.colon), let value = readValue(depth: depth + 1)
      else { return nil }
      members.append(JSONMember(key, value))
    }
    return .object(members)
  }

  private mutating func readArray(depth: Int) -> JSONValue? {
    let close = current == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    position += 1
    var elements: [JSONValue] = []
    while !accept(close) {
      guard elements.isEmpty || accept(UInt8(ascii: ",")) else { return nil }
      if accept(close) { break }
      guard let value = readValue(depth: depth + 1) else { return nil }
      elements.append(value)
    }
    return .array(elements)
  }

  private mutating func readKey() -> String? {
    skipSpace()
    guard let byte = current else { return nil }
    if ASCII.isQuote(byte) { return readText() }
    guard ASCII.isLetter(byte) || byte == UInt8(ascii: "_") else { return nil }
    let start = position
    while let byte = current, ASCII.isWord(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func readText() -> String? {
    let quote = current
    position += 1
    var content: [UInt8] = []
    while let byte = current, byte != quote {
      position += 1
      guard byte == ASCII.backslash, let letter = current else {
        content.append(byte)
        continue
      }
      position += 1
      take(escape: letter, into: &content)
    }
    guard current != nil else { return nil }
    position += 1
    return String(decoding: content, as: UTF8.self)
  }

  private mutating func take(escape letter: UInt8, into content: inout [UInt8]) {
    switch letter {
    case UInt8(ascii: "n"): content.append(ASCII.newline)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "b"), UInt8(ascii: "f"): content.append(0x20)
    case UInt8(ascii: "u"): content += takeUnit().utf8
    default: content.append(letter)
    }
  }

  /// The character of `\uXXXX`; one beyond the basic plane takes two such units.
  private mutating func takeUnit() -> String {
    guard let first = hexadecimal(at: position) else { return "u" }
    position += 4
    if let scalar = UnicodeScalar(first) { return String(Character(scalar)) }
    guard 0xD800..<0xDC00 ~= first, bytes[position...].starts(with: "\\u".utf8),
      let second = hexadecimal(at: position + 2), 0xDC00..<0xE000 ~= second,
      let scalar = UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { return "\u{FFFD}" }
    position += 6
    return String(Character(scalar))
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count, bytes[start..<start + 4].allSatisfy(ASCII.isHexadecimal)
    else { return nil }
    return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
  }

  private mutating func readWord() -> JSONValue? {
    let start = position
    while let byte = current, JSONEscapes.isPartOfWord(byte), position - start < 64 {
      position += 1
    }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true", "True": return .flag(true)
    case "false", "False": return .flag(false)
    case "null", "None", "undefined", "nan", "NaN": return .null
    case let number where JSONEscapes.isNumber(number): return .number(number)
    default:
      position = start
      return nil
    }
  }
}
