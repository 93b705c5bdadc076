import Platform

/// A folder for one run that nobody else can look into.
package struct PrivateFolder {
  package let path: String
  /// The open folder, locked for as long as the process lives, which tells it from one that a killed
  /// process left behind.
  private let descriptor: Int32

  /// A new folder where temporary files belong; those that killed processes left behind are removed.
  ///
  /// - Throws: `FileError` when there can be none.
  package init() throws(FileError) {
    Self.removeAbandoned()
    var template = temporaryTemplate("preflight-run-XXXXXX")
    let isMade = unsafe mkdtemp(&template) != nil
    guard isMade else {
      throw FileError(description: "no temporary folder can be made: \(lastErrorReason).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    TemporaryPaths.add(path)
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // Another process may have taken it for abandoned before it was locked.
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0,
      FileKind(of: path) == .folder
    else {
      if descriptor >= 0 { close(descriptor) }
      unsafe rmdir(path)
      TemporaryPaths.remove(path)
      throw FileError(description: "no temporary folder can be made; try again.")
    }
  }

  /// Removes the folders of this user that no process has.
  private static func removeAbandoned() {
    let parent = temporaryFolder
    for name in LocalFiles.names(in: parent) where name.hasPrefix("preflight-run-") {
      let path = parent + "/" + name
      var status = stat()
      guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
        status.st_uid == geteuid(), !isFresh(status)
      else { continue }
      let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { continue }
      for name in LocalFiles.names(in: path) { unsafe unlink(path + "/" + name) }
      unsafe rmdir(path)
    }
  }

  /// Whether a folder may be about to be locked by the process that made it.
  private static func isFresh(_ status: stat) -> Bool {
    #if canImport(Darwin)
      let seconds = status.st_mtimespec.tv_sec
    #else
      let seconds = status.st_mtim.tv_sec
    #endif
    return SystemClock.now - Int64(seconds) < 10
  }

  /// The path of a file in it.
  package func path(of name: String) -> String { path + "/" + name }

  /// The path of a file that is not there yet, of that name or one with a number.
  package func newPath(named stem: String, extension suffix: String) -> String {
    let ending = suffix.isEmpty ? "" : ".\(suffix)"
    let taken = Set(LocalFiles.names(in: path))
    var name = stem + ending
    var number = 1
    while taken.contains(name) {
      number += 1
      name = "\(stem)-\(number)\(ending)"
    }
    let result = self.path(of: name)
    TemporaryPaths.add(result)
    return result
  }

  /// Writes a new file that the user alone can read.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let file = try OutputFile(path: path(of: name), replacesExisting: false, permissions: 0o600)
    try file.write(bytes)
    TemporaryPaths.add(path(of: name))
    try file.commit()
  }

  /// Removes the folder with the files in it.
  package func remove() {
    for name in LocalFiles.names(in: path) {
      unsafe unlink(path(of: name))
      TemporaryPaths.remove(path(of: name))
    }
    unsafe rmdir(path)
    TemporaryPaths.remove(path)
    close(descriptor)
  }
}

/// Bytes in a file without a name, which only this user may open and which ends with its owner, even
/// when the process is killed.
package final class UnnamedFile {
  /// The number under which the system knows it.
  package let descriptor: Int32

  /// A file that holds bytes, on the disk of a folder or, without one, of temporary files.
  ///
  /// - Throws: `FileError` when there is no room for it.
  package init(holding bytes: [UInt8], near folder: String? = nil) throws(FileError) {
    var opened: Int32 = -1
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      if let folder {
        opened = Glibc.open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
      }
    #endif
    descriptor = opened >= 0 ? opened : Self.open()
    guard descriptor >= 0 else {
      throw FileError(description: "no temporary file can be made: \(lastErrorReason).")
    }
    guard FileDescriptorOutput(descriptor: descriptor).write(bytes) else {
      // What throws now is deinitialized, which closes the file.
      throw FileError(description: "a temporary file cannot be written: \(lastErrorReason).")
    }
  }

  deinit { close(descriptor) }

  /// Where this process opens it.
  package var path: String { "/dev/fd/\(descriptor)" }

  /// Lets the next reader of the descriptor begin at the start.
  func rewind() { lseek(descriptor, 0, SEEK_SET) }

  /// A new file that has lost its name before anything is written to it.
  private static func open() -> Int32 {
    var name = temporaryTemplate()
    let descriptor = unsafe mkstemp(&name)
    guard descriptor >= 0 else { return -1 }
    unsafe unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }
}

/// The name of something temporary, which the system completes.
private func temporaryTemplate(_ name: String = "preflight-XXXXXX") -> [CChar] {
  Array((temporaryFolder + "/" + name).utf8CString)
}

/// The folder where temporary files belong.
private var temporaryFolder: String {
  Terminal.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
}
