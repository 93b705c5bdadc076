#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Paths counted from the root.
package enum AbsolutePath {
  /// A path as it was given, put behind the working folder when it is relative.
  package static func of(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder) + "/" + path
  }

  /// The one path of a file, links followed, however it was given; for a file that is not there, the
  /// path as it was given.
  package static func resolved(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return of(path) }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}
