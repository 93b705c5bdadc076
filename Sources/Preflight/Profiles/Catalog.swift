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

  package init(embedded: [(name: String, json: String)], adding files: [ProfileFile] = []) {
    var indexes: [ProfileIndex] = []
    var places: [String: (file: Int, entry: Int)] = [:]
    for file in embedded {
      do {
        let index = try ProfileIndex(file.json, fileName: "\(file.name).json")
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

  /// The same catalogue with limits that rejections taught, by the profile's id.
  public func adding(learned: [String: [Limit]]) -> Catalog {
    var catalog = self
    catalog.learned.merge(learned) { $0 + $1 }
    return catalog
  }

  /// The limits that rejections taught about a profile.
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

  /// The profile that a person names: by its id, or by the last parts of it when they are unique
  /// (`reshoot`); case does not count.
  ///
  /// - Throws: `DocumentError` with the candidates of an ambiguous name, or the nearest names of an
  ///   unknown one.
  public func profile(named name: String) throws(DocumentError) -> Profile {
    let id = try ProfileLookup(ids).id(named: name)
    guard let profile = try profile(id: id) else {
      throw DocumentError(at: "", "no profile is named '\(name)'")
    }
    return profile
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
