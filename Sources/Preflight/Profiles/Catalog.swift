public import JSON

/// All profiles that are known: the built-in ones and those of the user, with what was learned of
/// them.
///
/// A built-in profile is read from its text only when it is asked for.
public struct Catalog: Sendable {
  /// The profiles that come with the library.
  public static let builtIn = Catalog()

  private let builtInFiles: [ProfileIndex]
  private let added: [String: Profile]
  private var learned: [String: [Limit]] = [:]
  private let places: [String: (file: Int, entry: Int)]

  /// Every id, sorted.
  public let ids: [String]
  /// Ids of built-in profiles in whose place a profile of the user stands, sorted.
  public let overriddenIDs: [String]

  /// The built-in profiles and those of the user's files; of two with one id the user's counts, and
  /// among the user's the one of the last file.
  public init(adding files: [ProfileFile] = []) {
    self.init(embedded: EmbeddedCatalog.files, adding: files)
  }

  package init(embedded: [(name: String, text: String)], adding files: [ProfileFile] = []) {
    var indexes: [ProfileIndex] = []
    var places: [String: (file: Int, entry: Int)] = [:]
    for file in embedded {
      do {
        let index = try ProfileIndex(file.text, fileName: "\(file.name).json")
        for (number, entry) in index.entries.enumerated() {
          places[entry.id] = (indexes.count, number)
        }
        indexes.append(index)
      } catch {
        preconditionFailure(
          "The embedded \(file.name).json is malformed at line \(error.line): \(error.reason).")
      }
    }
    var added: [String: Profile] = [:]
    for profile in files.flatMap(\.profiles) { added[profile.id] = profile }
    builtInFiles = indexes
    self.added = added
    self.places = places
    ids = Set(places.keys).union(added.keys).sorted()
    overriddenIDs = added.keys.filter { places[$0] != nil }.sorted()
  }

  /// The same catalogue with limits learned from rejections, by the profile's id.
  public func adding(learned: [String: [Limit]]) -> Catalog {
    var catalog = self
    catalog.learned.merge(learned) { $0 + $1 }
    return catalog
  }

  /// The limits of a profile that were learned from rejections.
  public func learnedLimits(of id: String) -> [Limit] { learned[id] ?? [] }

  /// The profile of an exact id, or nil when there is none.
  ///
  /// - Throws: `DocumentError` when the profile is malformed.
  public func profile(id: String) throws(DocumentError) -> Profile? {
    if let profile = added[id] { return profile }
    guard let place = places[id] else { return nil }
    let file = builtInFiles[place.file]
    return try file.profile(file.entries[place.entry])
  }

  /// The profile that a person names: by its id, by the last parts of it when they are unique
  /// (`reshoot`), or by words of its id, title and provider that only it has (`runway aleph`); case
  /// does not count.
  ///
  /// - Throws: `DocumentError` with the candidates of an ambiguous name, the newest first, or the
  ///   nearest names of an unknown one.
  public func profile(named name: String) throws(DocumentError) -> Profile {
    let lookup = ProfileLookup(ids)
    switch lookup.match(for: name) {
    case .one(let id):
      if let profile = try profile(id: id) { return profile }
    case .several(let candidates):
      var profiles: [Profile] = []
      for id in candidates {
        if let profile = try profile(id: id) { profiles.append(profile) }
      }
      throw ProfileCandidates(profiles).ambiguous(name)
    case .none:
      let all = ProfileCandidates(try allProfiles())
      if let profile = all.having(name, whole: true).only { return profile }
      let found = all.having(name)
      if found.profiles.count > 1 { throw found.ambiguous(name) }
    }
    throw DocumentError(
      at: "", "no profile is named '\(name)'", suggestions: lookup.nearest(to: name))
  }

  /// What profiles can be called: their ids, and the last parts of ids that only one has, sorted.
  public var names: [String] {
    let parts = Dictionary(grouping: ids) { $0.lastPathPart }
    return (ids + parts.filter { $0.value.count == 1 && $0.key != "*" }.keys).uniqued.sorted()
  }

