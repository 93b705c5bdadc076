/// A JSON value as it is written; a number keeps its digits, so that a decimal limit stays exact.
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

  package init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
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
