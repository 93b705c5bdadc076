import JSON
import MediaModel

/// The members of an object of an answer, by names whose case and underscores do not count.
struct AnswerObject {
  let members: [JSONMember]
  private let byName: [String: JSONValue]

  init(_ members: [JSONMember]) {
    self.members = members
    byName = Dictionary(members.map { (Self.plain($0.key), $0.value) }) { _, last in last }
  }

  /// A name without capitals, underscores and hyphens: `failureCode` and `failure_code` are one.
  static func plain(_ name: String) -> String {
    String(
      decoding: name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
        .map(ASCII.lowercased), as: UTF8.self)
  }

  /// The value of a name, unless it is null.
  subscript(_ name: String) -> JSONValue? {
    guard let value = byName[name], value != .null else { return nil }
    return value
  }

  /// Whether the name is there, also with null.
  package func has(_ name: String) -> Bool { byName[name] != nil }

  /// The text of the first of the names that has one that is not empty.
  func text(_ names: String...) -> String? { text(names) }

  /// The text of the first of the names that has one that is not empty.
  func text(_ names: [String]) -> String? {
    for name in names {
      if case .text(let text)? = self[name], text.utf8.contains(where: { !ASCII.isSpace($0) }) {
        return text
      }
    }
    return nil
  }

  /// The whole number of a name, also where it is written as a text.
  func integer(_ name: String) -> Int? {
    switch self[name] {
    case .number(let digits)?, .text(let digits)?:
      guard let number = Rational(decimal: digits), number.denominator == 1 else { return nil }
      return Int(number.numerator)
    case .flag?, .array?, .object?, .null?, nil: return nil
    }
  }

  /// The flag of a name, also where it is written as a text.
  func flag(_ name: String) -> Bool? {
    switch self[name] {
    case .flag(let flag)?: return flag
    case .text(let text)? where ["true", "false"].contains(text.lowercased()):
      return text.lowercased() == "true"
    case .text?, .number?, .array?, .object?, .null?, nil: return nil
    }
  }

  /// The object of a name.
  func object(_ name: String) -> AnswerObject? {
    guard case .object(let members)? = self[name] else { return nil }
    return AnswerObject(members)
  }

  /// The list of a name.
  func array(_ name: String) -> [JSONValue]? {
    guard case .array(let elements)? = self[name] else { return nil }
    return elements
  }
}
