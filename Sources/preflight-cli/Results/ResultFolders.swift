import Media
import Platform
import Preflight
import Store
import Synchronization
import System

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
        description: "\(folder): the folder cannot be created: \(lastErrorReason).")
    }
  }

  /// Takes away those of them that stayed empty.
  func removeEmpty() {
    // A folder was made before those in it.
    for folder in made.withLock({ $0.reversed() }) { unsafe rmdir(folder) }
  }
}

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
      description: """
        \(target) lies in a folder of this batch and was not made by Preflight, so it is not \
        replaced; choose another place.
        """)
  }
}

/// What earlier runs made, so that a batch passes over what is done and unchanged.
struct MadeResults: Sendable {
  /// How a place stands to what is about to be written there.
  enum Standing: Sendable, Equatable {
    /// Nothing is there.
    case free
    /// What would be made is there: from the same source, in the same way, and nothing has changed.
    case done
    /// An earlier result of the same source is there, untouched since; it can be made again.
    case outdated
    /// A result that was changed since it was made.
    case changed
    /// Somebody else's file.
    case foreign
  }

  let memory: Memory

  /// How the place of a result stands.
  ///
  /// - Parameters:
  ///   - target: The file, or the folder for several stills.
  ///   - source: The file of which it is made, and how that is now.
  ///   - recipe: What decides how it is made.
  /// - Returns: How it stands.
  func standing(of target: String, source: MadeResult.File, recipe: String) -> Standing {
    let target = AbsolutePath.of(target)
    let record = memory.read { store throws(StoreError) in
      try store.made(of: source.path, target: target)
    }
    guard let record = record ?? nil, !record.files.isEmpty else {
      return FileKind(of: target) == .missing || FileKind(of: target) == .folder ? .free : .foreign
    }
    let states = record.files.map { (then: $0, now: MadeResult.File(at: $0.path)) }
    if states.contains(where: { $0.now != nil && $0.now != $0.then }) { return .changed }
    guard states.allSatisfy({ $0.now != nil }) else {
      return states.contains { $0.now != nil } ? .outdated : .free
    }
    return record.source == source && record.recipe == recipe ? .done : .outdated
  }

  /// Whether a file is a result of ours that nobody has changed since.
  func includes(_ path: String) -> Bool {
    let path = AbsolutePath.of(path)
    guard let now = MadeResult.File(at: path) else { return false }
    let then = memory.read { store throws(StoreError) in try store.madeFile(at: path) }
    return then == .some(.some(now))
  }

  /// Remembers what was made.
  func remember(_ files: [String], of source: MadeResult.File, target: String, recipe: String) {
    let states = files.compactMap { MadeResult.File(at: AbsolutePath.of($0)) }
    guard !states.isEmpty, states.count == files.count else { return }
    let result = MadeResult(
      source: source, target: AbsolutePath.of(target), recipe: recipe, files: states)
    memory.use { store throws(StoreError) in try store.remember(result) }
  }
}

extension MadeResult.File {
  /// The file at the end of a path as it is now, or nil when there is none.
  init?(at path: String) {
    guard let state = FileState(of: path) else { return nil }
    self.init(
      path: AbsolutePath.of(path), byteCount: state.byteCount, modified: state.modified)
  }
}
