import Platform

/// A file in the making: it has no name until ``commit()`` gives it one, and leaves nothing behind
/// when that never happens.
///
/// On Linux it has no name at all meanwhile, so that even a killed process leaves nothing; where the
/// file system cannot do that, and on macOS, it has a hidden name beside its place.
package final class OutputFile {
  /// The path that the file is going to have.
  package let path: String
  private let replacesExisting: Bool
  private let folder: String
  /// The number under which this process knows the open file; it is closed with its owner.
  package let descriptor: Int32
  /// The name under which the file lies meanwhile, or nil when it has none.
  private var temporaryPath: String? {
    didSet {
      if let oldValue { TemporaryPaths.remove(oldValue) }
      if let temporaryPath { TemporaryPaths.add(temporaryPath) }
    }
  }
  private var position: Int64 = 0
  /// Where the file lies among what this process may write, or nil when it is a file of its own.
  private var section: InheritedFiles.Section?
  /// What the system said when a write failed, or 0.
  package private(set) var writeErrorNumber: Int32 = 0

  /// Makes room for a file in its folder.
  ///
  /// - Throws: `FileError` when the folder cannot be written to, or the file exists and must not be
  ///   replaced.
  package init(
    path: String, replacesExisting: Bool, permissions: UInt32 = 0o666
  ) throws(FileError) {
    self.path = path
    self.replacesExisting = replacesExisting
    if InheritedFiles.areInUse {
      (folder, descriptor) = ("", try InheritedFiles.output(for: path))
      section = InheritedFiles.Section(path: path)
      return
    }
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    let before = String(path.dropLast(name?.count ?? 0))
    folder = before.isEmpty ? "." : before
    try Self.checkPlace(path, replacesExisting: replacesExisting)
    var opened: Int32 = -1
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      opened = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, mode_t(permissions))
    #endif
    if opened < 0 {
      let hidden = "\(before).\(name ?? "").preflight-\(getpid())"
      opened = open(hidden, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions))
      guard opened >= 0 else { throw FileError(writing: path, errorNumber: errno) }
      temporaryPath = hidden
      TemporaryPaths.add(hidden)
    }
    descriptor = opened
  }

  deinit {
    guard section == nil else { return }
    close(descriptor)
    if let temporaryPath {
      unlink(temporaryPath)
      TemporaryPaths.remove(temporaryPath)
    }
  }

  /// A path under which what was written so far can be opened.
  package var readablePath: String {
    if let section { return InheritedFiles.readablePath(of: section) }
    return temporaryPath ?? "/proc/self/fd/\(descriptor)"
  }

  /// How many bytes there are so far.
  package var byteCount: Int64 {
    if let section { return section.byteCount }
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Throws away what was written so far.
  package func startOver() throws(FileError) {
    if section == nil { try cut(to: 0) }
    section?.byteCount = 0
    position = 0
    writeErrorNumber = 0
  }

  /// Leaves nothing behind a number of bytes.
  package func cut(to byteCount: Int64) throws(FileError) {
    guard ftruncate(descriptor, off_t(byteCount)) == 0 else {
      throw FileError(writing: path, errorNumber: errno)
    }
  }

  /// Copies all bytes of another file.
  ///
  /// - Throws: `FileError` when either file refuses.
  package func copyBytes(of source: String) throws(FileError) {
    try copyBytes(of: try OpenFile(path: source))
  }

  /// Copies all bytes of an open file.
  ///
  /// - Throws: `FileError` when either file refuses.
  package func copyBytes(of file: OpenFile) throws(FileError) {
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var offset: Int64 = 0
    while offset < file.byteCount {
      let count = piece.withUnsafeMutableBufferPointer { piece in
        piece.baseAddress.map { file.read(into: $0, at: offset, count: piece.count) } ?? 0
      }
      guard count > 0 else { throw FileError(opening: file.path, errorNumber: errno) }
      guard piece[..<count].withUnsafeBufferPointer({ write($0) }) else {
        throw FileError(writing: path, errorNumber: writeErrorNumber)
      }
      offset += Int64(count)
    }
  }

  /// Waits until everything is on the disk, and gives the file its name.
  ///
  /// - Throws: `FileError` when the disk refuses, or another file took the name meanwhile.
  package func commit() throws(FileError) {
    if let section { return InheritedFiles.commit(section) }
    guard fsync(descriptor) == 0 else { throw FileError(writing: path, errorNumber: errno) }
    if !replacesExisting {
      // Unlike a renaming, a link replaces nothing that came into being meanwhile.
      if link(to: path) { return finish() }
      guard errno != EEXIST else { throw FileError(existing: path) }
      guard temporaryPath != nil else { throw FileError(writing: path, errorNumber: errno) }
    }
    if temporaryPath == nil {
      let name = path + ".preflight-\(getpid())"
      guard link(to: name) else { throw FileError(writing: path, errorNumber: errno) }
      temporaryPath = name
    }
    guard let temporaryPath, rename(temporaryPath, path) == 0 else {
      throw FileError(writing: path, errorNumber: errno)
    }
    self.temporaryPath = nil
    finish()
  }

  /// Takes away the name that ``commit()`` gave, unless another file has it by now.
  ///
  /// What the file replaced does not come back.
  package func withdraw() {
    guard section == nil else { return }
    var own = stat()
    var named = stat()
    guard fstat(descriptor, &own) == 0, lstat(path, &named) == 0,
      own.st_dev == named.st_dev, own.st_ino == named.st_ino
    else { return }
    unlink(path)
  }

  /// Gives the file a further name.
  private func link(to name: String) -> Bool {
    guard let temporaryPath else {
      return linkat(AT_FDCWD, readablePath, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }
    return linkat(AT_FDCWD, temporaryPath, AT_FDCWD, name, 0) == 0
  }

  /// Makes the folder remember the name.
  private func finish() {
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    fsync(opened)
    close(opened)
  }

  fileprivate static func checkPlace(_ path: String, replacesExisting: Bool) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      throw FileError(.writeFailed, path: path, reason: "is a folder; name a file in it.")
    }
    guard kind == S_IFREG else {
      throw FileError(
        .writeFailed, path: path,
        reason: "is a pipe, a socket or a device; name a file instead.")
    }
    guard replacesExisting else { throw FileError(existing: path) }
  }
}

