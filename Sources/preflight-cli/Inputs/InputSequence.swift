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

/// One file of a batch, and how it came to be in it.
struct InputEntry: Sendable, Hashable {
  /// The path as it is shown and opened.
  let path: String
  /// The folder that was named and in which the file was found, or nil for a file that was named itself.
  var folder: String?
  /// Why it cannot even be looked at, or nil.
  var obstacle: String?

  /// Whether nobody named the file: what is no media may be passed over.
  var isFound: Bool { folder != nil }

  /// The path from the named folder on, or the whole path of a named file.
  var relativePath: String {
    guard let folder else { return path }
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}

extension InputEntry {
  /// An entry for a path that comes as bytes.
  ///
  /// Reports are UTF-8: a path that is not cannot be named in them, and that is said instead of taking
  /// it for another file.
  init(path bytes: [UInt8], folder: String? = nil) {
    if let path = String(validating: bytes, as: UTF8.self) {
      self.init(path: path, folder: folder)
    } else {
      self.init(
        path: Self.shown(bytes), folder: folder,
        obstacle: "its name is not UTF-8, so reports cannot show it; rename it.")
    }
  }

  /// Bytes as text, those that are no UTF-8 as `\xE9`, so that two names stay two.
  private static func shown(_ bytes: [UInt8]) -> String {
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let letter = (1...4).lazy
        .compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      text += letter ?? "\\x" + String(first, radix: 16, uppercase: true)
      rest.removeFirst(letter?.utf8.count ?? 1)
    }
    return text
  }
}
