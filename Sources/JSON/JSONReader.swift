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
        members.append(JSONMember(key: key, value: try reader.readValue(depth: depth + 1)))
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
