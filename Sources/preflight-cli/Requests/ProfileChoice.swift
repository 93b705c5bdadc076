import Preflight
import System
import Workers

/// The profiles that were named on the command line, and the catalogue in which they stand.
struct ProfileChoice {
  /// The catalogue in a form in which workers get it.
  let jobCatalog: JobCatalog
  let profiles: [Profile]
  /// What each was called, by its id.
  let names: [String: String]

  /// Looks profiles up by their names, or all of them where the one name is `all`, which leaves out
  /// those that are retired or superseded unless they are wanted; the catalogue holds what is
  /// remembered of them.
  ///
  /// - Throws: `DocumentError` when one is unknown or malformed, `FileError` when a profile's file
  ///   cannot be read.
  init(names: [String], memory: Memory = .none, includesRetired: Bool = false) throws {
    let named = try names.filter(UserProfiles.isPath).map { try UserProfiles.File(at: $0) }
    let files = named.map(\.profiles)
    jobCatalog = memory.catalog(with: try UserProfiles.files() + named)
    let catalog = jobCatalog.catalog
    guard names != ["all"] else {
      profiles = try catalog.allProfiles().filter { includesRetired || $0.lifecycle == nil }
      self.names = [:]
      return
    }
    let chosen = try names.flatMap { name in
      let found =
        UserProfiles.isPath(name)
        ? files.first { $0.name == name }?.profiles ?? []
        : [try catalog.profile(named: name)]
      return found.map { (profile: $0, name: name) }
    }
    profiles = chosen.map(\.profile)
    self.names = Dictionary(
      chosen.map { ($0.profile.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  var catalog: Catalog { jobCatalog.catalog }
}

/// Profiles that the user wrote.
enum UserProfiles {
  /// The folder of the user's own profiles: `$XDG_CONFIG_HOME/preflight/profiles`.
  static var folder: String {
    let home = Terminal.environment("HOME") ?? "."
    let configuration = Terminal.environment("XDG_CONFIG_HOME").flatMap { $0.isEmpty ? nil : $0 }
    return (configuration ?? home + "/.config") + "/preflight/profiles"
  }

  /// A file of profiles, and its bytes, which workers read in their turn.
  struct File {
    let profiles: ProfileFile
    let source: JobCatalog.File

    /// - Throws: `FileError` when the file cannot be read, `DocumentError` when it is not as the format
    ///   demands.
    init(at path: String) throws {
      source = JobCatalog.File(name: path, bytes: try LocalFiles.contents(of: path))
      profiles = try ProfileFile(source.bytes, name: path)
    }
  }

  /// The built-in catalogue with the user's profiles.
  ///
  /// - Throws: `DocumentError` when a file is not as the format demands.
  static func catalog() throws -> Catalog {
    let files = try files().map(\.profiles)
    return files.isEmpty ? .builtIn : Catalog(adding: files)
  }

  /// The files in the user's folder, by name.
  static func files() throws -> [File] {
    try LocalFiles.names(in: folder).filter { $0.hasSuffix(".json") }.map {
      try File(at: folder + "/" + $0)
    }
  }

  /// The profiles in a file.
  ///
  /// - Throws: `FileError` when the file cannot be read, `DocumentError` when it is not as the format
  ///   demands.
  static func file(at path: String) throws -> ProfileFile { try File(at: path).profiles }

  /// Whether a name on the command line is a path to a profile's file.
  static func isPath(_ name: String) -> Bool {
    name.hasSuffix(".json") || name.hasPrefix("/") || name.hasPrefix("./") || name.hasPrefix("../")
  }
}
