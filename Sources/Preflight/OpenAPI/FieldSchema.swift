import JSON
import MediaModel

/// What a document says about one field of a request, with references followed and alternatives
/// that only add null taken out.
struct FieldSchema {
  let name: String
  /// The keywords of the schema; the first of two with one name counts.
  private(set) var keywords: [String: JSONValue] = [:]
  /// Alternatives that remain, where the value may have more than one form.
  private(set) var alternatives: [FieldSchema] = []
  /// What could not be followed or merged.
  private(set) var problems: [String] = []

  /// The field of a property.
  init(_ name: String, _ schema: JSONValue, in document: SchemaDocument, depth: Int = 0) {
    self.name = name
    guard depth < 8, let resolved = document.resolved(schema) else {
      problems = ["what it points to is not in the document"]
      return
    }
    take(resolved)
    // What stands beside a reference adds to it.
    if schema.member("$ref") != nil { take(schema) }
    for part in keywords["allOf"]?.elements ?? [] {
      merge(FieldSchema(name, part, in: document, depth: depth + 1))
    }
    for key in ["anyOf", "oneOf"] {
      let options = (keywords[key]?.elements ?? [])
        .map { FieldSchema(name, $0, in: document, depth: depth + 1) }
        .filter { !$0.isNull }
      if options.count == 1 { merge(options[0]) } else { alternatives += options }
    }
  }

  private mutating func take(_ schema: JSONValue) {
    for member in schema.members where keywords[member.key] == nil {
      keywords[member.key] = member.value
    }
  }

  private mutating func merge(_ other: FieldSchema) {
    for (key, value) in other.keywords where keywords[key] == nil { keywords[key] = value }
    alternatives += other.alternatives
    problems += other.problems
  }

  private var isNull: Bool { types == ["null"] }

  /// The names of the types that the value may have; empty when the document does not say.
  var types: [String] {
    switch keywords["type"] {
    case .text(let type)?: [type]
    case .array(let types)?: types.compactMap(\.text)
    default: []
    }
  }

  /// Whether the value may be of a type.
  func mayBe(_ type: String) -> Bool {
    types.contains(type) || alternatives.contains { $0.mayBe(type) }
  }

  /// The text of a keyword, or nil.
  func text(_ keyword: String) -> String? { keywords[keyword]?.text }

  /// The number of a keyword, or nil.
  func number(_ keyword: String) -> Rational? {
    guard case .number(let digits)? = keywords[keyword] else { return nil }
    return Rational(decimal: digits)
  }

  /// The whole number of a keyword, or nil.
  func count(_ keyword: String) -> Int? {
    guard let number = number(keyword), number.denominator == 1, number >= 0 else { return nil }
    return Int(number.numerator)
  }

  /// Title and description in one text, in small letters.
  var words: String {
    [text("title"), text("description")].compactMap(\.self).joined(separator: " ").lowercased()
  }

  /// The words of the name, in small letters: `startImageUrl` and `start_image_url` are alike.
  var nameWords: [String] {
    var text = ""
    for character in name {
      text += character.isUppercase ? "_\(character.lowercased())" : String(character)
    }
    return text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
