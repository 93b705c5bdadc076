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

/// One way of asking that a document describes: where, and with what request.
struct SchemaEndpoint {
  let document: SchemaDocument
  /// What the document calls it: `fal-ai/kling-video/o3/pro/video-to-video/edit`.
  let id: String
  let name: String
  let request: JSONValue
  /// The page that describes it, or nil.
  let address: String?
  /// What was not understood on the way here.
  let notes: [String]
}

extension SchemaEndpoint {
  /// The endpoints of a document, or of the documents in a list of models; empty when it has none.
  static func all(in root: JSONValue) -> [SchemaEndpoint] {
    let models = root.member("models")?.elements ?? root.elements
    let inner = models.compactMap { $0.member("openapi") ?? ($0.member("paths") == nil ? nil : $0) }
      .filter { $0.member("paths") != nil || $0.member("components") != nil }
    guard inner.isEmpty else { return inner.flatMap { endpoints(of: SchemaDocument(root: $0)) } }
    return endpoints(of: SchemaDocument(root: root))
  }

  private static func endpoints(of document: SchemaDocument) -> [SchemaEndpoint] {
    let posts = (document.value("paths")?.members ?? []).compactMap { path -> SchemaEndpoint? in
      guard let operation = path.value.member("post"),
        let request = request(of: operation, in: document)
      else { return nil }
      return endpoint(String(path.key.drop { $0 == "/" }), request, operation, document)
    }
    guard posts.isEmpty else { return posts }
    // A document without paths may still hold the schemas of requests.
    let schemas = document.value("components", "schemas")?.members ?? []
    return schemas.filter { $0.key.hasSuffix("Input") && $0.value.member("properties") != nil }
      .map { schema in
        let id = String(schema.key.dropLast("Input".count))
        return endpoint(id.isEmpty ? "input" : id, schema.value, nil, document)
      }
  }

  private static func request(of operation: JSONValue, in document: SchemaDocument) -> JSONValue? {
    guard let body = operation.member("requestBody").flatMap(document.resolved) else { return nil }
    let content = body.member("content")
    let form = content?.member("application/json") ?? content?.members.first?.value
    return form?.member("schema")
  }

  private static func endpoint(
    _ path: String, _ request: JSONValue, _ operation: JSONValue?, _ document: SchemaDocument
  ) -> SchemaEndpoint {
    let metadata = document.value("info", "x-fal-metadata")
    let isOnly =
      (document.value("paths")?.members ?? []).count { $0.value.member("post") != nil } <= 1
    let id = isOnly ? metadata?.member("endpointId")?.text ?? path : path
    let allowed = id.map { $0.isASCII && ($0.isLetter || $0.isNumber) || "._/@#*-".contains($0) }
    let safe = String(zip(id, allowed).map { $1 ? $0 : "-" })
    let note = safe == id ? nil : "its id '\(id)' has signs that ids of profiles do not have."
    return SchemaEndpoint(
      document: document, id: safe,
      name: metadata == nil ? operation?.member("summary")?.text ?? id : id,
      request: request, address: metadata?.member("documentationUrl")?.text,
      notes: [note].compactMap(\.self))
  }
}
