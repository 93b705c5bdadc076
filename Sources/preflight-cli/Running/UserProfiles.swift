import Preflight

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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
  /// - Throws: `ProfileError` when a file is not as the format demands.
  static func catalog(with more: [ProfileFile] = []) throws -> Catalog {
    let files = try files() + more
    return files.isEmpty ? .builtIn : Catalog(adding: files)
  }

  /// The files in the user's folder, by name.
  private static func files() throws -> [ProfileFile] {
    // No such folder is the usual case.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return try names.filter { $0.hasSuffix(".json") }.sorted().map {
      try file(at: folder + "/" + $0)
    }
  }

  /// The profiles in a file.
  ///
  /// - Throws: `FileError` when the file cannot be read, `ProfileError` when it is not as the format
  ///   demands.
  static func file(at path: String) throws -> ProfileFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(description: "\(path): no such profile file, or it is not readable.")
    }
    return try ProfileFile([UInt8](data), name: path)
  }

  /// Whether a name on the command line is a path to a profile's file.
  static func isPath(_ name: String) -> Bool {
    name.hasSuffix(".json") || name.hasPrefix("/") || name.hasPrefix("./") || name.hasPrefix("../")
  }
}
