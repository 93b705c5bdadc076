#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A regular file that is open for reading, and can be handed over to another process.
///
/// Opened read-only and never blocking, so that a pipe or a device is refused instead of waited for.
public final class OpenFile {
  /// The path as it was given.
  public let path: String
  /// The file's size when it was opened.
  public let byteCount: Int64
  /// The number under which this process knows the open file; it is closed with its owner.
  public let descriptor: Int32

  /// Opens a file.
  ///
  /// - Throws: `MediaError` when it is missing, not a regular file, not readable, or empty.
  public init(path: String) throws(MediaError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw MediaError(opening: path, errorNumber: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw MediaError(opening: path, errorNumber: errno)
    }
    byteCount = Int64(status.st_size)
    let fileType = status.st_mode & S_IFMT
    guard fileType == S_IFREG else {
      close(descriptor)
      throw fileType == S_IFDIR
        ? MediaError(.isDirectory, path: path, reason: "is a folder; name a media file in it.")
        : MediaError(
          .notRegularFile, path: path,
          reason: "is a pipe, a socket or a device; save the media to a file and name that.")
    }
    guard byteCount > 0 else {
      close(descriptor)
      throw MediaError(.empty, path: path, reason: "is empty (0 bytes); export or copy it again.")
    }
  }

  /// A file that another process opened and handed over; no path is opened.
  ///
  /// - Parameters:
  ///   - descriptor: the open file, which this value closes from now on.
  ///   - path: what messages and facts call it.
  ///   - byteCount: its size when it was opened, at least 1.
  public init(descriptor: Int32, path: String, byteCount: Int64) {
    self.descriptor = descriptor
    self.path = path
    self.byteCount = byteCount
  }

  deinit { close(descriptor) }
}

// The descriptor is closed with its owner, whoever reads it.
@available(*, unavailable)
extension OpenFile: Sendable {}

extension MediaError {
  /// The error for a failed `open` or `fstat`.
  init(opening path: String, errorNumber: Int32) {
    switch errorNumber {
    case ENOENT, ENOTDIR:
      self.init(.notFound, path: path, reason: "no such file.")
    case EACCES, EPERM:
      self.init(
        .permissionDenied, path: path,
        reason: "permission denied; make the file readable for this user.")
    case ENXIO:
      self.init(
        .notRegularFile, path: path,
        reason: "is a pipe, a socket or a device; save the media to a file and name that.")
    default:
      self.init(
        .readFailed, path: path,
        reason: "cannot be opened: \(String(cString: strerror(errorNumber))).")
    }
  }
}
