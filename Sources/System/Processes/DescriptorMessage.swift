import Platform

/// Messages over a socket between two processes, each behind its length, which may carry open files.
///
/// What the macros `CMSG_LEN` and `CMSG_SPACE` of C compute is computed here.
package enum DescriptorMessage {
  /// The most open files that one message carries.
  package static let mostDescriptors = 3

  #if canImport(Darwin)
    private static let sending: Int32 = 0
    private static let receiving: Int32 = 0
    private static let alignment = 4
  #else
    // A worker that is gone is no reason for a signal.
    private static let sending = Int32(MSG_NOSIGNAL)
    private static let receiving = Int32(MSG_CMSG_CLOEXEC)
    private static let alignment = MemoryLayout<Int>.size
  #endif
  private static let headerByteCount = MemoryLayout<cmsghdr>.size

  private static func spaceByteCount(_ count: Int) -> Int {
    let used = headerByteCount + count * MemoryLayout<Int32>.size
    return (used + alignment - 1) / alignment * alignment
  }

  /// Sends a message, and open files with its first byte; false when the other side is gone.
  package static func send(
    message: [UInt8], handing descriptors: [Int32] = [], over socket: Int32
  ) -> Bool {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) }
    var rest = (length + message)[...]
    var descriptors = descriptors
    while !rest.isEmpty {
      let count = send(rest, handing: descriptors, over: socket)
      guard count > 0 else { return false }
      descriptors = []
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends bytes, and open files with the first of them; returns how many bytes went out, or -1.
  private static func send(
    _ bytes: ArraySlice<UInt8>, handing descriptors: [Int32], over socket: Int32
  ) -> Int {
    precondition(descriptors.count <= mostDescriptors, "More files than a message carries.")
    var control = [UInt64](repeating: 0, count: 4)
    return unsafe control.withUnsafeMutableBytes { control in
      unsafe bytes.withUnsafeBytes { content in
        var part = unsafe iovec(
          iov_base: UnsafeMutableRawPointer(mutating: content.baseAddress), iov_len: content.count)
        return unsafe withUnsafeMutablePointer(to: &part) { part in
          var message = unsafe msghdr()
          unsafe message.msg_iov = unsafe part
          unsafe message.msg_iovlen = 1
          if !descriptors.isEmpty, let start = control.baseAddress {
            unsafe fill(start, with: descriptors)
            unsafe message.msg_control = unsafe start
            unsafe message.msg_controllen = .init(spaceByteCount(descriptors.count))
          }
          while true {
            let count = unsafe sendmsg(socket, &message, sending)
            if count < 0 && errno == EINTR { continue }
            return count
          }
        }
      }
    }
  }

  private static func fill(_ control: UnsafeMutableRawPointer, with descriptors: [Int32]) {
    var header = cmsghdr()
    header.cmsg_len = .init(headerByteCount + descriptors.count * MemoryLayout<Int32>.size)
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = Int32(SCM_RIGHTS)
    unsafe control.storeBytes(of: header, as: cmsghdr.self)
    for (index, descriptor) in descriptors.enumerated() {
      unsafe control.storeBytes(
        of: descriptor, toByteOffset: headerByteCount + index * 4, as: Int32.self)
    }
  }

  /// Receives bytes into memory and the open files that come along.
  ///
  /// - Returns: How many bytes came, 0 when there will be no more, or the number of an error with a
  ///   minus before it; and the descriptors.
  fileprivate static func receive(
    into memory: UnsafeMutableRawBufferPointer, from socket: Int32
  ) -> (count: Int, descriptors: [Int32]) {
    var control = [UInt64](repeating: 0, count: 4)
    return unsafe control.withUnsafeMutableBytes { control in
      var part = unsafe iovec(iov_base: memory.baseAddress, iov_len: memory.count)
      return unsafe withUnsafeMutablePointer(to: &part) { part in
        var message = unsafe msghdr()
        unsafe message.msg_iov = unsafe part
        unsafe message.msg_iovlen = 1
        unsafe message.msg_control = control.baseAddress
        unsafe message.msg_controllen = .init(spaceByteCount(mostDescriptors))
        while true {
          let count = unsafe recvmsg(socket, &message, receiving)
          if count < 0 && errno == EINTR { continue }
          guard count >= 0 else { return (-Int(errno), []) }
          let length = unsafe Int(message.msg_controllen)
          guard count > 0, length > headerByteCount, let start = control.baseAddress else {
            return (count, [])
          }
          let header = unsafe start.load(as: cmsghdr.self)
          guard header.cmsg_level == SOL_SOCKET, header.cmsg_type == Int32(SCM_RIGHTS)
          else { return (count, []) }
          let number = (min(Int(header.cmsg_len), length) - headerByteCount) / 4
          return (
            count,
            (0..<min(number, mostDescriptors)).map { index in
              unsafe start.load(fromByteOffset: headerByteCount + index * 4, as: Int32.self)
            }
          )
        }
      }
    }
  }
}

/// Takes whole messages from a socket on which each follows its length.
package struct MessageReader {
  /// What came of waiting for a message.
  package enum Reception {
    case message(ArraySlice<UInt8>)
    /// Nothing yet, or only a part.
    case pending
    /// The other side is gone.
    case end
    /// The other side announces more than it may say.
    case tooLong
  }

  package let socket: Int32
  /// The length that no message exceeds, in bytes.
  package let maximumByteCount: Int
  private var waiting: [UInt8] = []
  private var memory = [UInt8](repeating: 0, count: 1 << 14)
  /// The open files that came, in order, which whoever takes them closes.
  private var descriptors: [Int32] = []

  package init(socket: Int32, maximumByteCount: Int) {
    self.socket = socket
    self.maximumByteCount = maximumByteCount
  }

  /// The next message, as far as it comes before the socket's patience ends.
  package mutating func receive() -> Reception {
    if let known = takeMessage() { return known }
    let received = unsafe memory.withUnsafeMutableBytes { memory in
      unsafe DescriptorMessage.receive(into: memory, from: socket)
    }
    descriptors += received.descriptors
    if received.count == -Int(EAGAIN) { return .pending }
    guard received.count > 0 else { return .end }
    waiting += memory[..<received.count]
    return takeMessage() ?? .pending
  }

  /// Gives the open files of a message away, or nil when there are not so many.
  package mutating func takeDescriptors(_ count: Int) -> [Int32]? {
    guard (0...DescriptorMessage.mostDescriptors).contains(count), descriptors.count >= count
    else { return nil }
    defer { descriptors.removeFirst(count) }
    return Array(descriptors.prefix(count))
  }

  private mutating func takeMessage() -> Reception? {
    guard waiting.count >= 4 else { return nil }
    let count = waiting[..<4].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard count <= maximumByteCount else { return .tooLong }
    guard waiting.count >= 4 + count else { return nil }
    defer { waiting.removeFirst(4 + count) }
    return .message(waiting[4..<4 + count])
  }
}

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

  /// Ends this process as soon as the other end of a connection is closed, whatever it is doing then:
  /// the other process is gone.
  ///
  /// A signal of the system for the death of a parent would also come when only the thread ends that
  /// started this process.
  package static func endWithOtherSide(of socket: Int32) {
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let number = UnsafeMutableRawPointer(bitPattern: Int(socket))
    _ = unsafe pthread_create(
      &thread, nil,
      { number in
        var wish = pollfd(fd: Int32(Int(bitPattern: number)), events: 0, revents: 0)
        while unsafe poll(&wish, 1, -1) <= 0 {}
        _exit(0)
      }, number)
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
