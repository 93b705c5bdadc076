public import JSON
import MediaModel

/// Profiles that were read from what a provider publishes: an OpenAPI document, a schema, or a list
/// of these.
public struct OpenAPIImport: Sendable {
  /// Something of the document that a person has to look at.
  public struct Note: Sendable, Hashable {
    /// What there is to look at.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A sentence with a number, a unit or a format that was not understood.
      case unread
      /// A field, a limit or a price for which a profile has no place.
      case leftOut = "left-out"
      /// A request that takes no media, and of which no profile was made.
      case skipped
    }

    public var kind: Kind
    /// The profile that it is about, or for `skipped` the request.
    public var profileID: String
    /// The field that it is about, or nil for the whole request.
    public var field: String?
    /// The provider's words for `unread`, else a sentence that says what and why.
    public var text: String

    /// The note as one sentence.
    public var sentence: String {
      switch kind {
      case .unread: "\(field.map { "\($0): " } ?? "")unread: “\(text)”"
      case .leftOut: "\(field.map { "\($0): " } ?? "")\(text)"
      case .skipped: text
      }
    }
  }

  /// What the profiles are to be called, and where they were read.
  public struct Wishes: Sendable, Hashable {
    /// The id of the only profile, or nil for the one that the document gives.
    public var id: String?
    /// Whose profiles they are, or nil where the document says.
    public var provider: String?
    /// The day of reading, as `YYYY-MM-DD`.
    public var day: String
    /// The address from which the document came, or nil for a file.
    public var address: String?

    public init(
      id: String? = nil, provider: String? = nil, day: String, address: String? = nil
    ) {
      self.id = id
      self.provider = provider
      self.day = day
      self.address = address
    }
  }

  /// The profiles; none where no request takes an image, a video or audio.
  public let profiles: [Profile]
  /// What was not understood, in the order of the document.
  public let notes: [Note]

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - bytes: The document in UTF-8: JSON, or the text about a model that fal publishes.
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
    let text = String(decoding: bytes, as: UTF8.self)
    var endpoints =
      if let page = ModelPage(text) { [page.endpoint] } else {
        SchemaEndpoint.all(in: try Self.root(of: text))
      }
    guard !endpoints.isEmpty else {
      throw DocumentError(at: "", "no request is described here; an OpenAPI document is expected")
    }
    let models = endpoints.compactMap(\.model)
    for index in endpoints.indices {
      endpoints[index].isRepeated = models.count { $0 == endpoints[index].model } > 1
    }
    var profiles: [Profile] = []
    var notes: [Note] = []
    var providers: [ImportProvider] = []
    for endpoint in endpoints {
      providers.append(try Self.provider(of: endpoint, wishes))
    }
    let ids = EndpointNames(endpoints, providers, fileName: Self.fileName(name)).ids
    for (index, endpoint) in endpoints.enumerated() {
      let imported = ImportedProfile(
        endpoint, id: ids[index], provider: providers[index],
        source: Source(
          url: endpoint.address ?? wishes.address, title: Self.fileName(name), seen: wishes.day,
          evidence: .providerSchema))
      if imported.profile.mediaInputs.isEmpty || endpoint.isTransfer {
        notes.append(
          Note(
            kind: .skipped, profileID: ids[index],
            text: endpoint.isTransfer
              ? "it only stores a file, so it has no profile"
              : "it takes no image, video or audio, so it has no profile"))
        // What looks like a file and is none is worth a look; where nothing else is, all of it is.
        if !endpoint.isTransfer {
          notes += imported.notes.filter { $0.kind == .leftOut || endpoints.count == 1 }
        }
        continue
      }
      profiles.append(imported.profile)
      notes += imported.notes
    }
    if let id = wishes.id {
      guard profiles.count <= 1 else {
        throw DocumentError(
          at: "", "the file describes \(profiles.count) endpoints, and --id can name only one")
      }
      let old = profiles.first?.id
      if !profiles.isEmpty { profiles[0].id = id }
      for index in notes.indices where notes[index].profileID == old { notes[index].profileID = id }
    }
    self.profiles = profiles
    self.notes = notes
  }

  /// The document of a text: JSON, YAML, or a page in which one of them stands between fences.
  private static func root(of text: String) throws(DocumentError) -> JSONValue {
    let text = text.trimmed
    for fence in ["```yaml", "```yml", "```json"] {
      guard !text.hasPrefix("{"), let start = text.firstRange(of: fence) else { continue }
      let rest = text[start.upperBound...].drop { !$0.isNewline }
      let block = rest.firstRange(of: "\n```").map { rest[..<$0.lowerBound] } ?? rest
      guard block.contains("paths") else { continue }
      return fence == "```json"
        ? try JSONReader.profileDocument(String(block))
        : try YAMLReader.document(String(block.drop(while: \.isNewline)))
    }
    let isYAML = ["openapi:", "swagger:", "info:", "paths:", "---"].contains(where: text.hasPrefix)
    return isYAML ? try YAMLReader.document(text) : try JSONReader.profileDocument(text)
  }

  private static func provider(
    of endpoint: SchemaEndpoint, _ wishes: Wishes
  ) throws(DocumentError) -> ImportProvider {
    if let name = wishes.provider { return ImportProvider(named: name) }
    if let provider = ImportProvider(of: endpoint.document) { return provider }
    throw DocumentError(at: "", "the document does not say whose it is; name it with --provider")
  }

  /// The last part of a path; the folders are nobody's business who gets the profile.
  private static func fileName(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// The ids of a document's endpoints, no two alike.
struct EndpointNames {
  private(set) var ids: [String] = []

  /// The ids, in the order of the endpoints; made from the model, or else from the path.
  init(_ endpoints: [SchemaEndpoint], _ providers: [ImportProvider], fileName: String) {
    for (endpoint, provider) in zip(endpoints, providers) {
      var id = endpoint.declaredID ?? ""
      if id.isEmpty {
        id = Self.id(of: endpoint, provider, fileName: fileName)
      }
      if let variant = endpoint.variant { id += "/" + variant }
      ids.append(Self.safe(id))
    }
    for index in ids.indices where ids.firstIndex(of: ids[index]) != index {
      let last = endpoints[index].path.split(separator: "/").last.map(String.init) ?? ""
      let isNew = !last.isEmpty && !last.hasPrefix("{") && !ids[index].hasSuffix(last)
      var id = Self.safe(ids[index] + "/" + (isNew ? last : endpoints[index].method))
      var number = 2
      while ids[..<index].contains(id) {
        id = "\(ids[index])-\(number)"
        number += 1
      }
      ids[index] = id
    }
  }

  private static func id(
    of endpoint: SchemaEndpoint, _ provider: ImportProvider, fileName: String
  ) -> String {
    let parts = endpoint.path.split(separator: "/").map(String.init)
      .filter { !$0.hasPrefix("{") && !isVersion($0) }
    let path = parts.joined(separator: "/")
    if let model = endpoint.model {
      var id = model
      if endpoint.isRepeated, let last = parts.last {
        id += provider.endings[last] ?? "/" + last
      }
      return prefixed(id, by: provider.prefix)
    }
    if provider.silentPaths.contains(endpoint.path), let prefix = provider.fileNamePrefix {
      // Such a document names its model nowhere; its file does.
      let stem = fileName.hasSuffix(".json") ? String(fileName.dropLast(5)) : fileName
      let names = stem.split(separator: "/").joined(separator: "__")
        .replacing("__", with: "/")
      return names.hasPrefix(prefix + "/") ? String(names.dropFirst(prefix.count + 1)) : names
    }
    return prefixed(path.isEmpty ? "request" : path, by: provider.prefix)
  }

  private static func prefixed(_ id: String, by prefix: String) -> String {
    prefix.isEmpty || id == prefix || id.hasPrefix(prefix + "/") ? id : "\(prefix)/\(id)"
  }

  /// Whether a part of a path is a version or "api", and says nothing of the model.
  private static func isVersion(_ part: String) -> Bool {
    let rest = part.lowercased().drop { $0 == "v" }
    return part.lowercased() == "api"
      || (part.lowercased().hasPrefix("v") && rest.first?.isNumber == true && rest.count <= 7)
  }

  /// An id of the signs that ids have.
  private static func safe(_ id: String) -> String {
    String(
      id.map {
        $0.isASCII && ($0.isLetter || $0.isNumber || "._/@#*-".contains($0)) ? $0 : "-"
      })
  }
}

extension SchemaEndpoint {
  /// Whether the request only stores a file at the provider, for others to use.
  fileprivate var isTransfer: Bool { model == nil && Self.isTransfer(path) }
}
