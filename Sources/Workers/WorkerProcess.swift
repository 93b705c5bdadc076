import Media
import Synchronization
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A worker: a process of this program that reads files and can do nothing else.
final class WorkerProcess: Sendable {
  let id: pid_t
  private let socket: Int32
  private let hasStarted = Mutex(false)
  private let hasEnded = Mutex(false)

  /// What came of a request.
  enum Outcome {
    /// An answer, and whether the worker takes no further request.
    case answered(WorkerAnswer, isLast: Bool)
    /// The worker was gone before it got the request.
    case gone
    /// The worker came to an end over the request.
    case ended(WorkerEnding)
  }

  /// Starts a worker in which reading a file may take some bytes of memory.
  ///
  /// - Throws: `FileError` when the system does not start it.
  init(_ program: WorkerProgram, memory: Int64) throws(FileError) {
    let pair = try SocketPair()
    defer { close(pair.other) }
    do {
      id = try program.start(with: pair.other, memory: memory)
    } catch {
      close(pair.own)
      throw error
    }
    socket = pair.own
  }

  // A worker without a connection ends by itself; a hostile one does not.
  deinit {
    close(socket)
    if !hasEnded.withLock({ $0 }) {
      kill(id, SIGKILL)
      _ = Self.wait(for: id)
    }
  }

  /// Has a file read, and waits for the answer no longer than its ceilings allow.
  func read(_ file: OpenFile, _ request: WorkerRequest) -> Outcome {
    let isSent = DescriptorMessage.send(
      message: request.bytes, handing: file.descriptor, over: socket)
    guard isSent else { return .gone }
    let end = ContinuousClock.now + .milliseconds(request.ceilings.waiting)
    var reader = MessageReader(socket: socket, maximumByteCount: WorkerAnswer.maximumByteCount)
    while true {
      switch reader.receive() {
      case .message(let bytes) where bytes.isEmpty:
        // The greeting of a worker that is ready.
        hasStarted.withLock { $0 = true }
      case .message(let bytes):
        guard let (answer, isLast) = WorkerAnswer.parse(bytes, path: request.path) else {
          return .ended(finish(.senseless))
        }
        return .answered(answer, isLast: isLast)
      case .tooLong:
        return .ended(finish(.senseless))
      case .end:
        return .ended(ending(under: request.ceilings))
      case .pending:
        guard ContinuousClock.now < end else { return .ended(finish(.waited)) }
        if let memory = ResidentMemory.byteCount(of: id), memory > request.ceilings.memory {
          return .ended(finish(.grew))
        }
      }
    }
  }

  /// Ends the worker for a reason of ours.
  private func finish(_ ending: WorkerEnding) -> WorkerEnding {
    _ = status()
    return ending
  }

  /// Why a worker that hung up did so.
  private func ending(under ceilings: Ceilings) -> WorkerEnding {
    let own = ResidentMemory.peakByteCount(of: nil)
    let (status, peak) = status()
    guard hasStarted.withLock({ $0 }) else { return .notStarted }
    // A new process is said to have needed what its parent did.
    if peak > max(ceilings.memory, own) { return .grew }
    switch status & 0x7F {
    case 0: return .exited(status >> 8 & 0xFF)
    case SIGPROF, SIGXCPU: return .computed
    case SIGALRM: return .waited
    case let signal: return .crashed(signal)
    }
  }

  /// Ends the worker, unless it ended already, and tells how and how much memory it used at most.
  private func status() -> (status: Int32, peak: Int64) {
    hasEnded.withLock { $0 = true }
    // Whoever is dying of something else already stays dead of that.
    kill(id, SIGKILL)
    return Self.wait(for: id)
  }

  private static func wait(for id: pid_t) -> (status: Int32, peak: Int64) {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(id, &status, 0, &usage) < 0 && errno == EINTR {}
    return (status, ResidentMemory.peakByteCount(of: usage))
  }
}
