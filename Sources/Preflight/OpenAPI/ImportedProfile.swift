import JSON
import MediaModel

/// One endpoint of a document, as a profile.
struct ImportedProfile {
  private(set) var profile: Profile
  private(set) var notes: [String] = []

  private let source: Source
  private let document: SchemaDocument

  /// The profile of an endpoint's request.
  ///
  /// - Parameters:
  ///   - endpoint: The endpoint.
  ///   - id: The id that the profile gets.
  ///   - provider: Whose it is.
  ///   - source: Where it was read.
  init(_ endpoint: SchemaEndpoint, id: String, provider: String, source: Source) {
    document = endpoint.document
    self.source = source
    profile = Profile(
      id: id, name: endpoint.name, provider: provider, kind: .model, origin: .file(""))
    let request = FieldSchema(id, endpoint.request, in: endpoint.document)
    notes += request.problems.map { "the request: \($0)." }
    let properties = request.keywords["properties"]?.members ?? []
    if properties.isEmpty { notes.append("the request names no fields.") }
    let required = Set((request.keywords["required"]?.elements ?? []).compactMap(\.text))
    for property in properties {
      let field = FieldSchema(property.key, property.value, in: endpoint.document)
      add(field, isRequired: required.contains(field.name))
    }
    notes += endpoint.notes
  }

  private mutating func add(_ field: FieldSchema, isRequired: Bool) {
    switch FieldKind(field, in: document) {
    case .media(let type, let isList):
      addMedia(field, type, isList: isList, isRequired: isRequired)
    case .text: addText(field, isRequired: isRequired)
    case .setting:
      let imported = ImportedSetting(field, source: source)
      profile.settings[field.name] = imported.setting
      profile.limits += [imported.limit].compactMap(\.self)
      notes += imported.notes
      noteProse(field.text("description") ?? "", of: field.name)
      if field.keywords["x-fal"] != nil {
        notes.append("\(field.name): its x-fal limits are on the output and are not checked.")
      }
    case .other(let reason): notes.append("\(field.name): left out, since \(reason).")
    }
  }

  private mutating func addMedia(
    _ field: FieldSchema, _ type: MediaType, isList: Bool, isRequired: Bool
  ) {
    let fewest = isList ? field.count("minItems") : nil
    let minimum = isRequired ? max(1, fewest ?? 1) : 0
    var maximum = isList ? field.count("maxItems") : 1
    if let most = maximum, most < max(minimum, 1) {
      notes.append("\(field.name): its maxItems of \(most) makes no sense, so it is left out.")
      maximum = nil
    }
    profile.inputs.append(
      Input(role: field.name, media: [type], minimum: minimum, maximum: maximum))
    if !isRequired, let fewest, fewest > 1 {
      profile.limits.append(
        limit(field.name, .count, Bounds(minimum: Bounds.Bound(Rational(fewest)))))
    }
    let element = field.keywords["items"].map { FieldSchema(field.name, $0, in: document) }
    for schema in [field, element].compactMap(\.self) {
      if let published = schema.keywords["x-fal"] {
        let limits = PublishedLimits(published, role: field.name, source: source)
        add(limits.limits)
        notes += limits.unread.map { "\(field.name): x-fal.\($0) was not understood." }
      }
      addDescribed(schema.text("description") ?? "", of: field.name)
      if let length = schema.count("maxLength") {
        notes.append("\(field.name): its address may have at most \(length) characters.")
      }
    }
  }

  private mutating func addDescribed(_ description: String, of role: String) {
    let described = DescribedLimits(in: description)
    for quantity in Quantity.allCases {
      var bounds = Bounds()
      for bound in described.bounds where bound.quantity == quantity {
        bounds.set(bound.isMaximum ? .maximum : .minimum, bound.value)
      }
      if !bounds.isEmpty { add([limit(role, quantity, bounds)]) }
    }
    notes += described.unread.map { "\(role): “\($0)” was not understood." }
    for line in described.prose { noteProse(line, of: role) }
  }

  /// Adds limits that are not there yet; the same in two places is one limit.
  private mutating func add(_ limits: [Limit]) {
    for limit in limits where !profile.limits.contains(limit) {
      if let low = limit.bounds.minimum, let high = limit.bounds.maximum, high.value < low.value {
        notes.append("\(limit.summary): the maximum is below the minimum, so it is left out.")
      } else {
        profile.limits.append(limit)
      }
    }
  }

  private mutating func addText(_ field: FieldSchema, isRequired: Bool) {
    profile.inputs.append(
      Input(role: field.name, media: [.text], minimum: isRequired ? 1 : 0, maximum: 1))
    var bounds = Bounds()
    if let fewest = field.count("minLength"), fewest > 0 {
      bounds.minimum = Bounds.Bound(Rational(fewest))
    }
    if let most = field.count("maxLength") { bounds.maximum = Bounds.Bound(Rational(most)) }
    if !bounds.isEmpty { add([limit(field.name, .textLength, bounds)]) }
    noteProse(field.text("description") ?? "", of: field.name)
  }

  private func limit(_ role: String, _ quantity: Quantity, _ bounds: Bounds) -> Limit {
    Limit(roles: [.role(role)], quantity: quantity, bounds: bounds, source: source)
  }

  /// Keeps the sentences that may state a limit, for a person to read.
  private mutating func noteProse(_ text: String, of field: String) {
    for sentence in LimitSentences(in: text).sentences {
      notes.append("\(field): read this yourself: “\(sentence)”")
    }
  }
}
