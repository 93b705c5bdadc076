/// A JSON value whose objects keep their order, so that reports read the way they are documented.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A decimal number, written exactly as given.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSONValue

    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The value as text, on one line or indented by two spaces a level.
  public func text(isIndented: Bool) -> String {
    var output = ""
    write(to: &output, indentation: isIndented ? 0 : nil)
    return output
  }

  private func write(to output: inout String, indentation: Int?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .decimal(let text): output += text
    case .string(let text): Self.write(text, to: &output)
    case .array(let values):
      Self.write(values, "[", "]", to: &output, indentation) { value, output, level in
        value.write(to: &output, indentation: level)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &output, indentation) { member, output, level in
        Self.write(member.name, to: &output)
        output += level == nil ? ":" : ": "
        member.value.write(to: &output, indentation: level)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to output: inout String,
    _ indentation: Int?, each: (Element, inout String, Int?) -> Void
  ) {
    guard !elements.isEmpty else {
      output += open + close
      return
    }
    let inner = indentation.map { $0 + 1 }
    output += open
    for (number, element) in elements.enumerated() {
      if number > 0 { output += "," }
      if let inner { output += "\n" + String(repeating: "  ", count: inner) }
      each(element, &output, inner)
    }
    if let indentation { output += "\n" + String(repeating: "  ", count: indentation) }
    output += close
  }

  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where scalar.isHarmful:
        // Exact for whoever reads it as JSON, and harmless for whoever looks at it.
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
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
  static func number(_ value: Int?) -> JSONValue? { value.map { .integer(Int64($0)) } }
  static func number(_ value: Int64?) -> JSONValue? { value.map(JSONValue.integer) }
  static func flag(_ value: Bool?) -> JSONValue? { value.map(JSONValue.bool) }
  static func list(_ values: [JSONValue]) -> JSONValue? { values.isEmpty ? nil : .array(values) }
}
