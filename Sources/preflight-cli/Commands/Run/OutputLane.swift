import Preflight
import ProviderAnswers
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One stream of a command on its way to where our own would go.
struct OutputLane {
  /// Never more than this is written at once: a pipe that is said to have room takes it all, so that
  /// a slow reader of one stream does not hold up the other.
  private static let pieceLength = 4096

  private(set) var kept = KeptOutput()
  /// Whether nothing more will come, and all that came has been passed on.
  var isOver: Bool { isClosed && pending.isEmpty }
  /// Whether it waits for the command, and not for the reader.
  var isReading: Bool { !isClosed && pending.isEmpty }

  private let source: Int32
  private let destination: Int32
  private var pending: ArraySlice<UInt8> = []
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)
  private var isClosed = false

  /// - Parameters:
  ///   - source: What the command writes into, read from its other end; closed at the end.
  ///   - destination: Where it goes.
  init(from source: Int32, to destination: Int32) {
    self.source = source
    self.destination = destination
    source.stopWaiting()
  }

  /// What the lane waits for: something to read, or room to write.
  var wish: pollfd {
    pending.isEmpty
      ? pollfd(fd: isClosed ? -1 : source, events: Int16(POLLIN), revents: 0)
      : pollfd(fd: destination, events: Int16(POLLOUT), revents: 0)
  }

  /// Reads what is there, or writes what was read.
  ///
  /// - Parameter isLast: Whether nothing counts that is not there yet.
  mutating func advance(isLast: Bool) {
    if pending.isEmpty { read(isLast: isLast) } else { write() }
  }

  /// Gives up what was not passed on.
  mutating func abandon() {
    pending = []
    close()
  }

  private mutating func read(isLast: Bool) {
    guard !isClosed else { return }
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      #if canImport(Darwin)
        unsafe Darwin.read(source, bytes.baseAddress, bytes.count)
      #else
        unsafe Glibc.read(source, bytes.baseAddress, bytes.count)
      #endif
    }
    if count > 0 {
      pending = buffer[..<count]
      kept.add(pending)
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) || (errno == EAGAIN && isLast) {
      close()
    }
  }

  private mutating func write() {
    let count = unsafe pending.prefix(Self.pieceLength).withUnsafeBytes { bytes in
      #if canImport(Darwin)
        unsafe Darwin.write(destination, bytes.baseAddress, bytes.count)
      #else
        unsafe Glibc.write(destination, bytes.baseAddress, bytes.count)
      #endif
    }
    if count > 0 {
      pending.removeFirst(count)
    } else if errno != EAGAIN && errno != EINTR {
      // Nobody reads any more, and the command has to learn it as it would without us.
      abandon()
    }
  }

  private mutating func close() {
    guard !isClosed else { return }
    isClosed = true
    #if canImport(Darwin)
      _ = Darwin.close(source)
    #else
      _ = Glibc.close(source)
    #endif
  }
}
