#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that results are written to, all or nothing.
package struct ResultFile {
  package let path: String
  private let replacesExisting: Bool

  /// - Throws: `FileError` when the file could not be written in the end, so that nobody waits for
  ///   results that have no place.
  package init(path: String, replacesExisting: Bool) throws {
    self.path = path
    self.replacesExisting = replacesExisting
    switch FileKind(of: path) {
    case .missing: break
    case .regular:
      guard replacesExisting else { throw Self.exists(path) }
    case .folder: throw FileError(description: "\(path): is a folder; name a file in it.")
    case .other:
      throw FileError(
        description: "\(path): is a pipe, a socket or a device; redirect standard output instead.")
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard unsafe access(folder, W_OK) == 0 else {
      throw FileError(description: "\(path): the folder is missing or not writable.")
    }
  }

  /// Writes the bytes under another name, and gives the file its own once they are on the disk.
  ///
  /// - Throws: `FileError` when the disk refuses; no half file is left.
  package func write(_ bytes: [UInt8]) throws {
    let temporary = path + ".preflight-\(getpid())"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure }
    guard FileDescriptorOutput(descriptor: descriptor).write(bytes), fsync(descriptor) == 0 else {
      let failure = failure
      close(descriptor)
      unsafe unlink(temporary)
      throw failure
    }
    close(descriptor)
    try putInPlace(temporary)
  }

  private func putInPlace(_ temporary: String) throws {
    if !replacesExisting {
      // Unlike a renaming, a link replaces nothing that came into being meanwhile.
      if unsafe link(temporary, path) == 0 {
        unsafe unlink(temporary)
        return
      }
      guard errno != EEXIST else {
        unsafe unlink(temporary)
        throw Self.exists(path)
      }
    }
    guard unsafe rename(temporary, path) == 0 else {
      let failure = failure
      unsafe unlink(temporary)
      throw failure
    }
  }

  private var failure: FileError {
    FileError(description: "\(path): cannot be written: \(lastErrorReason).")
  }

  private static func exists(_ path: String) -> FileError {
    FileError(existing: path)
  }
}

/// What a path leads to.
package enum FileKind {
  case missing, regular, folder, other

  package init(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      self = .missing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// Why the last call of the system failed.
package var lastErrorReason: String {
  unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "unknown error"
}
