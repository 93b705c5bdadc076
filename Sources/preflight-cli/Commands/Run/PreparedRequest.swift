import Media
import Preflight
import System

/// A request that was checked, with what ties the report to the files on the disk.
struct PreparedRequest {
  let report: Report
  /// The files that were repaired, by the paths of the repaired ones.
  let sources: [String: String]
  /// The files as they were before they were checked, by path.
  private let states: [String: FileState]

  /// Checks a request.
  ///
  /// - Parameters:
  ///   - paths: The paths of its files.
  ///   - sources: The files that were repaired, by the paths of the repaired ones.
  ///   - check: Makes the report.
  /// - Throws: What the check throws.
  init(
    of paths: [String], repairedFrom sources: [String: String] = [:], check: () throws -> Report
  ) rethrows {
    states = Dictionary(
      paths.compactMap { path in FileState(of: path).map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.sources = sources
    report = try check()
  }

  /// What the one profile says.
  var result: ProfileResult { report.results[0] }

  /// The hashes of the files' contents, by path.
  ///
  /// - Throws: `MediaError` when a file cannot be read.
  func contentHashes() throws(MediaError) -> [String: String] {
    var hashes: [String: String] = [:]
    for path in report.request.inputs.map(\.path) where hashes[path] == nil {
      hashes[path] = try FileHash.sha256(of: path)
    }
    return hashes
  }

  /// Makes sure that what is going to be sent is what was checked.
  ///
  /// - Throws: `FileError` when a file was changed since.
  func refuseChangedFiles() throws(FileError) {
    for (path, state) in states where FileState(of: path) != state {
      throw FileError(
        description: "\(path): was changed while it was checked. Nothing was run; try again.")
    }
  }
}