  /// Every profile, by id.
  ///
  /// - Throws: `DocumentError` when one is malformed.
  public func allProfiles() throws(DocumentError) -> [Profile] {
    var profiles: [Profile] = []
    for id in ids {
      if let profile = try profile(id: id) { profiles.append(profile) }
    }
    return profiles
  }
}

/// Where the profiles of one embedded file lie in its text, so that one can be read without the
/// others.
struct ProfileIndex: Sendable {
  /// One profile's place.
  struct Entry: Sendable {
    var id: String
    /// Its number in the file, from 0.
    var number: Int
    /// The first byte of its object.
    var position: Int
  }

  let fileName: String
  private(set) var provider = ""
  private(set) var entries: [Entry] = []
  private let bytes: [UInt8]

  init(_ text: String, fileName: String) throws(JSONError) {
    self.fileName = fileName
    bytes = Array(text.utf8)
    var provider = ""
    var entries: [Entry] = []
    var reader = JSONReader(bytes)
    try reader.readObject { (reader, key) throws(JSONError) in
      switch key {
      case "provider": provider = try reader.readString()
      case "profiles":
        try reader.readArray { (reader) throws(JSONError) in
          let position = reader.position
          var id = ""
          try reader.readObject { (reader, key) throws(JSONError) in
            if key == "id" { id = try reader.readString() } else { try reader.skipValue() }
          }
          entries.append(Entry(id: id, number: entries.count, position: position))
        }
      default: try reader.skipValue()
      }
    }
    self.provider = provider
    self.entries = entries
  }

  /// The profile of an entry.
  func profile(_ entry: Entry) throws(DocumentError) -> Profile {
    let path = "profiles[\(entry.number)]"
    do {
      var reader = JSONReader(bytes, at: entry.position)
      let value = try reader.readValue()
      return try Profile(value, at: path, provider: provider, origin: .builtIn)
    } catch let error as DocumentError {
      throw error.inFile(fileName)
    } catch {
      throw DocumentError(at: path, "not JSON").inFile(fileName)
    }
  }
}

/// The profiles of one file, which is one provider's.
public struct ProfileFile: Sendable, Hashable {
  /// The only format that is read.
  public static let schema = "preflight.profiles/1"

  /// The file's name, for messages.
  public var name: String
  public var provider: String
  public var profiles: [Profile]

  /// The profiles of a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, as UTF-8.
  ///   - name: The file's name, for messages.
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  public init(_ bytes: [UInt8], name: String) throws(DocumentError) {
    do {
      try self.init(document: bytes, name: name, origin: .file(name))
    } catch {
      throw error.inFile(name)
    }
  }

  /// The profiles of a file's text.
  ///
  /// - Throws: `DocumentError` with the key path and, for a misspelt key, the nearest one.
  public init(_ text: String, name: String) throws(DocumentError) {
    try self.init(Array(text.utf8), name: name)
  }

  package init(document bytes: [UInt8], name: String, origin: Profile.Origin) throws(DocumentError)
  {
    let value: JSONValue
    do {
      value = try JSONReader.document(bytes)
    } catch {
      throw DocumentError(
        at: "", "line \(error.line), column \(error.column): not JSON: \(error.reason)")
    }
    let reader = try ObjectReader<Keys>(value, at: "")
    let schema = try reader.text(.schema)
    guard schema == Self.schema else {
      throw reader.error(.schema, "'\(Self.schema)' is expected, not '\(schema)'")
    }
    self.name = name
    provider = try reader.text(.provider)
    profiles = []
    guard reader.has(.profiles) else { throw reader.error(.profiles, "missing") }
    var ids: Set<String> = []
    for (value, path) in try reader.elements(.profiles) {
      let profile = try Profile(value, at: path, provider: provider, origin: origin)
      guard ids.insert(profile.id).inserted else {
        throw DocumentError(at: "\(path).id", "the id '\(profile.id)' is given twice")
      }
      profiles.append(profile)
    }
  }

  package enum Keys: String, CaseIterable {
    case schema, provider, profiles
  }
}
