#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The two ends of a private connection, which no program started meanwhile inherits.
package struct SocketPair {
  package let own: Int32
  package let other: Int32

  /// How long reading from our end waits before it gives nothing, in microseconds.
  package static let patience = 20_000

  /// A new connection.
  ///
  /// - Throws: `FileError` when the system has none left.
  package init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe socketpair(AF_UNIX, Self.type, 0, &ends) == 0 else { throw Self.failure }
    // Numbers that no standard stream has, and not the one under which the worker gets its end.
    let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 4) }
    for end in ends { close(end) }
    guard moved.allSatisfy({ $0 >= 0 }) else {
      for end in moved where end >= 0 { close(end) }
      throw Self.failure
    }
    (own, other) = (moved[0], moved[1])
    var time = timeval(tv_sec: 0, tv_usec: .init(Self.patience))
    let size = socklen_t(MemoryLayout<timeval>.size)
    unsafe setsockopt(own, SOL_SOCKET, SO_RCVTIMEO, &time, size)
    #if canImport(Darwin)
      var isSilent: Int32 = 1
      unsafe setsockopt(own, SOL_SOCKET, SO_NOSIGPIPE, &isSilent, 4)
    #endif
  }

  private static var type: Int32 {
    #if canImport(Darwin)
      SOCK_STREAM
    #else
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    #endif
  }

  private static var failure: FileError {
    FileError(description: "there is no room for a connection: \(lastErrorReason)")
  }
}
