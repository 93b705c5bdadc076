import Preflight
import System

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

/// Profiles that the user wrote.
enum UserProfiles {
  /// The folder of the user's own profiles: `$XDG_CONFIG_HOME/preflight/profiles`.
  static var folder: String {
    let home = Terminal.environment("HOME") ?? "."
    let configuration = Terminal.environment("XDG_CONFIG_HOME").flatMap { $0.isEmpty ? nil : $0 }
    return (configuration ?? home + "/.config") + "/preflight/profiles"
  }

  /// The built-in catalogue with the user's profiles, and with more files that win over both.
  ///
  /// - Throws: `DocumentError` when a file is not as the format demands.
  static func catalog(with more: [ProfileFile] = []) throws -> Catalog {
    let files = try files() + more
    return files.isEmpty ? .builtIn : Catalog(adding: files)
  }

  /// The files in the user's folder, by name.
  private static func files() throws -> [ProfileFile] {
    try LocalFiles.names(in: folder).filter { $0.hasSuffix(".json") }.map {
      try file(at: folder + "/" + $0)
    }
  }

  /// The profiles in a file.
  ///
  /// - Throws: `FileError` when the file cannot be read, `DocumentError` when it is not as the format
  ///   demands.
  static func file(at path: String) throws -> ProfileFile {
    try ProfileFile(LocalFiles.contents(of: path), name: path)
  }

  /// Whether a name on the command line is a path to a profile's file.
  static func isPath(_ name: String) -> Bool {
    name.hasSuffix(".json") || name.hasPrefix("/") || name.hasPrefix("./") || name.hasPrefix("../")
  }
}
