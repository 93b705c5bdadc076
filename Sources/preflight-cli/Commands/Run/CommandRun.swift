import Preflight
import ProviderAnswers
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a command to its end while its output streams through.
struct CommandRun {
  /// What came of it.
  struct Result {
    var ending: CommandEnding
    /// What is kept of its output.
    var output: [UInt8]
    var milliseconds: Int64
  }

  /// Starts the command and waits for its end.
  ///
  /// - Parameters:
  ///   - words: The program and its arguments.
  ///   - look: Called now and then with the newest output, while the command runs.
  /// - Returns: What came of it.
  /// - Throws: `CommandProcess.LaunchError` when it cannot be started, `FileError` when the system
  ///   lacks what it takes.
  static func carryOut(_ words: [[UInt8]], look: ([UInt8]) -> Void) throws -> Result {
    let waking = try PipeEnds()
    SignalRelay.start(waking: waking.writing)
    let output = try PipeEnds()
    // One pipe for both keeps the order in which the command wrote.
    let errors = isOneStream ? nil : try PipeEnds()
    let start = ContinuousClock.now
    let child = try Self.start(words, output: output, errors: errors ?? output)
    return wait(for: child, since: start, output, errors, wokenBy: waking.reading, look: look)
  }

  /// Starts the command, and leaves it as the only one who writes into the pipes.
  private static func start(
    _ words: [[UInt8]], output: PipeEnds, errors: PipeEnds
  ) throws -> CommandProcess {
    defer { for end in Set([output.writing, errors.writing]) { close(end) } }
    return try CommandProcess(words, output: output.writing, errors: errors.writing)
  }

  private static func wait(
    for child: CommandProcess, since start: ContinuousClock.Instant, _ output: PipeEnds,
    _ errors: PipeEnds?, wokenBy wakingEnd: Int32, look: ([UInt8]) -> Void
  ) -> Result {
    SignalRelay.relay(to: child.id)
    var lanes = [OutputLane(from: output.reading, to: destination(STDOUT_FILENO))]
    if let errors {
      lanes.append(OutputLane(from: errors.reading, to: destination(STDERR_FILENO)))
    }
    var relay = OutputRelay(lanes, wokenBy: wakingEnd)
    let ending = relay.run(until: child.ending, look: look)
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Result(
      ending: ending, output: relay.kept,
      milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// The descriptor itself, or one that swallows everything where it was closed when we started:
  /// the runtime may have taken its number for something of its own, which has no type of file.
  private static func destination(_ descriptor: Int32) -> Int32 {
    var status = stat()
    guard unsafe fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT == 0 else {
      return descriptor
    }
    return unsafe open("/dev/null", O_WRONLY | O_CLOEXEC)
  }

  /// Whether standard output and standard error go to the same place.
  private static var isOneStream: Bool {
    var (output, errors) = (stat(), stat())
    guard unsafe fstat(STDOUT_FILENO, &output) == 0, unsafe fstat(STDERR_FILENO, &errors) == 0
    else { return false }
    return output.st_dev == errors.st_dev && output.st_ino == errors.st_ino
  }
}
