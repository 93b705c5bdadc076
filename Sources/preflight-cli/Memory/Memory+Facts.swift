import Media
import MediaModel
import Preflight
import Store
import System
import Workers

extension Memory {
  /// The facts of a file, read unless they are remembered and the file has not changed since.
  ///
  /// What was read deeper does not answer for less: whether a verdict is right must not hang on what
  /// happens to be remembered.
  func facts(
    of path: String, depth: ProbeDepth, reader: any FactsReader = DirectReader()
  ) throws(MediaError) -> MediaFacts {
    guard isActive, let file = FileState(of: path) else {
      return try reader.facts(of: path, depth: depth)
    }
    let key = ProbeKey(
      path: AbsolutePath.of(path), byteCount: file.byteCount, modified: file.modified,
      device: file.device, inode: file.inode, reader: Self.readerName, depth: depth)
    let known = read { store throws(StoreError) in try store.facts(for: key) }
    if var facts = known ?? nil {
      facts.path = path
      return facts
    }
    let facts = try reader.facts(of: path, depth: depth)
    if file.isSettled, FileState(of: path) == file { remember(facts, for: key) }
    return facts
  }

  private static let readerName = "\(PreflightVersion.current), \(FFmpegVersion.libraries)"
}
