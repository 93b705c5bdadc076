import Synchronization
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folders that a batch makes for its results.
final class ResultFolders: Sendable {
  private let made = Mutex<[String]>([])

  /// Makes the folder of a file, and those on the way to it, where they are missing.
  ///
  /// - Throws: `FileError` when one cannot be made.
  func make(for file: String) throws(FileError) {
    guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
    let folder = String(file[..<slash])
    guard FileKind(of: folder) == .missing else { return }
    try make(for: folder)
    if unsafe mkdir(folder, 0o777) == 0 {
      made.withLock { $0.append(folder) }
    } else if errno != EEXIST {
      throw FileError(
        description: "\(folder): cannot be made as a folder: \(lastErrorReason).")
    }
  }

  /// Takes away those of them that stayed empty.
  func removeEmpty() {
    // A folder was made before those in it.
    for folder in made.withLock({ $0.reversed() }) { unsafe rmdir(folder) }
  }
}
