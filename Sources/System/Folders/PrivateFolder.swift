import Platform

/// A folder for one run that nobody else can look into.
package struct PrivateFolder {
  package let path: String

  /// A new folder where temporary files belong.
  ///
  /// - Throws: `FileError` when there can be none.
  package init() throws(FileError) {
    var template = temporaryTemplate()
    let isMade = unsafe mkdtemp(&template) != nil
    guard isMade else {
      throw FileError(description: "no temporary folder can be made: \(lastErrorReason).")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
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
    return self.path(of: name)
  }

  /// Writes a new file that the user alone can read.
  package func write(_ bytes: [UInt8], to name: String) throws(FileError) {
    let file = try OutputFile(path: path(of: name), replacesExisting: false, permissions: 0o600)
    try file.write(bytes)
    try file.commit()
  }

  /// Removes the folder with the files in it.
  package func remove() {
    for name in LocalFiles.names(in: path) { unsafe unlink(path(of: name)) }
    unsafe rmdir(path)
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
      let reason = lastErrorReason
      close(descriptor)
      throw FileError(description: "a temporary file cannot be written: \(reason).")
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
private func temporaryTemplate() -> [CChar] {
  let folder = Terminal.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
  return Array((folder + "/preflight-XXXXXX").utf8CString)
}
