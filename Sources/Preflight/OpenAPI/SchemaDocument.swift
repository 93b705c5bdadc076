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
      let name = String(part.replacing("~1", with: "/").replacing("~0", with: "~"))
      if let index = Int(name), let elements = value?.elements, elements.indices.contains(index) {
        return elements[index]
      }
      return value?.member(name)
    }
  }
}

/// One way of asking that a document describes: where, and with what request.
struct SchemaEndpoint {
  let document: SchemaDocument
  /// The path under which it is asked, without the slash in front.
  var path: String
  /// The method by which it is asked: `post`.
  var method = "post"
  /// Whether the document asks the same model in other ways too.
  var isRepeated = false
  /// What the document itself calls it: `fal-ai/kling-video/o3/pro/video-to-video/edit`.
  var declaredID: String?
  /// The only model that the request may name, or nil when it names none or several.
  var model: String?
  /// Which of several forms of the request it is, or nil when there is one.
  var variant: String?
  var name: String?
  var request: FieldSchema
  /// The fields around those of the model, where the model's are wrapped up.
  var outer: FieldSchema?
  /// The page that describes it, or nil.
  var address: String?
  /// What is said of the whole request.
  var description: String?
  /// What is asked for it, as the provider words it.
  var priceText: String?
  /// What is asked for it, as numbers.
  var pricing: JSONValue?
}

extension SchemaEndpoint {
  private static let modelNames = ["model", "model_name", "modelName", "model_id", "modelId"]

  /// The endpoints of a document, or of the documents in a list of models; empty when it has none.
  static func all(in root: JSONValue) -> [SchemaEndpoint] {
    let models =
      ["models", "items", "results", "data"].lazy
      .compactMap { root.member($0)?.elements }.first ?? root.elements
    let inner = (models.isEmpty ? [root] : models).flatMap(documents(in:))
    guard inner.isEmpty else { return inner.flatMap { $0 } }
    return endpoints(of: SchemaDocument(root: root))
  }

  /// The endpoints of the document that an entry of a list of models holds.
  private static func documents(in entry: JSONValue) -> [[SchemaEndpoint]] {
    let version = entry.member("latest_version") ?? entry
    let held = entry.member("openapi") ?? version.member("openapi_schema")
    let isOne = entry.member("paths") != nil || entry.member("components") != nil
    guard let document = held ?? (isOne ? entry : nil), !document.members.isEmpty else { return [] }
    let names = [entry.member("owner")?.text, entry.member("name")?.text].compactMap(\.self)
    let id =
      entry.member("endpoint_id")?.text ?? (held == nil ? nil : entry.member("id")?.text)
      ?? (names.count == 2 ? names.joined(separator: "/") : nil)
    var endpoints = endpoints(of: SchemaDocument(root: document))
    for index in endpoints.indices {
      if endpoints.count == 1, endpoints[index].declaredID == nil {
        endpoints[index].declaredID = id
      }
      if let text = entry.member("pricingInfoOverride")?.text { endpoints[index].priceText = text }
    }
    return [endpoints]
  }

  /// Whether a request under a path only stores a file at the provider, for others to use.
  static func isTransfer(_ path: String) -> Bool {
    let names = ImportVocabulary.known.words(.transfer)
    return path.lowercased().split(separator: "/").map(String.init).contains { part in
      names.contains(part)
        || FieldSchema.words(of: part).contains { ["upload", "uploads"].contains($0) }
    }
  }

  private static func endpoints(of document: SchemaDocument) -> [SchemaEndpoint] {
    let paths = document.value("paths")?.members ?? []
    let found = paths.flatMap { path in
      ["post", "put", "patch"].flatMap { method -> [SchemaEndpoint] in
        guard let operation = path.value.member(method) else { return [] }
        return requests(of: operation, path: path.key, in: document).map { endpoint in
          var endpoint = endpoint
          endpoint.method = method
          return endpoint
        }
      }
    }
    let metadata = document.value("info", "x-fal-metadata")
    guard found.isEmpty else {
      guard let metadata, paths.count(where: { $0.value.member("post") != nil }) <= 1 else {
        return found
      }
      return found.map { endpoint in
        var endpoint = endpoint
        endpoint.declaredID = metadata.member("endpointId")?.text
        endpoint.name = endpoint.declaredID
        endpoint.address = metadata.member("documentationUrl")?.text
        return endpoint
      }
    }
    // A document without requests may still hold their schemas.
    guard paths.isEmpty else { return [] }
    let schemas = document.value("components", "schemas")?.members ?? []
    let inputs = schemas.filter {
      $0.key.hasSuffix("Input") && $0.value.member("properties") != nil
    }
    guard inputs.isEmpty else {
      return inputs.flatMap { schema in
        let name = String(schema.key.dropLast("Input".count))
        return forms(
          of: FieldSchema(name, schema.value, in: document), path: name.isEmpty ? "input" : name,
          operation: nil, document)
      }
    }
    // Or it is a schema itself.
    let title = document.value("title")?.text
    guard document.value("properties") != nil || document.value("oneOf") != nil else { return [] }
    return forms(
      of: FieldSchema(title ?? "input", document.root, in: document),
      path: document.value("$id")?.text.map(lastPart) ?? title ?? "input", operation: document.root,
      document)
  }

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func requests(
    of operation: JSONValue, path: String, in document: SchemaDocument
  ) -> [SchemaEndpoint] {
    guard let body = operation.member("requestBody").flatMap(document.resolved) else { return [] }
    let contents = body.member("content")?.members ?? []
    let isJSON = { (content: JSONMember) in content.key.hasPrefix("application/json") }
    let bodies = (contents.filter(isJSON) + contents.filter { !isJSON($0) })
      .compactMap { content -> FieldSchema? in
        guard let schema = content.value.member("schema") else { return nil }
        return FieldSchema(path, schema, in: document)
      }
    // The same request may be sent as JSON, and with its files as a form.
    guard var request = bodies.first else { return [] }
    for other in bodies.dropFirst() where request.alternatives.isEmpty {
      request = request.joined(with: other)
    }
    return forms(
      of: request, path: String(path.drop { $0 == "/" }), operation: operation, document)
  }

