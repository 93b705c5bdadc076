/// A JSON value whose objects keep their order, so that reports read the way they are documented.
package enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A decimal number, written exactly as given.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

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
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .decimal(let text): output += text.utf8
    case .string(let text): Self.write(text, to: &output)
    case .array(let values):
      Self.write(values, "[", "]", to: &output, indentation) { value, output, level in
        value.write(to: &output, indentation: level)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &output, indentation) { member, output, level in
        Self.write(member.name, to: &output)
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

extension JSONValue {
  /// An object without the members whose value is nil: what is not known is absent.
  static func known(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(Self.members(members))
  }

  /// The members whose value is not nil.
  static func members(_ members: KeyValuePairs<String, JSONValue?>) -> [Member] {
    members.compactMap { name, value in value.map { Member(name, $0) } }
  }

  static func text(_ value: String?) -> JSONValue? { value.map(JSONValue.string) }
  package static func number(_ value: Int?) -> JSONValue? { value.map { .integer(Int64($0)) } }
  package static func number(_ value: Int64?) -> JSONValue? { value.map(JSONValue.integer) }
  static func flag(_ value: Bool?) -> JSONValue? { value.map(JSONValue.bool) }
  static func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
