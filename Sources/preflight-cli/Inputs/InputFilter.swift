#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which of the files in a folder are wanted, by patterns of the shell's kind.
///
/// A pattern without `/` is about the last part of a path, wherever that lies; one with `/` is about
/// the path from the named folder on, and its `*` stays within one part unless `**` is written. The
/// case of letters does not count: cameras write `C0001.MP4`.
struct InputFilter: Sendable {
  let include: [String]
  let exclude: [String]

  /// A filter that wants everything.
  static let all = InputFilter(include: [], exclude: [])

  /// Whether a file is wanted, by its path in the named folder.
  func wants(_ relativePath: String) -> Bool {
    (include.isEmpty || include.contains { Self.fits(relativePath, $0) })
      && !isExcluded(relativePath)
  }

  /// Whether a file or a folder, and with it all that it holds, is unwanted.
  func isExcluded(_ relativePath: String) -> Bool {
    exclude.contains { Self.fits(relativePath, $0) }
  }

  private static func fits(_ path: String, _ pattern: String) -> Bool {
    var pattern = Substring(pattern)
    while pattern.count > 1, pattern.hasSuffix("/") { pattern.removeLast() }
    guard pattern.contains("/") else {
      let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
      return fits(String(name), String(pattern), crossesFolders: true)
    }
    if pattern.hasPrefix("/") { pattern.removeFirst() }
    return fits(path, String(pattern), crossesFolders: pattern.contains("**"))
      // `**/a` also means an `a` that lies in no further folder.
      || (pattern.hasPrefix("**/")
        && fits(
          path, String(pattern.dropFirst(3)), crossesFolders: pattern.dropFirst(3).contains("**")))
  }

  private static func fits(_ path: String, _ pattern: String, crossesFolders: Bool) -> Bool {
    unsafe fnmatch(
      pattern.lowercased(), path.lowercased(), crossesFolders ? 0 : FNM_PATHNAME) == 0
  }
}
