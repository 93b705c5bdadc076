#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which file a path leads to, links followed.
package struct FileIdentity: Equatable {
  private let device: dev_t
  private let number: ino_t

  /// The file at the end of a path, or nil when there is none.
  package init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = status.st_dev
    number = status.st_ino
  }

  /// Refuses a path that leads to a file that must not be lost.
  ///
  /// - Throws: `FileError` when both are the same file.
  package static func refuse(_ path: String, replacing precious: String) throws(FileError) {
    guard let identity = FileIdentity(of: path), identity == FileIdentity(of: precious) else {
      return
    }
    throw FileError(
      .outputExists, path: path,
      reason: "is the same file as \(precious), which stays; choose another name.")
  }
}
