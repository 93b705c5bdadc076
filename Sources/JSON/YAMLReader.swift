import MediaModel

/// Reads the part of YAML in which OpenAPI documents are written, as JSON: mappings, lists, texts of
/// every style, and JSON within; no anchors, tags or several documents.
package struct YAMLReader {
  private struct Line {
    var indent: Int
    var text: String
    /// Its number in the document, from 1.
    let number: Int
  }

  /// Deeper documents are refused.
  private static let deepest = 64

  private var lines: [Line] = []
  private var position = 0

  /// The value of a document.
  ///
  /// - Throws: `DocumentError` with the line at which it cannot be read.
  package static func document(_ text: String) throws(DocumentError) -> JSONValue {
    var reader = YAMLReader(text)
    let value = try reader.node(deeperThan: -1, depth: 0)
    reader.skipBlanks()
    guard let line = reader.current else { return value }
    throw reader.error(line, "something stands behind the end")
  }

  private init(_ text: String) {
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let indent = line.prefix { $0 == " " }.count
      let rest = String(line.dropFirst(indent))
      if rest == "---" || rest == "..." { continue }
      lines.append(Line(indent: indent, text: rest, number: index + 1))
    }
  }

  private var current: Line? { position < lines.count ? lines[position] : nil }

  private func error(_ line: Line, _ reason: String) -> DocumentError {
    DocumentError(at: "", "line \(line.number): not YAML: \(reason)")
  }

  private mutating func skipBlanks() {
    while let line = current, line.text.trimmed.isEmpty || line.text.hasPrefix("#") {
      position += 1
    }
  }

  /// The value that starts at the next line which is indented further than that.
  private mutating func node(
    deeperThan outer: Int, depth: Int
  ) throws(DocumentError) -> JSONValue {
    skipBlanks()
    guard let line = current, line.indent > outer else { return .null }
    guard depth < Self.deepest else { throw error(line, "it is too deep") }
    if Self.isItem(line.text) { return try list(at: line.indent, depth: depth) }
    if Self.key(of: line.text) != nil { return try mapping(at: line.indent, depth: depth) }
    position += 1
    return try value(line.text, of: line, indent: outer)
  }

  private static func isItem(_ text: String) -> Bool { text == "-" || text.hasPrefix("- ") }

  private mutating func list(at indent: Int, depth: Int) throws(DocumentError) -> JSONValue {
    var values: [JSONValue] = []
    while true {
      skipBlanks()
      guard let line = current, line.indent == indent, Self.isItem(line.text) else { break }
      let rest = line.text.dropFirst()
      let space = rest.prefix { $0 == " " }.count
      let content = String(rest.dropFirst(space))
      guard !content.isEmpty, !content.hasPrefix("#") else {
        position += 1
        values.append(try node(deeperThan: indent, depth: depth + 1))
        continue
      }
      // What stands behind the dash is a line of its own, indented to where it starts.
      lines[position].indent = indent + 1 + space
      lines[position].text = content
      values.append(try node(deeperThan: indent, depth: depth + 1))
    }
    return .array(values)
  }

  private mutating func mapping(at indent: Int, depth: Int) throws(DocumentError) -> JSONValue {
    var members: [JSONMember] = []
    while true {
      skipBlanks()
      guard let line = current, line.indent == indent, !Self.isItem(line.text) else { break }
      guard let (key, rest) = Self.key(of: line.text) else {
        throw error(line, "a key with a colon is expected")
      }
      position += 1
      guard rest.isEmpty || rest.hasPrefix("#") else {
        members.append(JSONMember(key, try value(rest, of: line, indent: indent)))
        continue
      }
      skipBlanks()
      // A list may stand no further in than its key.
      if let next = current, next.indent == indent, Self.isItem(next.text) {
        members.append(JSONMember(key, try list(at: indent, depth: depth + 1)))
      } else {
        members.append(JSONMember(key, try node(deeperThan: indent, depth: depth + 1)))
      }
    }
    if let line = current, line.indent > indent { throw error(line, "it is indented too far") }
    return .object(members)
  }

  /// The key of a line and what stands behind its colon, or nil when it has none.
  private static func key(of text: String) -> (key: String, rest: String)? {
    if let quote = text.first, quote == "\"" || quote == "'" {
      guard let end = closing(quote, in: text) else { return nil }
      let rest = text[text.index(after: end)...].drop { $0 == " " }
      guard rest.first == ":" else { return nil }
      let key = String(text[text.index(after: text.startIndex)..<end])
      return (key, String(rest.dropFirst()).trimmed)
    }
    guard !"[{&*!|>%@`#".contains(text.first ?? "#") else { return nil }
    var index = text.startIndex
    while let colon = text[index...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if next == text.endIndex || text[next] == " " {
        return (String(text[..<colon]).trimmed, String(text[next...]).trimmed)
      }
      index = next
    }
    return nil
  }

  /// The place of the quote that closes a text, or nil when it goes on in the next line.
  private static func closing(_ quote: Character, in text: String) -> String.Index? {
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let next = text.index(after: index)
      if quote == "\"", text[index] == "\\" {
        index = next < text.endIndex ? text.index(after: next) : next
        continue
      }
      if text[index] == quote {
        guard quote == "'", next < text.endIndex, text[next] == "'" else { return index }
        index = text.index(after: next)
        continue
      }
      index = next
    }
    return nil
  }

  /// A value that starts on a line, and may go on in lines that are indented further.
  private mutating func value(
    _ start: String, of line: Line, indent: Int
  ) throws(DocumentError) -> JSONValue {
    switch start.first {
    case "|", ">": return .text(block(start, indent: indent))
    case "\"", "'": return try quoted(start, of: line)
    case "[", "{": return try flow(start, of: line)
    case "&", "*", "!": throw error(line, "anchors and tags are not read")
    default: return plain(start, indent: indent)
    }
  }

  /// A text of several lines, kept or folded.
  private mutating func block(_ header: String, indent: Int) -> String {
    let isFolded = header.first == ">"
    var texts: [String] = []
    var inner: Int?
    while let line = current {
      let isBlank = line.text.trimmed.isEmpty
      if !isBlank {
        guard line.indent > indent else { break }
        if inner == nil { inner = line.indent }
        guard line.indent >= inner ?? 0 else { break }
      }
      let margin = String(repeating: " ", count: max(0, line.indent - (inner ?? line.indent)))
      texts.append(isBlank ? "" : margin + line.text)
      position += 1
    }
    while texts.last == "" { texts.removeLast() }
    return texts.joined(separator: isFolded ? " " : "\n")
  }

  private mutating func quoted(_ start: String, of line: Line) throws(DocumentError) -> JSONValue {
    guard let quote = start.first else { return .null }
    var text = start
    while Self.closing(quote, in: text) == nil {
      guard let next = current else { throw error(line, "a quote is not closed") }
      text += next.text.trimmed.isEmpty ? "\n" : " " + next.text
      position += 1
    }
    guard let end = Self.closing(quote, in: text) else { return .null }
    let inner = String(text[text.index(after: text.startIndex)..<end])
    if quote == "'" { return .text(inner.replacing("''", with: "'")) }
    let escaped = inner.replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    do {
      return try JSONReader.document(Array("\"\(escaped)\"".utf8))
    } catch {
      throw self.error(line, "a text in quotes is malformed")
    }
  }

  /// JSON within, or a list or mapping of plain texts.
  private mutating func flow(_ start: String, of line: Line) throws(DocumentError) -> JSONValue {
    var text = start
    while Self.depth(of: text) > 0 {
      guard let next = current else { throw error(line, "a bracket is not closed") }
      text += " " + next.text
      position += 1
    }
    var reader = FlowReader(Array(text))
    guard let value = reader.value() else { throw error(line, "a list in brackets is malformed") }
    return value
  }

  /// How many brackets are open at the end of a text.
  private static func depth(of text: String) -> Int {
    var depth = 0
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "[{".contains(character) {
        depth += 1
      } else if "]}".contains(character) {
        depth -= 1
      }
    }
    return depth
  }

  /// A text without quotes; lines that are indented further belong to it.
  private mutating func plain(_ start: String, indent: Int) -> JSONValue {
    var text = Self.withoutComment(start)
    while let line = current, line.indent > indent, !line.text.trimmed.isEmpty {
      text += " " + Self.withoutComment(line.text.trimmed)
      position += 1
    }
    return Self.scalar(text)
  }

  private static func withoutComment(_ text: String) -> String {
    text.firstRange(of: " #").map { String(text[..<$0.lowerBound]).trimmed } ?? text.trimmed
  }

  /// A plain text as the value that it stands for.
  fileprivate static func scalar(_ text: String) -> JSONValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .flag(true)
    case "false", "False", "FALSE": .flag(false)
    default: isNumber(text) ? .number(text) : .text(text)
    }
  }

  /// Whether a text is a number as JSON writes it.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard let first = digits.first, first.isASCII, first.isNumber,
      digits.count == 1 || first != "0" || digits.dropFirst().first == ".",
      digits.last?.isNumber == true, digits.count(where: { $0 == "." }) <= 1
    else { return false }
    return digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }
}

