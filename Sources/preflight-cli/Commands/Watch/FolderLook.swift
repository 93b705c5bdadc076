import Platform
import System

/// Looks through a watched folder and the folders in it.
struct FolderLook {
  let root: String
  let filter: InputFilter

  /// Whether a file is one that is waited for, by its name and its folders.
  func wants(_ path: String) -> Bool {
    !isPassedOver(path) && isChosen(path)
  }

  private func isChosen(_ path: String) -> Bool {
    (filter.include.isEmpty && filter.exclude.isEmpty) || filter.wants(relativePath(of: path))
  }

  /// Whether a folder is watched.
  func entersFolder(_ path: String) -> Bool {
    path == root || !(isPassedOver(path) || filter.isExcluded(relativePath(of: path)))
  }

  /// Goes through a folder; enters each folder before it is read, so that nothing happens unseen in
  /// between, and meets each file that is wanted.
  ///
  /// - Throws: What `enter` throws.
  func look(
    through folder: String, enter: (String) throws(FileError) -> Void, meet: (String) -> Void
  ) throws(FileError) {
    guard entersFolder(folder) else { return }
    var waiting = [folder]
    while let folder = waiting.popLast() {
      try enter(folder)
      // A folder that is gone again, or may not be read, has nothing to show.
      guard case .success(let names) = FolderNames.of(folder) else { continue }
      for name in names {
        guard let text = String(validating: name.bytes, as: UTF8.self) else { continue }
        let path = folder + "/" + text
        switch name.kind == .unknown ? Self.kind(of: path) : name.kind {
        // The folders on the way here were looked at before they were entered.
        case .file: if !FolderEvent.isPassing(text), isChosen(path) { meet(path) }
        case .folder: if entersFolder(path) { waiting.append(path) }
        case .unknown, .other: break
        }
      }
    }
  }

  private func relativePath(of path: String) -> String {
    path.hasPrefix(root + "/") ? String(path.dropFirst(root.utf8.count + 1)) : path
  }

  private func isPassedOver(_ path: String) -> Bool {
    let parts = relativePath(of: path).split(separator: "/")
    return parts.dropLast().contains { $0.hasPrefix(".") }
      || parts.last.map { FolderEvent.isPassing(String($0)) } ?? true
  }

  /// What a link or an unknown leads to; a link to a folder, which may lead round in circles, counts as
  /// other.
  private static func kind(of path: String) -> FolderNames.Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .other }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return FileKind(of: path) == .regular ? .file : .other
    default: return .other
    }
  }
}
