import Preflight

/// The profiles that were named on the command line, and the catalogue in which they stand.
struct ProfileChoice {
  let catalog: Catalog
  let profiles: [Profile]
  /// What each was called, by its id.
  let names: [String: String]

  /// Looks profiles up by their names, or all of them where the one name is `all`; the catalogue holds
  /// what is remembered of them.
  ///
  /// - Throws: `DocumentError` when one is unknown or malformed, `FileError` when a profile's file
  ///   cannot be read.
  init(names: [String], memory: Memory = .none) throws {
    let files = try names.filter(UserProfiles.isPath).map { try UserProfiles.file(at: $0) }
    let catalog = memory.teach(try UserProfiles.catalog(with: files))
    self.catalog = catalog
    guard names != ["all"] else {
      profiles = try catalog.allProfiles()
      self.names = [:]
      return
    }
    let named = try names.flatMap { name in
      let found =
        UserProfiles.isPath(name)
        ? files.first { $0.name == name }?.profiles ?? []
        : [try catalog.profile(named: name)]
      return found.map { (profile: $0, name: name) }
    }
    profiles = named.map(\.profile)
    self.names = Dictionary(
      named.map { ($0.profile.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}
