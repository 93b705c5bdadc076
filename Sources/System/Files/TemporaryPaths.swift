import Platform
import Synchronization

/// The names of what lies on the disk only for a while, so that the handler of a signal can remove it
/// when the process has to end at once.
///
/// The names stand in memory that is never given back, since a handler may read it at any moment.
enum TemporaryPaths {
  private static let count = 32
  private static let length = 4096
  /// The address of the places, each of which holds a text of C; its first byte is 0 while it is free.
  private static let address: Int = {
    let places = UnsafeMutablePointer<CChar>.allocate(capacity: count * length)
    unsafe places.initialize(repeating: 0, count: count * length)
    return Int(bitPattern: places)
  }()
  private static var places: UnsafeMutablePointer<CChar> {
    unsafe UnsafeMutablePointer(bitPattern: address).unsafelyUnwrapped
  }
  private static let turn = Mutex(())

  /// Makes everything that the handler needs.
  static func prepare() { turn.withLock { _ in unsafe places[0] = places[0] } }

  /// Notes a file, or a folder that is empty once the files in it are removed.
  static func add(_ path: String) {
    let bytes = Array(path.utf8CString)
    guard bytes.count <= length, bytes.count > 1 else { return }
    turn.withLock { _ in
      guard let free = (0..<count).first(where: { unsafe places[$0 * length] == 0 }) else { return }
      let place = unsafe places + free * length
      for (index, byte) in bytes.enumerated().dropFirst() { unsafe place[index] = byte }
      // Last, so that the handler never sees half a name.
      unsafe place[0] = bytes[0]
    }
  }

  /// Forgets a name, whose file got another one or is gone.
  static func remove(_ path: String) {
    let bytes = Array(path.utf8CString)
    turn.withLock { _ in
      for index in 0..<count {
        let place = unsafe places + index * length
        if unsafe strcmp(place, bytes) == 0 { unsafe place[0] = 0 }
      }
    }
  }

  /// Removes all of it from the disk; for handlers of signals.
  static func removeFromDisk() {
    for index in 0..<count where unsafe places[index * length] != 0 {
      unsafe unlink(places + index * length)
    }
    // A folder can only be removed once it is empty.
    for index in 0..<count where unsafe places[index * length] != 0 {
      unsafe rmdir(places + index * length)
    }
  }
}
