import JSON
import MediaModel

/// What a document says about one field of a request, with references followed and alternatives
/// that only add null taken out.
struct FieldSchema {
  let name: String
  /// The keywords of the schema; the first of two with one name counts.
  private(set) var keywords: [String: JSONValue] = [:]
  /// The properties of an object, those of all its parts.
  private(set) var properties: [JSONMember] = []
  /// The names of the properties that have to be given.
  private(set) var required: Set<String> = []
  /// Alternatives that remain, where the value may have more than one form.
  private(set) var alternatives: [FieldSchema] = []
  /// What could not be followed or merged.
  private(set) var problems: [String] = []

  /// How deep schemas are followed into each other.
  static let deepest = 10

  /// The field of a property.
  init(_ name: String, _ schema: JSONValue, in document: SchemaDocument, depth: Int = 0) {
    self.name = name
    guard depth < Self.deepest, let resolved = document.resolved(schema) else {
      problems = ["what it points to is not in the document"]
      return
    }
    take(resolved)
    // What stands beside a reference adds to it, and is closer to the field.
    if schema.member("$ref") != nil { take(schema, replaces: true) }
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

  private mutating func take(_ schema: JSONValue, replaces: Bool = false) {
    for member in schema.members where replaces || keywords[member.key] == nil {
      keywords[member.key] = member.value
    }
    add(schema.member("properties")?.members ?? [])
    required.formUnion((schema.member("required")?.elements ?? []).compactMap(\.text))
  }

  private mutating func add(_ members: [JSONMember]) {
    for member in members where !properties.contains(where: { $0.key == member.key }) {
      properties.append(member)
    }
  }

  private mutating func merge(_ other: FieldSchema) {
    for (key, value) in other.keywords where keywords[key] == nil { keywords[key] = value }
    add(other.properties)
    required.formUnion(other.required)
    alternatives += other.alternatives
    problems += other.problems
  }

  private var isNull: Bool {
    types == ["null"] || keywords["const"] == .null || keywords["enum"] == .array([.null])
  }

  /// The same field without its alternatives, as one of them.
  func being(_ alternative: FieldSchema) -> FieldSchema {
    var field = self
    field.alternatives = []
    field.keywords["oneOf"] = nil
    field.keywords["anyOf"] = nil
    field.merge(alternative)
    return field
  }

  /// The same field, described by the list that it is an element of where it says nothing itself.
  func described(by list: FieldSchema) -> FieldSchema {
    var field = self
    for key in ["title", "description"] where field.keywords[key] == nil {
      field.keywords[key] = list.keywords[key]
    }
    return field
  }

  /// The same field with the properties and demands of another one besides.
  func joined(with other: FieldSchema) -> FieldSchema {
    var field = self
    field.add(other.properties)
    field.required.formIntersection(other.required)
    return field
  }

  /// The same field with other properties.
  func with(_ properties: [JSONMember], required: Set<String>) -> FieldSchema {
    var field = self
    field.properties = properties
    field.required = required
    return field
  }

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

  /// Whether the value may be a list.
  var isList: Bool { types.contains("array") || (types.isEmpty && keywords["items"] != nil) }

  /// Whether the value is an object.
  var isObject: Bool { types.contains("object") || !properties.isEmpty }

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

  /// The only value that is allowed, as text, or nil when there are several or none.
  var constant: String? {
    if let value = keywords["const"] { return value.text }
    guard case .array(let values)? = keywords["enum"], values.count == 1 else { return nil }
    return values[0].text
  }

  /// Whether the values are listed.
  var isChoice: Bool { keywords["enum"] != nil || keywords["const"] != nil }

  /// Title and description in one text, in small letters.
  var words: String {
    [text("title"), text("description")].compactMap(\.self).joined(separator: " ").lowercased()
  }

  /// What the document calls the form input of the field, such as `image` or `textarea`, or nil.
  var uiField: String? { keywords["ui"]?.member("field")?.text }

  /// The words of the name, in small letters: `startImageUrl` and `start_image_url` are alike.
  var nameWords: [String] { Self.words(of: name) }

  /// The words of a name, in small letters.
  static func words(of name: String) -> [String] {
    var text = ""
    var wasSmall = false
    for character in name {
      if character.isUppercase, wasSmall { text += "_" }
      text += character.lowercased()
      wasSmall = character.isLowercase
    }
    return text.split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }
}
