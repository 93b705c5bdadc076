/// Reads JSON values one after the other from bytes.
///
/// Our own reader rather than `JSONDecoder`: it keeps decimals exact, names the line of an error,
/// finds keys that are given twice, and can skip over the profiles that nobody asked for.
package struct JSONReader {
  /// The deepest nesting that is read.
  package static let maximumDepth = 32

  private let bytes: [UInt8]
  package private(set) var position: Int

  /// A reader that starts at a byte of a text.
  package init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The value that is the whole text.
  package static func document(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.readValue()
    reader.skipSpace()
    guard reader.current == nil else { throw reader.error("text follows the end of the JSON") }
    return value
  }

  /// The next value.
  package mutating func readValue(depth: Int = 0) throws(JSONError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw error("the JSON is nested too deeply") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"):
      var members: [JSONMember] = []
      try readObject { (reader, key) throws(JSONError) in
        guard !members.contains(where: { $0.key == key }) else {
          throw reader.error("the key '\(key)' is given twice")
        }
        members.append(JSONMember(key, try reader.readValue(depth: depth + 1)))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var elements: [JSONValue] = []
      try readArray { (reader) throws(JSONError) in
        elements.append(try reader.readValue(depth: depth + 1))
      }
      return .array(elements)
    case UInt8(ascii: "\""):
      return .text(try readString())
    default:
      return try readWord()
    }
  }

  /// Calls the body for each key of the next object, with the reader in front of the key's value.
  package mutating func readObject(
    _ body: (inout JSONReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "{"))
    guard !accept(UInt8(ascii: "}")) else { return }
    repeat {
      skipSpace()
      let key = try readString()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      try body(&self, key)
    } while accept(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Calls the body for each element of the next list, with the reader in front of it.
  package mutating func readArray(
    _ body: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "["))
    guard !accept(UInt8(ascii: "]")) else { return }
    repeat {
      skipSpace()
      try body(&self)
    } while accept(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Passes over the next value without looking into it.
  package mutating func skipValue() throws(JSONError) {
    skipSpace()
    guard current == UInt8(ascii: "{") || current == UInt8(ascii: "[") else {
      _ = current == UInt8(ascii: "\"") ? .text(try readString()) : try readWord()
      return
    }
    var depth = 0
    repeat {
      switch current {
      case nil: throw error("the JSON ends too early")
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\n"),
        UInt8(ascii: "\r"), UInt8(ascii: "\t"):
        position += 1
      case let byte? where JSONEscapes.isPartOfWord(byte): position += 1
      default: throw error("a value is expected here")
      }
    } while depth > 0
  }

  /// The next text.
  package mutating func readString() throws(JSONError) -> String {
    let start = position + 1
    try skipString()
    let raw = bytes[start..<(position - 1)]
    guard raw.contains(UInt8(ascii: "\\")) else {
      guard let text = String(validating: raw, as: UTF8.self) else {
        throw error("a text is not UTF-8")
      }
      return text
    }
    guard let text = JSONEscapes.unescaped(raw) else { throw error("a text has a wrong escape") }
    return text
  }

  /// An error at the place where the reader stands.
  package func error(_ reason: String) -> JSONError {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return JSONError(line: line, column: before.endIndex - lineStart + 1, reason: reason)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    skipSpace()
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard accept(byte) else {
      throw error("'\(Character(UnicodeScalar(byte)))' is expected here")
    }
  }

  private mutating func skipString() throws(JSONError) {
    guard current == UInt8(ascii: "\"") else { throw error("a text in quotes is expected here") }
    var end = position + 1
    defer { position = min(end, bytes.count) }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
      guard bytes[end] >= 0x20 else {
        throw error("a text has a line break or control character")
      }
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < bytes.count else { throw error("a text does not end") }
    end += 1
  }

  private mutating func readWord() throws(JSONError) -> JSONValue {
    let start = position
    while let byte = current, JSONEscapes.isPartOfWord(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .flag(true)
    case "false": return .flag(false)
    case let number where JSONEscapes.isNumber(number): return .number(number)
    default:
      position = start
      throw error("a value is expected here")
    }
  }
}

extension JSONReader {
  /// The value of a text, with an error that names the line.
  ///
  /// - Throws: `DocumentError` when the text is no JSON.
  package static func profileDocument(_ text: String) throws(DocumentError) -> JSONValue {
    do {
      return try document(Array(text.utf8))
    } catch {
      throw DocumentError(
        at: "", "line \(error.line), column \(error.column): not JSON: \(error.reason)")
    }
  }
}

/// Why a text is not JSON, and where.
package struct JSONError: Error {
  /// The line, from 1.
  package var line: Int
  /// The column in bytes, from 1.
  package var column: Int
  package var reason: String
}

/// The spelling rules of JSON texts and numbers.
package enum JSONEscapes {
  /// The text that escaped bytes stand for, or nil when an escape is wrong or the bytes are no UTF-8.
  package static func unescaped(_ raw: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = raw
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let letter = rest.popFirst() else { return nil }
      switch letter {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter)
      case UInt8(ascii: "u"):
        guard let scalar = takeScalar(from: &rest) else { return nil }
        result.append(contentsOf: Array(String(Character(scalar)).utf8))
      default: return nil
      }
    }
    return String(validating: result, as: UTF8.self)
  }

  /// Whether a byte may be part of a number, `true`, `false` or `null`.
  package static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a word is a number as JSON writes it.
  package static func isNumber(_ word: String) -> Bool {
    var rest = word.utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits(from: &rest)
    guard whole == 1 || (whole > 1 && !startsWithZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits(from: &rest) > 0 else { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
      guard takeDigits(from: &rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// Passes over digits and counts them.
  private static func takeDigits(from rest: inout Substring.UTF8View) -> Int {
    var count = 0
    while let byte = rest.first, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
      rest.removeFirst()
      count += 1
    }
    return count
  }

  private static func takeScalar(from rest: inout ArraySlice<UInt8>) -> UnicodeScalar? {
    guard let first = takeUnit(from: &rest) else { return nil }
    guard 0xD800..<0xDC00 ~= first else { return UnicodeScalar(first) }
    guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"),
      let second = takeUnit(from: &rest), 0xDC00..<0xE000 ~= second
    else { return nil }
    return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private static func takeUnit(from rest: inout ArraySlice<UInt8>) -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    return digits.hasPrefix("+") || digits.hasPrefix("-") ? nil : UInt32(digits, radix: 16)
  }
}
