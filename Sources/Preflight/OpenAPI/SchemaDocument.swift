import JSON

/// An OpenAPI document, in which schemas point to each other.
struct SchemaDocument {
  /// How many references are followed one after the other; more are a circle.
  private static let longestChain = 16

  let root: JSONValue

  /// The value under keys, one after the other, or nil.
  func value(_ keys: String...) -> JSONValue? {
    keys.reduce(root as JSONValue?) { value, key in value?.member(key) }
  }

  /// The schema itself, or the one that it points to; nil when that is not in the document.
  func resolved(_ schema: JSONValue) -> JSONValue? {
    var schema = schema
    for _ in 0..<Self.longestChain {
      guard let reference = schema.member("$ref")?.text else { return schema }
      guard let target = target(of: reference) else { return nil }
      schema = target
    }
    return nil
  }

  private func target(of reference: String) -> JSONValue? {
    guard reference.hasPrefix("#/") else { return nil }
    return reference.dropFirst(2).split(separator: "/").reduce(root as JSONValue?) { value, part in
      // JSON Pointer writes a slash within a name as ~1, and a tilde as ~0.
      value?.member(String(part.replacing("~1", with: "/").replacing("~0", with: "~")))
    }
  }
}
