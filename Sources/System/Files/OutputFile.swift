#if canImport(Darwin)
  package import Darwin
#else
  package import Glibc
#endif

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
  private let descriptor: Int32
  /// The name under which the file lies meanwhile, or nil when it has none.
  private var temporaryPath: String?
  private var position: Int64 = 0
  /// What the system said when a write failed, or 0.
  package private(set) var writeErrorNumber: Int32 = 0

  /// Makes room for a file in its folder.
  ///
  /// - Throws: `FileError` when the folder cannot be written to, or the file exists and must not be
  ///   replaced.
  package init(
    path: String, replacesExisting: Bool, permissions: mode_t = 0o666
  ) throws(FileError) {
    self.path = path
    self.replacesExisting = replacesExisting
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init)
    let before = String(path.dropLast(name?.count ?? 0))
    folder = before.isEmpty ? "." : before
    try Self.checkPlace(path, replacesExisting: replacesExisting)
    var opened: Int32 = -1
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      opened = open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, permissions)
    #endif
    if opened < 0 {
      let hidden = "\(before).\(name ?? "").preflight-\(getpid())"
      opened = open(hidden, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
      guard opened >= 0 else { throw FileError(writing: path, errorNumber: errno) }
      temporaryPath = hidden
    }
    descriptor = opened
  }

  deinit {
    close(descriptor)
    if let temporaryPath { unlink(temporaryPath) }
  }

  /// A path under which what was written so far can be opened.
  package var readablePath: String { temporaryPath ?? "/proc/self/fd/\(descriptor)" }

  /// How many bytes there are so far.
  package var byteCount: Int64 {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
  }

  /// Throws away what was written so far.
  ///
  /// - Throws: `FileError` when the disk refuses.
  package func startOver() throws(FileError) {
    guard ftruncate(descriptor, 0) == 0 else {
      throw FileError(writing: path, errorNumber: errno)
    }
    position = 0
    writeErrorNumber = 0
  }

  /// Copies all bytes of another file.
  ///
  /// - Throws: `FileError` when either file refuses.
  package func copyBytes(of source: String) throws(FileError) {
    let file = try OpenFile(path: source)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    var offset: Int64 = 0
    while offset < file.byteCount {
      let count = piece.withUnsafeMutableBytes { piece in
        pread(file.descriptor, piece.baseAddress, piece.count, off_t(offset))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(opening: source, errorNumber: errno) }
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
    while written < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written,
        off_t(position))
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

  /// Moves to where the next bytes go.
  package func move(to offset: Int64) { position = offset }

  /// Where the next bytes go.
  package var offset: Int64 { position }

  /// Reads bytes that were written before; how many, 0 at the end, below 0 when the disk refuses.
  package func read(into memory: UnsafeMutablePointer<UInt8>, at offset: Int64, count: Int) -> Int {
    while true {
      let got = pread(descriptor, memory, count, off_t(offset))
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }
}

extension OutputFile {
  /// Writes bytes where the last ones ended.
  ///
  /// - Throws: `FileError` when the disk refuses.
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

/// What a process that was killed left in a folder: files under names that were to be changed once
/// they were complete.
package enum Leftovers {
  /// Removes the unfinished files of a process, which must have ended.
  package static func remove(of process: pid_t, in folder: String) {
    for name in LocalFiles.names(in: folder) where belongs(name, to: process) {
      unsafe unlink(folder + "/" + name)
    }
  }

  /// Whether a name is that of a file in the making.
  static func isUnfinished(_ name: String) -> Bool {
    guard let last = name.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(last),
      let mark = name.range(of: marker)
    else { return false }
    let number = name[mark.upperBound...]
    return !number.isEmpty && number.allSatisfy { $0.isASCII && $0.isNumber }
  }

  private static let marker = ".preflight-"

  private static func belongs(_ name: String, to process: pid_t) -> Bool {
    name.hasSuffix("\(marker)\(process)")
  }
}

extension String {
  /// Where another text stands last in this one, or nil.
  fileprivate func range(of part: String) -> Range<Index>? {
    var found: Range<Index>?
    var start = startIndex
    while let range = self[start...].firstRange(of: part) {
      found = range
      start = range.upperBound
    }
    return found
  }
}