  /// The endpoints that a request stands for: one for each model that it may name.
  private static func forms(
    of request: FieldSchema, path: String, operation: JSONValue?, _ document: SchemaDocument
  ) -> [SchemaEndpoint] {
    let text = [operation?.member("summary")?.text, operation?.member("title")?.text]
      .compactMap(\.self).first { !$0.isEmpty }
    return variants(of: request, in: document).map { form in
      var endpoint = SchemaEndpoint(
        document: document, path: path, model: form.model, variant: form.variant, name: text,
        request: form.request, description: operation?.member("description")?.text,
        priceText: operation?.member("pricingInfoOverride")?.text
          ?? document.root.member("pricingInfoOverride")?.text,
        pricing: operation?.member("x-pricing") ?? form.request.keywords["x-pricing"]
          ?? document.root.member("x-pricing") ?? document.value("info", "x-pricing"))
      endpoint.unwrap()
      return endpoint
    }
  }

  private struct Form {
    var request: FieldSchema
    var model: String?
    var variant: String?
  }

  /// A request of several forms, each by itself where a constant tells them apart, else as one.
  private static func variants(
    of request: FieldSchema, in document: SchemaDocument, depth: Int = 0
  ) -> [Form] {
    let forms = request.alternatives.map { request.being($0) }
    guard !forms.isEmpty, forms.allSatisfy(\.isObject), depth < 3 else {
      return [Form(request: request, model: model(of: request, in: document))]
    }
    let sign = request.keywords["discriminator"]?.member("propertyName")?.text
    let names = ([sign].compactMap(\.self) + modelNames + ["mode", "type", "task", "taskType"])
      .filter { name in forms.allSatisfy { constant(name, of: $0, in: document) != nil } }
    guard let name = names.first else {
      let joined = forms.dropFirst().reduce(forms[0]) { $0.joined(with: $1) }
      return [Form(request: joined, model: model(of: joined, in: document))]
    }
    var found: [Form] = []
    for form in forms {
      for var inner in variants(of: form, in: document, depth: depth + 1) {
        let value = constant(name, of: form, in: document)
        if modelNames.contains(name) { inner.model = value } else { inner.variant = value }
        found.append(inner)
      }
    }
    return found
  }

  private static func constant(
    _ name: String, of request: FieldSchema, in document: SchemaDocument
  ) -> String? {
    request.properties.first { $0.key == name }
      .flatMap { FieldSchema(name, $0.value, in: document).constant }
  }

  private static func model(of request: FieldSchema, in document: SchemaDocument) -> String? {
    modelNames.lazy.compactMap { constant($0, of: request, in: document) }.first
  }

  /// Takes the model's own fields out of the object that holds them: `{"model": …, "input": {…}}`.
  private mutating func unwrap() {
    let vocabulary = ImportVocabulary.known
    let wrappers = request.properties.filter { vocabulary.words(.wrappers).contains($0.key) }
      .map { FieldSchema($0.key, $0.value, in: document) }
      .filter { field in
        (!field.properties.isEmpty || field.alternatives.contains { !$0.properties.isEmpty })
          && !field.properties.contains { ["url", "uri", "data"].contains($0.key) }
      }
    guard !wrappers.isEmpty else { return }
    var inner = wrappers.map { field in
      field.alternatives.map { field.being($0) }.reduce(field) { $0.joined(with: $1) }
    }
    let demanded = inner.filter { request.required.contains($0.name) || inner.count == 1 }
      .reduce(into: Set<String>()) { $0.formUnion($1.required) }
    let first = inner.removeFirst()
    let names = Set(wrappers.map(\.name))
    outer = request.with(
      request.properties.filter { !names.contains($0.key) }, required: request.required)
    request = first.with(
      inner.reduce(first.properties) { $0 + $1.properties }, required: demanded)
  }
}
