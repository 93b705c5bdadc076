import JSON

@testable import Preflight

/// Holds a JSON value against the few keywords of JSON Schema that our schema uses.
struct SchemaChecker {
  private let root: JSONValue

  init(_ root: JSONValue) {
    self.root = root
  }

  /// Whether a document is as the schema demands.
  func accepts(_ document: JSONValue) -> Bool { accepts(document, root) }

  /// What a definition of the schema says, or nil when there is none.
  func definition(_ name: String) -> JSONValue? { root["$defs"]?[name] }

  private func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    if case .text(let reference)? = schema["$ref"] {
      let name = String(reference.split(separator: "/").last ?? "")
      return hasRightKeys(value, schema)
        && definition(name).map { accepts(value, $0) } ?? false
    }
    return hasRightType(value, schema) && isListed(value, schema) && hasRightKeys(value, schema)
      && hasRightElements(value, schema) && meetsAlternatives(value, schema)
  }

  private func hasRightType(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    let names: [JSONValue] =
      switch schema["type"] {
      case .array(let names)?: names
      case let name?: [name]
      case nil: []
      }
    guard !names.isEmpty else { return true }
    return names.contains { name in
      switch (name, value) {
      case (.text("object"), .object), (.text("array"), .array), (.text("string"), .text),
        (.text("number"), .number), (.text("boolean"), .flag):
        true
      case (.text("integer"), .number(let digits)): Int(digits) != nil
      default: false
      }
    }
  }

  private func isListed(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard case .array(let allowed)? = schema["enum"] else { return true }
    return allowed.contains(value)
  }

  private func hasRightKeys(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard case .object(let members) = value else { return true }
    if case .array(let required)? = schema["required"] {
      let keys = members.map { JSONValue.text($0.key) }
      guard required.allSatisfy(keys.contains) else { return false }
    }
    return members.allSatisfy { member in
      if let property = schema["properties"]?[member.key] { return accepts(member.value, property) }
      switch schema["additionalProperties"] {
      case .flag(false)?: return false
      case let other?: return accepts(member.value, other)
      case nil: return true
      }
    }
  }

  private func hasRightElements(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    guard case .array(let elements) = value else { return true }
    if case .number("1")? = schema["minItems"], elements.isEmpty { return false }
    guard let items = schema["items"] else { return true }
    return elements.allSatisfy { accepts($0, items) }
  }

  private func meetsAlternatives(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    if case .array(let schemas)? = schema["oneOf"] {
      return schemas.count { accepts(value, $0) } == 1
    }
    if case .array(let schemas)? = schema["anyOf"] {
      return schemas.contains { accepts(value, $0) }
    }
    return true
  }
}

extension JSONValue {
  /// The value of a key of an object, or nil.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The keys of an object, sorted.
  var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key).sorted()
  }
}
