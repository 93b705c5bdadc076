import Media
import Platform
import Store
import Synchronization
import System

/// A worker: a process of this program that does jobs and can do nothing else.
///
/// While it works on one job the next one may lie in its connection already, so that it never waits for
/// whoever thinks about its last answer.
final class WorkerProcess: Sendable {
  let id: pid_t
  private let socket: Int32
  /// How many jobs were sent.
  private let sent = Atomic(0)
  /// How many jobs are over.
  private let done = Atomic(0)
  private let isRetired = Atomic(false)
  private let channel: Mutex<Channel>

  private struct Channel: ~Copyable {
    var reader: MessageReader
    var hasStarted = false
    /// Since when the job has been worked on that is the oldest.
    var since = ContinuousClock.now
    /// What was said about jobs, by their numbers, and not taken yet.
    var inbox: [Int: [JobMessage]] = [:]
    var status: (code: Int32, peak: Int64)?
  }

  /// What there is to be known of a job at a moment.
  enum Event {
    case message(JobMessage)
    case pending
    /// The worker came to an end over the job.
    case ended(WorkerEnding)
    /// The worker ended before it came to the job.
    case gone
  }

  /// How long a worker may take to start; nothing that a file does delays it.
  private static let startTime = Duration.seconds(30)

  /// Starts a worker.
  ///
  /// - Throws: `FileError` when the system does not start it.
  init(_ program: WorkerProgram, _ start: WorkerProgram.Start) throws(FileError) {
    let pair = try SocketPair()
    defer { close(pair.other) }
    do {
      id = try program.start(start, with: pair.other)
    } catch {
      close(pair.own)
      throw error
    }
    socket = pair.own
    channel = Mutex(
      Channel(
        reader: MessageReader(
          socket: pair.own, maximumByteCount: JobMessage.maximumByteCount)))
  }

  // A worker without a connection ends by itself; a hostile one does not.
  deinit {
    close(socket)
    channel.withLock { if $0.status == nil { $0.status = Self.end(id) } }
  }

  /// How many jobs it has that are not over.
  var jobCount: Int { sent.load(ordering: .relaxed) - done.load(ordering: .relaxed) }

  /// Whether it takes no further job.
  var takesNoMore: Bool { isRetired.load(ordering: .relaxed) }

  /// Hands a job over and gives its number; who calls it calls it for one job at a time.
  ///
  /// A worker that is gone by now is found out by whoever waits for the job.
  func send(_ request: [UInt8], handing descriptors: [Int32]) -> Int {
    // Time that it spent idle is no time of this job's.
    if jobCount == 0 { channel.withLock { $0.since = .now } }
    let number = sent.wrappingAdd(1, ordering: .relaxed).oldValue
    _ = DescriptorMessage.send(message: request, handing: descriptors, over: socket)
    return number
  }

  /// Waits for news of a job, a moment at most.
  func event(of number: Int, under ceilings: Ceilings) -> Event {
    channel.withLock { channel in
      if let message = channel.inbox[number]?.first {
        channel.inbox[number]?.removeFirst()
        return .message(message)
      }
      guard channel.status == nil else { return .gone }
      let current = done.load(ordering: .relaxed)
      switch channel.reader.receive() {
      case .message(let bytes) where bytes.isEmpty && !channel.hasStarted:
        // The greeting of a worker that is ready.
        (channel.hasStarted, channel.since) = (true, .now)
        return .pending
      case .message(let bytes):
        guard channel.hasStarted, let message = JobMessage(archived: bytes),
          current < sent.load(ordering: .relaxed)
        else { return end(&channel, .senseless, of: number) }
        take(message, about: current, &channel)
        return .pending
      case .tooLong: return end(&channel, .senseless, of: number)
      case .end: return end(&channel, nil, of: number, under: ceilings)
      case .pending:
        let time = ContinuousClock.now - channel.since
        guard channel.hasStarted else {
          return time < Self.startTime ? .pending : end(&channel, .notStarted, of: number)
        }
        guard number == current else { return .pending }
        if time > .milliseconds(ceilings.waiting) { return end(&channel, .waited, of: number) }
        if let memory = ResidentMemory.byteCount(of: id), memory > ceilings.memory {
          return end(&channel, .grew, of: number)
        }
        return .pending
      }
    }
  }

  /// Ends the worker because nobody wants its answer any more.
  func stop() {
    isRetired.store(true, ordering: .relaxed)
    channel.withLock { if $0.status == nil { $0.status = Self.end(id) } }
  }

  private func take(_ message: JobMessage, about number: Int, _ channel: inout Channel) {
    channel.inbox[number, default: []].append(message)
    guard let isLast = message.isLastOfWorker else { return }
    if isLast { isRetired.store(true, ordering: .relaxed) }
    done.wrappingAdd(1, ordering: .relaxed)
    channel.since = .now
  }

  /// Ends the worker, and tells what that means for a job.
  private func end(
    _ channel: inout Channel, _ reason: WorkerEnding?, of number: Int,
    under ceilings: Ceilings = Ceilings()
  ) -> Event {
    let isExpected = takesNoMore
    isRetired.store(true, ordering: .relaxed)
    let own = ResidentMemory.peakByteCount(of: nil)
    let (status, peak) = Self.end(id)
    channel.status = (status, peak)
    guard number == done.load(ordering: .relaxed), !isExpected else { return .gone }
    if let reason { return .ended(reason) }
    guard channel.hasStarted else { return .ended(.notStarted) }
    // A new process is said to have needed what its parent did.
    if peak > max(ceilings.memory, own) { return .ended(.grew) }
    switch status & 0x7F {
    case 0: return .ended(.exited(status >> 8 & 0xFF))
    case SIGPROF, SIGXCPU: return .ended(.computed)
    case SIGALRM: return .ended(.waited)
    case let signal: return .ended(.crashed(signal))
    }
  }

  /// Ends a process, unless it ended already, and tells how and how much memory it used at most.
  private static func end(_ id: pid_t) -> (code: Int32, peak: Int64) {
    // Whoever is dying of something else already stays dead of that.
    kill(id, SIGKILL)
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(id, &status, 0, &usage) < 0 && errno == EINTR {}
    return (status, ResidentMemory.peakByteCount(of: usage))
  }
}

extension JobMessage {
  /// Whether the worker ends with the message; nil when its job is not over.
  fileprivate var isLastOfWorker: Bool? {
    switch self {
    case .finished(_, let isLast), .failed(_, let isLast): isLast
    case .began, .progress, .intends, .still: nil
    }
  }
}
