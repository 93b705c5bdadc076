import Preflight
import ProviderAnswers
import System

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// This program once more, for one file: a crash, a hang or a swell costs that file alone.
struct ChildProcess: Sendable {
  /// What came of it.
  struct Result: Sendable {
    var id: pid_t
    var ending: CommandEnding
    /// Whether it was ended because it took too long.
    var isTimedOut = false
    /// The beginning of what it wrote to standard output.
    var output: [UInt8] = []
    /// The end of what it wrote to standard error.
    var errors: [UInt8] = []
  }

  /// The words after the program's name.
  let arguments: [String]
  let ceilings: ChildCeilings
  let mayTake: Duration

  private static let mostOutput = 8 << 20
  private static let mostErrors = 64 << 10
  /// How long a child may take to notice a signal before it is told more firmly.
  private static let patience = Duration.seconds(5)

  /// Starts it and waits for its end; a wish to stop is passed on.
  ///
  /// - Throws: `FileError` when it cannot be started.
  func run() throws(FileError) -> Result {
    let (output, errors) = (try PipeEnds(), try PipeEnds())
    defer { for end in [output.reading, errors.reading] { close(end) } }
    let process: CommandProcess
    do {
      defer { for end in [output.writing, errors.writing] { close(end) } }
      process = try CommandProcess(
        ceilings.words(running: [OwnProgram.path] + arguments).map { Array($0.utf8) },
        output: output.writing, errors: errors.writing)
    } catch {
      throw FileError(description: "a process for it cannot be started: \(error).")
    }
    for end in [output.reading, errors.reading] { end.stopWaiting() }
    return wait(for: process, output.reading, errors.reading)
  }

  private func wait(for process: CommandProcess, _ output: Int32, _ errors: Int32) -> Result {
    let start = ContinuousClock.now
    var result = Result(id: process.id, ending: .exited(2))
    var insistence = Insistence()
    while true {
      let ending = process.ending()
      Self.read(output, into: &result.output, keeping: .first(Self.mostOutput))
      Self.read(errors, into: &result.errors, keeping: .last(Self.mostErrors))
      if let ending {
        result.ending = ending
        return result
      }
      if ContinuousClock.now - start > mayTake, !result.isTimedOut {
        result.isTimedOut = true
        kill(process.id, SIGKILL)
      }
      if let code = StopSignal.exitCode { insistence.insist(on: process.id, after: code - 128) }
      Self.waitForOutput(output, errors)
    }
  }

  /// Waits until there is something to read, or a while: a process ends without a word as well.
  private static func waitForOutput(_ output: Int32, _ errors: Int32) {
    let wish = Int16(POLLIN)
    var wishes = [output, errors].map { pollfd(fd: $0, events: wish, revents: 0) }
    let count = unsafe poll(&wishes, nfds_t(wishes.count), 50)
    // A closed pipe is always ready; the process ends any moment.
    if count > 0, wishes.allSatisfy({ $0.revents & wish == 0 }) { usleep(1000) }
  }

  private enum Keeping {
    case first(Int)
    case last(Int)
  }

  private static func read(_ source: Int32, into kept: inout [UInt8], keeping: Keeping) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        #if canImport(Darwin)
          unsafe Darwin.read(source, buffer.baseAddress, buffer.count)
        #else
          unsafe Glibc.read(source, buffer.baseAddress, buffer.count)
        #endif
      }
      guard count > 0 else { return }
      switch keeping {
      case .first(let most): kept += buffer.prefix(min(count, most - kept.count))
      case .last(let most):
        kept += buffer.prefix(count)
        kept.removeFirst(max(0, kept.count - most))
      }
    }
  }

  /// Passes a wish to stop on: once so that a process can clean up, later so that it ends.
  private struct Insistence {
    private var count = 0
    private var next = ContinuousClock.now

    /// Sends the next signal when it is time for it.
    mutating func insist(on process: pid_t, after signal: Int32) {
      guard ContinuousClock.now >= next else { return }
      // A terminal has sent its signal to the child as well, which a second one like it would end
      // at once; the other one of the two says the same.
      let other = signal == SIGINT ? SIGTERM : SIGINT
      kill(process, [other, signal].indices.contains(count) ? [other, signal][count] : SIGKILL)
      count += 1
      next = ContinuousClock.now + ChildProcess.patience
    }
  }
}