extension OutputFile {
  /// Writes bytes where the last ones ended; false when the disk refuses.
  package func write(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var written = 0
    InheritedFiles.makeRoom(for: &section, byteCount: position + Int64(bytes.count))
    while written < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written,
        off_t(start + position))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        writeErrorNumber = errno
        return false
      }
      written += count
      position += Int64(count)
    }
    return true
  }

  /// Where the file begins among the bytes of its descriptor.
  private var start: Int64 { section?.start ?? 0 }

  /// Moves to where the next bytes go.
  package func move(to offset: Int64) { position = offset }

  /// Where the next bytes go.
  package var offset: Int64 { position }

  /// Reads bytes that were written before; how many, 0 at the end, below 0 when the disk refuses.
  package func read(into memory: UnsafeMutablePointer<UInt8>, at offset: Int64, count: Int) -> Int {
    let count = section.map { Int(min(Int64(count), max(0, $0.byteCount - offset))) } ?? count
    while true {
      let got = pread(descriptor, memory, count, off_t(start + offset))
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }

  /// Writes bytes where the last ones ended.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    guard bytes.withUnsafeBufferPointer({ write($0) }) else {
      throw FileError(writing: path, errorNumber: writeErrorNumber)
    }
  }
}

/// A file that results are written to, all or nothing, once they are complete.
package struct ResultFile {
  package let path: String
  private let replacesExisting: Bool

  /// - Throws: `FileError` when the file could not be written in the end, so that nobody waits for
  ///   results that have no place.
  package init(path: String, replacesExisting: Bool) throws(FileError) {
    self.path = path
    self.replacesExisting = replacesExisting
    try OutputFile.checkPlace(path, replacesExisting: replacesExisting)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard unsafe access(folder, W_OK) == 0 else {
      throw FileError(writing: path, errorNumber: errno)
    }
  }

  /// Writes the bytes, and gives the file its name once they are on the disk.
  ///
  /// - Throws: `FileError` when the disk refuses; no half file is left.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    let file = try OutputFile(path: path, replacesExisting: replacesExisting)
    try file.write(bytes)
    try file.commit()
  }
}
