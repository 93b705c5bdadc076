#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A folder for results, which is made when it is missing.
package struct OutputFolder {
  private let path: String
  /// The folders that were missing, the outermost first.
  private let missing: [String]

  package init(_ path: String) {
    self.path = path
    missing = Self.missing(of: path)
  }

  /// The path of a file in the folder.
  package func path(of name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// Makes the folder where it is missing.
  ///
  /// - Throws: `FileError` when it cannot be made.
  package func make() throws(FileError) {
    guard !InheritedFiles.areInUse else { return }
    for folder in missing where unsafe mkdir(folder, 0o777) != 0 && errno != EEXIST {
      let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown error"
      throw FileError(
        .writeFailed, path: folder, reason: "cannot be made as a folder: \(reason).")
    }
  }

  /// Takes away the folders that were made, as long as they are empty.
  package func cleanUp() {
    for folder in missing.reversed() { unsafe rmdir(folder) }
  }

  /// The folders on the way to one that are not there, the outermost first.
  private static func missing(of path: String) -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let ways = parts.indices.map { parts[...$0].joined(separator: "/") }.filter { !$0.isEmpty }
    return ways.filter { unsafe access($0, F_OK) != 0 }
  }
}
