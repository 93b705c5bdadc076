/// A JSON value as it is written; a number keeps its digits, so that a decimal limit stays exact.
enum JSONValue: Sendable, Hashable {
  case null
  case flag(Bool)
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([JSONMember])

  /// What the value is, in words for a message.
  var kindName: String {
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
struct JSONMember: Sendable, Hashable {
  var key: String
  var value: JSONValue
}

/// Why a text is not JSON, and where.
struct JSONError: Error {
  /// The line, from 1.
  var line: Int
  /// The column in bytes, from 1.
  var column: Int
  var reason: String
}
