import System

/// Files that are sources of a batch, as far as it can know them before it comes to them.
struct PreciousFiles: Sendable {
  private let files: [String]
  /// The named folders, links followed, each with a slash at its end.
  private let folders: [String]

  /// The sources that were named: files, and whatever lies in folders.
  init(named paths: [String]) {
    let folders = paths.filter { FileKind(of: $0) == .folder }
    files = paths.filter { !folders.contains($0) }
    self.folders = folders.map(AbsolutePath.resolved).map { $0.hasSuffix("/") ? $0 : $0 + "/" }
  }

  /// Refuses a place at which a source may be.
  ///
  /// - Throws: `FileError` when it is one of the named files, or lies in a named folder and was not
  ///   made by Preflight.
  func refuse(_ target: String) throws(FileError) {
    for file in files { try FileIdentity.refuse(target, replacing: file) }
    let resolved = AbsolutePath.resolved(target)
    guard folders.contains(where: { resolved.hasPrefix($0) }) else { return }
    throw FileError(
      description: "\(target) lies among the files of the batch and was not made by Preflight, so "
        + "it stays; choose another place.")
  }
}
