import System

/// The files of a batch: those that are named, those of a list, and those in folders among them.
///
/// They come one by one while the batch goes on, so that a hundred thousand take no more memory than
/// the names of one folder.
struct InputSequence: Sequence, Sendable {
  let paths: [String]
  var list: PathList?
  let filter: InputFilter

  /// Whether it can be gone through again, to count.
  var isRepeatable: Bool { list?.isStandardInput != true }

  /// What is said when there turns out to be nothing to work on.
  var emptiness: FileError {
    let places =
      paths
      + (list.map { ["the list " + ($0.isStandardInput ? "on standard input" : $0.path)] } ?? [])
    return FileError(
      description: "There is no media in \(places.joined(separator: ", ")).")
  }

  func makeIterator() -> Iterator {
    Iterator(paths: paths[...], list: list?.makeIterator(), filter: filter)
  }

  /// Goes through the files.
  struct Iterator: IteratorProtocol {
    fileprivate var paths: ArraySlice<String>
    fileprivate let list: PathListReader?
    fileprivate let filter: InputFilter
    private var walk: FolderWalk?

    fileprivate init(paths: ArraySlice<String>, list: PathListReader?, filter: InputFilter) {
      self.paths = paths
      self.list = list
      self.filter = filter
    }

    mutating func next() -> InputEntry? {
      while true {
        if let entry = walk?.next() { return entry }
        walk = nil
        guard let entry = paths.popFirst().map({ InputEntry(path: $0) }) ?? list?.next() else {
          return nil
        }
        guard entry.obstacle == nil, FileKind(of: entry.path) == .folder else { return entry }
        walk = FolderWalk(entry.path, filter: filter)
      }
    }
  }
}
