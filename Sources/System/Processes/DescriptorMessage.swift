#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Messages over a socket between two processes, of which the first may carry an open file.
///
/// What the macros `CMSG_LEN` and `CMSG_SPACE` of C compute is computed here.
package enum DescriptorMessage {
  #if canImport(Darwin)
    private static let alignment = 4
    private static let sending: Int32 = 0
    private static let receiving: Int32 = 0
  #else
    private static let alignment = MemoryLayout<Int>.size
    // A worker that is gone is no reason for a signal.
    private static let sending = Int32(MSG_NOSIGNAL)
    private static let receiving = Int32(MSG_CMSG_CLOEXEC)
  #endif
  private static let headerByteCount = MemoryLayout<cmsghdr>.size
  private static let usedByteCount = headerByteCount + MemoryLayout<Int32>.size
  private static let spaceByteCount = (usedByteCount + alignment - 1) / alignment * alignment

  /// Sends bytes, and an open file with the first of them; returns how many bytes went out, or -1.
  package static func send(
    _ bytes: ArraySlice<UInt8>, handing descriptor: Int32?, over socket: Int32
  ) -> Int {
    var control = [UInt64](repeating: 0, count: 4)
    return unsafe control.withUnsafeMutableBytes { control in
      unsafe bytes.withUnsafeBytes { content in
        var part = unsafe iovec(
          iov_base: UnsafeMutableRawPointer(mutating: content.baseAddress), iov_len: content.count)
        return unsafe withUnsafeMutablePointer(to: &part) { part in
          var message = unsafe msghdr()
          unsafe message.msg_iov = unsafe part
          unsafe message.msg_iovlen = 1
          if let descriptor, let start = control.baseAddress {
            unsafe fill(start, with: descriptor)
            unsafe message.msg_control = unsafe start
            unsafe message.msg_controllen = .init(spaceByteCount)
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

  private static func fill(_ control: UnsafeMutableRawPointer, with descriptor: Int32) {
    var header = cmsghdr()
    header.cmsg_len = .init(usedByteCount)
    header.cmsg_level = SOL_SOCKET
    header.cmsg_type = Int32(SCM_RIGHTS)
    unsafe control.storeBytes(of: header, as: cmsghdr.self)
    unsafe control.storeBytes(of: descriptor, toByteOffset: headerByteCount, as: Int32.self)
  }

  /// Receives bytes into memory and the open file that comes along.
  ///
  /// - Returns: How many bytes came, 0 when there will be no more, or the number of an error with a
  ///   minus before it; and the descriptor.
  package static func receive(
    into memory: UnsafeMutableRawBufferPointer, from socket: Int32
  ) -> (count: Int, descriptor: Int32?) {
    var control = [UInt64](repeating: 0, count: 4)
    return unsafe control.withUnsafeMutableBytes { control in
      var part = unsafe iovec(iov_base: memory.baseAddress, iov_len: memory.count)
      return unsafe withUnsafeMutablePointer(to: &part) { part in
        var message = unsafe msghdr()
        unsafe message.msg_iov = unsafe part
        unsafe message.msg_iovlen = 1
        unsafe message.msg_control = control.baseAddress
        unsafe message.msg_controllen = .init(spaceByteCount)
        while true {
          let count = unsafe recvmsg(socket, &message, receiving)
          if count < 0 && errno == EINTR { continue }
          let length = unsafe Int(message.msg_controllen)
          guard count >= 0 else { return (-Int(errno), nil) }
          guard count > 0, length >= usedByteCount, let start = control.baseAddress else {
            return (count, nil)
          }
          let header = unsafe start.load(as: cmsghdr.self)
          guard header.cmsg_level == SOL_SOCKET, header.cmsg_type == Int32(SCM_RIGHTS)
          else { return (count, nil) }
          return (count, unsafe start.load(fromByteOffset: headerByteCount, as: Int32.self))
        }
      }
    }
  }
}
