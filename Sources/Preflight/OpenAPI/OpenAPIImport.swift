public import JSON

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
          "Imported from a schema; not taken over: " + imported.notes.joined(separator: " ")
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