/// Lists and mappings in brackets.
private struct FlowReader {
  private let characters: [Character]
  private var position = 0

  init(_ characters: [Character]) {
    self.characters = characters
  }

  private var current: Character? { position < characters.count ? characters[position] : nil }

  private mutating func skipSpace() {
    while current?.isWhitespace == true { position += 1 }
  }

  /// The value here, or nil when it is malformed.
  mutating func value(depth: Int = 0) -> JSONValue? {
    skipSpace()
    guard depth < 32, let first = current else { return nil }
    switch first {
    case "[": return list(depth: depth)
    case "{": return mapping(depth: depth)
    case "\"", "'": return text(quote: first).map { .text($0) }
    default: return YAMLReader.scalar(plain(until: ",]}"))
    }
  }

  private mutating func list(depth: Int) -> JSONValue? {
    position += 1
    var values: [JSONValue] = []
    while true {
      skipSpace()
      guard let next = current else { return nil }
      if next == "]" {
        position += 1
        return .array(values)
      }
      guard let value = value(depth: depth + 1) else { return nil }
      values.append(value)
      skipSpace()
      if current == "," { position += 1 } else if current != "]" { return nil }
    }
  }

  private mutating func mapping(depth: Int) -> JSONValue? {
    position += 1
    var members: [JSONMember] = []
    while true {
      skipSpace()
      guard let next = current else { return nil }
      if next == "}" {
        position += 1
        return .object(members)
      }
      let key = next == "\"" || next == "'" ? text(quote: next) : plain(until: ":,}")
      skipSpace()
      guard let key, current == ":" else { return nil }
      position += 1
      guard let value = value(depth: depth + 1) else { return nil }
      members.append(JSONMember(key, value))
      skipSpace()
      if current == "," { position += 1 } else if current != "}" { return nil }
    }
  }

  private mutating func text(quote: Character) -> String? {
    position += 1
    var text = ""
    while let next = current, next != quote {
      position += 1
      guard quote == "\"", next == "\\", let escaped = current else {
        text.append(next)
        continue
      }
      position += 1
      text.append(escaped == "n" ? "\n" : escaped)
    }
    guard current == quote else { return nil }
    position += 1
    return text
  }

  private mutating func plain(until ends: String) -> String {
    var text = ""
    while let next = current, !ends.contains(next) {
      text.append(next)
      position += 1
    }
    return text.trimmed
  }
}
