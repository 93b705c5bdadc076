import Platform
import Preflight
import ProviderAnswers
import Reports
import System

/// Passes on what a command writes, byte for byte and at once, until the command has ended.
struct OutputRelay {
  /// After so many milliseconds without output, what was written is looked at.
  private static let quietMilliseconds: Int32 = 20
  /// It is looked at no more often than this.
  private static let readingInterval = Duration.milliseconds(200)
  private(set) var lanes: [OutputLane]
  private let wakingEnd: Int32
  private let clock = ContinuousClock()

  /// Relays streams; a pipe with the reading end gets a byte when the command may have ended.
  init(_ lanes: [OutputLane], wokenBy wakingEnd: Int32) {
    self.lanes = lanes
    self.wakingEnd = wakingEnd
    wakingEnd.stopWaiting()
  }

  /// What is kept of all streams, one after the other.
  var kept: [UInt8] { Array(lanes.map(\.kept.bytes).joined(separator: [UInt8(ascii: "\n")])) }

  /// The newest part of what is kept.
  var keptEnd: [UInt8] {
    Array(lanes.map { $0.kept.end(64 << 10) }.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// Relays to the end of the command; `ending` says how that was, nil while it runs, and `look`
  /// sees the newest output when nothing more is coming at the moment.
  mutating func run(
    until ending: () -> CommandEnding?, look: ([UInt8]) -> Void
  ) -> CommandEnding {
    var seenCount = 0
    var nextLook = clock.now
    while true {
      if let ending = ending() {
        SignalRelay.end()
        finish()
        return ending
      }
      let isUnseen = byteCount > seenCount
      if wait(milliseconds: isUnseen ? Self.quietMilliseconds : -1) { continue }
      if isUnseen, clock.now >= nextLook {
        seenCount = byteCount
        look(keptEnd)
        nextLook = clock.now + Self.readingInterval
      }
    }
  }

  private var byteCount: Int { lanes.reduce(0) { $0 + $1.kept.byteCount } }

  /// Waits until something can be done, and does it; false when nothing could for so long.
  private mutating func wait(milliseconds: Int32, isLast: Bool = false) -> Bool {
    var wishes = lanes.map(\.wish) + [pollfd(fd: wakingEnd, events: Int16(POLLIN), revents: 0)]
    let count = unsafe poll(&wishes, nfds_t(wishes.count), milliseconds)
    guard count > 0 else { return count < 0 }
    for index in lanes.indices where wishes[index].revents != 0 {
      lanes[index].advance(isLast: isLast)
    }
    if wishes[lanes.count].revents != 0 { emptyWakingPipe() }
    return true
  }

  /// Passes on what the command wrote before it ended, and waits for nobody else who holds its pipes.
  private mutating func finish() {
    for index in lanes.indices { lanes[index].takeNoMoreThanIsThere() }
    while true {
      for index in lanes.indices where lanes[index].isReading {
        lanes[index].advance(isLast: true)
      }
      guard lanes.contains(where: { !$0.isOver }) else { break }
      // Whoever sends a signal now does not want to wait for a reader that does not read.
      guard wait(milliseconds: SignalRelay.hasReceived ? 0 : -1, isLast: true) else { break }
    }
    for index in lanes.indices { lanes[index].abandon() }
  }

  private func emptyWakingPipe() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while unsafe read(wakingEnd, &bytes, bytes.count) == bytes.count {}
  }
}

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
  /// How many bytes are still wanted.
  private var remaining = Int.max

  /// A stream from what the command writes into, closed at the end, to where it goes.
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

  /// Reads what is there, or writes what was read; at last, nothing counts that is not there yet.
  mutating func advance(isLast: Bool) {
    if pending.isEmpty { read(isLast: isLast) } else { write() }
  }

  /// Ends with what the pipe holds now: what comes later is of processes that the command left behind.
  mutating func takeNoMoreThanIsThere() {
    var count: Int32 = 0
    let isKnown = unsafe ioctl(source, Self.countWaitingBytes, &count) == 0
    // No pipe holds more.
    remaining = isKnown ? Int(count) : 1 << 16
    if remaining == 0 { close() }
  }

  /// The request for the number of bytes that wait in a pipe: `FIONREAD`.
  private static var countWaitingBytes: UInt {
    #if canImport(Darwin)
      0x4004_667F
    #else
      0x541B
    #endif
  }

  /// Gives up what was not passed on.
  mutating func abandon() {
    pending = []
    close()
  }

  private mutating func read(isLast: Bool) {
    guard !isClosed else { return }
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe Platform.read(source, bytes.baseAddress, min(bytes.count, remaining))
    }
    if count > 0 {
      pending = buffer[..<count]
      kept.add(pending)
      if remaining != .max { remaining -= count }
      if remaining == 0 { close() }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) || (errno == EAGAIN && isLast) {
      close()
    }
  }

  private mutating func write() {
    let count = unsafe pending.prefix(Self.pieceLength).withUnsafeBytes { bytes in
      unsafe Platform.write(destination, bytes.baseAddress, bytes.count)
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
    _ = Platform.close(source)
  }
}

/// Prints a block of text on standard error, where standard output belongs to a command.
func printErrorBlock(_ text: String) {
  FileDescriptorOutput.standardError.write(Array((text + "\n").utf8))
}
