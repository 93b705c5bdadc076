import Platform

/// A regular file that is open for reading, and can be handed over to another process.
///
/// Opened read-only and never blocking, so that a pipe or a device is refused instead of waited for.
package final class OpenFile {
  /// The path as it was given.
  package let path: String
  /// The file's size when it was opened.
  package let byteCount: Int64
  /// The number under which this process knows the open file; it is closed with its owner.
  package let descriptor: Int32
  /// Where the file begins among the bytes of the descriptor.
  private let start: Int64
  private let isOwned: Bool

  /// Opens a file.
  ///
  /// - Throws: `FileError` when it is missing, not a regular file, not readable, or empty.
  package init(path: String) throws(FileError) {
    self.path = path
    if InheritedFiles.areInUse {
      let file = try InheritedFiles.file(at: path)
      (descriptor, start, byteCount, isOwned) = (file.descriptor, file.start, file.byteCount, false)
      return
    }
    (start, isOwned) = (0, true)
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(opening: path, errorNumber: errno) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    let errorNumber = errno
    byteCount = Int64(status.st_size)
    // From here on every value is set, and whoever throws is deinitialized, which closes the file.
    guard isKnown else { throw FileError(opening: path, errorNumber: errorNumber) }
    let fileType = status.st_mode & S_IFMT
    guard fileType == S_IFREG else {
      throw fileType == S_IFDIR
        ? FileError(.isDirectory, path: path, reason: "is a folder; name a media file in it.")
        : FileError(
          .notRegularFile, path: path,
          reason: "is a pipe, a socket or a device; save the media to a file and name that.")
    }
    guard byteCount > 0 else {
      throw FileError(.empty, path: path, reason: "is empty (0 bytes); export or copy it again.")
    }
  }

  /// A stretch of a file that stays its owner's.
  package init(_ section: InheritedFiles.Section, of file: UnnamedFile) {
    path = section.path
    descriptor = file.descriptor
    (start, byteCount, isOwned) = (section.start ?? 0, section.byteCount, false)
  }

  deinit { if isOwned { close(descriptor) } }

  /// Reads bytes from an offset on: how many, 0 at the end, below 0 when the disk refuses.
  package func read(into memory: UnsafeMutablePointer<UInt8>, at offset: Int64, count: Int) -> Int {
    let count = Int(min(Int64(count), max(0, byteCount - offset)))
    while true {
      let got = pread(descriptor, memory, count, off_t(start + offset))
      if got < 0 && errno == EINTR { continue }
      return got
    }
  }
}
