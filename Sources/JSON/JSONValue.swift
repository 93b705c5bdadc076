package import MediaModel

/// A JSON value; a number keeps its digits, so that a decimal limit stays exact, and an object keeps
/// the order of its keys, so that reports read the way they are documented.
package enum JSONValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([JSONMember])

  /// What the value is, in words for a message.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// One key of a JSON object with its value.
package struct JSONMember: Sendable, Hashable {
  package var key: String
  package var value: JSONValue

  package init(_ key: String, _ value: JSONValue) {
    self.key = key
    self.value = value
  }
}

extension JSONValue {
  /// The keys and values of an object; empty for other values.
  package var members: [JSONMember] { if case .object(let members) = self { members } else { [] } }
  /// The elements of a list; empty for other values.
  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  /// The text, or nil for other values.
  package var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The value of a key of an object, or nil.
  package func member(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }
}

extension JSONValue {
  /// An object without the members whose value is nil: what is not known is absent.
  package static func known(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(Self.members(members))
  }

  /// The members whose value is not nil.
  package static func members(_ members: KeyValuePairs<String, JSONValue?>) -> [JSONMember] {
    members.compactMap { key, value in value.map { JSONMember(key, $0) } }
  }

  /// A text, or nil for nil.
  package static func text(_ value: String?) -> JSONValue? { value.map { .text($0) } }

  /// A whole number, or nil for nil.
  package static func number(_ value: (some BinaryInteger)?) -> JSONValue? {
    value.map { .number(String($0)) }
  }

  /// A whole number.
  package static func number(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

  /// `true` or `false`, or nil for nil.
  package static func flag(_ value: Bool?) -> JSONValue? { value.map { .flag($0) } }

  /// A list, or nil for an empty one.
  package static func list(_ values: [JSONValue]) -> JSONValue? {
    values.isEmpty ? nil : .array(values)
  }

  /// A list of texts.
  package static func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .text($0) }) }

  /// A number as short as it is exact: a decimal where one meets it, else the fraction as text
  /// (`"30000/1001"`).
  package static func exact(_ value: Rational) -> JSONValue {
    value.exactDecimal.map { .number($0) } ?? .text(value.description)
  }
}

extension JSONValue {
  /// The value as text, on one line or indented by two spaces a level.
  package func text(isIndented: Bool) -> String {
    String(decoding: bytes(isIndented: isIndented), as: UTF8.self)
  }

  /// The same as UTF-8.
  package func bytes(isIndented: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(4096)
    write(to: &output, indentation: isIndented ? 0 : nil)
    return output
  }

  private func write(to output: inout [UInt8], indentation: Int?) {
    switch self {
    case .null: output += "null".utf8
    case .flag(let value): output += (value ? "true" : "false").utf8
    case .number(let digits): output += digits.utf8
    case .text(let text): Self.write(text, to: &output)
    case .array(let values):
      Self.write(values, "[", "]", to: &output, indentation) { value, output, level in
        value.write(to: &output, indentation: level)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &output, indentation) { member, output, level in
        Self.write(member.key, to: &output)
        output += (level == nil ? ":" : ": ").utf8
        member.value.write(to: &output, indentation: level)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to output: inout [UInt8],
    _ indentation: Int?, each: (Element, inout [UInt8], Int?) -> Void
  ) {
    output += open.utf8
    defer { output += close.utf8 }
    guard !elements.isEmpty else { return }
    let inner = indentation.map { $0 + 1 }
    for (number, element) in elements.enumerated() {
      if number > 0 { output.append(UInt8(ascii: ",")) }
      if let inner { breakLine(in: &output, indentation: inner) }
      each(element, &output, inner)
    }
    if let indentation { breakLine(in: &output, indentation: indentation) }
  }

  private static func breakLine(in output: inout [UInt8], indentation: Int) {
    output.append(UInt8(ascii: "\n"))
    output += repeatElement(UInt8(ascii: " "), count: 2 * indentation)
  }

  private static func write(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    defer { output.append(UInt8(ascii: "\"")) }
    // Almost all texts are plain; looking at them in one piece is several times as fast.
    let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe bytes.allSatisfy(\.isPlainInJSON)
    }
    guard isPlain != true else {
      output += text.utf8
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\"".utf8
      case "\\": output += "\\\\".utf8
      case "\n": output += "\\n".utf8
      case "\r": output += "\\r".utf8
      case "\t": output += "\\t".utf8
      case _ where scalar.isHarmful:
        // Exact for whoever reads it as JSON, and harmless for whoever looks at it.
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          output += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
        }
      default: output += String(scalar).utf8
      }
    }
  }
}

extension UInt8 {
  /// Whether a byte of UTF-8 stands for itself between quotes; some begin characters that are harmful.
  fileprivate var isPlainInJSON: Bool {
    switch self {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: false
    default: true
    }
  }
}

extension Rational {
  /// The value as a decimal number with as many places as it needs, or nil when none is exact.
  package var exactDecimal: String? {
    var rest = denominator
    var places = 0
    for factor in [Int64(10), 5, 2] {
      while rest % factor == 0 {
        rest /= factor
        places += 1
      }
    }
    return rest == 1 && places <= 18 ? shortDecimal(places: places) : nil
  }
}
