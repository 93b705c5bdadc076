import Media

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whether two names mean one file.
enum FileIdentity {
  /// Whether both paths lead to the same file, also through links; false when one leads nowhere.
  static func isSame(_ one: String, _ other: String) -> Bool {
    var first = stat()
    var second = stat()
    guard unsafe stat(one, &first) == 0, unsafe stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// Refuses to write over a source.
  ///
  /// - Throws: `MediaError` when both paths lead to the same file.
  static func refuse(_ output: String, replacing source: String) throws(MediaError) {
    guard isSame(source, output) else { return }
    throw MediaError(
      .outputExists, path: output, reason: "is the source itself; name another file.")
  }
}
