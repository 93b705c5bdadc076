#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A lock between processes; owns the descriptor of the file that stands for it.
///
/// SQLite locks what is in the database. This one guards which file the database is: it is shared by
/// all that open or write it, and held alone by one that puts another file in its place.
final class FileLock {
  /// How a lock is held.
  enum Mode {
    case shared, alone
  }

  private let path: String
  private let descriptor: Int32

  /// Opens the lock's file, and makes it when it is missing.
  init(path: String) throws(StoreError) {
    descriptor = try PrivateFile.open(path)
    self.path = path
  }

  deinit { close(descriptor) }

  /// Carries out a closure while the lock is held.
  func hold<Result>(
    _ mode: Mode, _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    try take(mode == .shared ? LOCK_SH : LOCK_EX)
    defer { flock(descriptor, LOCK_UN) }
    return try body()
  }

  private func take(_ operation: Int32) throws(StoreError) {
    let step: UInt32 = 5
    var waited: UInt32 = 0
    while flock(descriptor, operation | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw StoreError(systemError: errno, path: path)
      }
      guard waited < UInt32(Connection.patience) * 1000 else {
        throw StoreError(.busy, path: path, detail: "")
      }
      usleep(step * 1000)
      waited += step
    }
  }
}
