#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

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
  /// The open file that came with the message, which whoever takes it closes.
  private(set) var descriptor: Int32?

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
    if let new = received.descriptor {
      if let descriptor { close(descriptor) }
      descriptor = new
    }
    if received.count == -Int(EAGAIN) { return .pending }
    guard received.count > 0 else { return .end }
    waiting += memory[..<received.count]
    return takeMessage() ?? .pending
  }

  /// Gives the open file away.
  package mutating func takeDescriptor() -> Int32? {
    defer { descriptor = nil }
    return descriptor
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

extension DescriptorMessage {
  /// Sends a message behind its length; false when the other side is gone.
  package static func send(
    message: [UInt8], handing descriptor: Int32? = nil, over socket: Int32
  ) -> Bool {
    let length = (0..<4).map { UInt8(truncatingIfNeeded: message.count >> (8 * $0)) }
    var rest = (length + message)[...]
    var descriptor = descriptor
    while !rest.isEmpty {
      let count = send(rest, handing: descriptor, over: socket)
      guard count > 0 else { return false }
      descriptor = nil
      rest = rest.dropFirst(count)
    }
    return true
  }
}
