public import JSON
import MediaModel

/// Profiles that were read from an OpenAPI document.
public struct OpenAPIImport: Sendable {
  /// Something of the document that a person has to look at.
  public struct Note: Sendable, Hashable {
    /// The profile that it is about.
    public var profileID: String
    public var sentence: String
  }

  /// What the profiles are to be called, and where they were read.
  public struct Wishes: Sendable, Hashable {
    /// The id of the only profile, or nil for the one that the document gives.
    public var id: String?
    /// Whose profiles they are, or nil where the document says.
    public var provider: String?
    /// The day of reading, as `YYYY-MM-DD`.
    public var day: String

    public init(id: String? = nil, provider: String? = nil, day: String) {
      self.id = id
      self.provider = provider
      self.day = day
    }
  }

  public let profiles: [Profile]
  /// What was not understood, in the order of the document.
  public let notes: [Note]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The document, JSON in UTF-8.
  ///   - name: The file's name, which becomes part of the source of every limit.
  ///   - wishes: What the profiles are to be called.
  /// - Throws: `DocumentError` when it is no such document, or does not say whose it is.
  public init(_ bytes: [UInt8], name: String, wishes: Wishes) throws(DocumentError) {
    do {
      try self.init(document: bytes, name: name, wishes: wishes)
    } catch {
      throw error.inFile(name)
    }
  }

  private init(document bytes: [UInt8], name: String, wishes: Wishes) throws(DocumentError) {
    let root = try JSONReader.profileDocument(String(decoding: bytes, as: UTF8.self))
    let endpoints = SchemaEndpoint.all(in: root)
    guard !endpoints.isEmpty else {
      throw DocumentError(at: "", "no request is described here; an OpenAPI document is expected")
    }
    guard wishes.id == nil || endpoints.count == 1 else {
      throw DocumentError(
        at: "", "the file describes \(endpoints.count) endpoints, and --id can name only one")
    }
    var profiles: [Profile] = []
    var notes: [Note] = []
    for endpoint in endpoints {
      let id = wishes.id ?? endpoint.id
      guard !profiles.contains(where: { $0.id == id }) else {
        notes.append(Note(profileID: id, sentence: "it is described twice; the first counts."))
        continue
      }
      let imported = ImportedProfile(
        endpoint, id: id, provider: try Self.provider(of: endpoint, wishes),
        source: Source(
          url: endpoint.address, title: Self.fileName(name), seen: wishes.day,
          evidence: .providerSchema))
      var profile = imported.profile
      if !imported.notes.isEmpty {
        profile.notes =
          "Imported from a schema; left out: " + imported.notes.joined(separator: " ")
      }
      profiles.append(profile)
      notes += imported.notes.map { Note(profileID: id, sentence: $0) }
    }
    self.profiles = profiles
    self.notes = notes
  }

  private static func provider(
    of endpoint: SchemaEndpoint, _ wishes: Wishes
  ) throws(DocumentError) -> String {
    if let provider = wishes.provider { return provider }
    let info = endpoint.document.value("info", "x-fal-metadata")
    let servers = (endpoint.document.value("servers")?.elements ?? [])
      .compactMap { $0.member("url")?.text }
    if info != nil || servers.contains(where: { $0.contains("fal.run") }) { return "fal.ai" }
    throw DocumentError(at: "", "the document does not say whose it is; name it with --provider")
  }

  /// The last part of a path; the folders are nobody's business who gets the profile.
  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

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
