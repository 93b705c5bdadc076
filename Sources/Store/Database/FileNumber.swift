#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Which file stands at a path now.
struct FileNumber: Hashable {
  private let device: UInt64
  private let inode: UInt64

  /// The file at the end of a path, or nil when there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
  }
}
