import JSON

/// The parts of an answer, in its order: values that programs read, and the text around them.
struct AnswerParts {
  /// One part.
  enum Part {
    case value(JSONValue)
    case text(String)
  }

  private(set) var parts: [Part] = []

  /// Takes a text apart.
  ///
  /// An opening bracket that nothing closes is tried from every such bracket anew; a budget keeps the
  /// time in proportion to the length of the text.
  init(_ bytes: [UInt8]) {
    var budget = 16 * bytes.count + 1024
    var position = 0
    var textStart = 0
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["), budget > 0 else {
        position += 1
        continue
      }
      var reader = LooseReader(bytes, at: position)
      let value = reader.readValue()
      budget -= reader.position - position
      guard let value, Self.isTelling(value) else {
        position += 1
        continue
      }
      addText(bytes[textStart..<position])
      parts.append(.value(value))
      position = reader.position
      textStart = position
    }
    addText(bytes[textStart...])
  }

  private mutating func addText(_ bytes: ArraySlice<UInt8>) {
    guard bytes.contains(where: { !ASCII.isSpace($0) }) else { return }
    parts.append(.text(String(decoding: bytes, as: UTF8.self)))
  }

  /// Whether a value is more than a bracketed word or number of a log: `[422]`, `[1, 2]`, `{}`.
  private static func isTelling(_ value: JSONValue) -> Bool {
    switch value {
    case .object(let members): !members.isEmpty
    case .array(let elements): elements.contains(where: isTelling)
    case .null, .flag, .number, .text: false
    }
  }
}
