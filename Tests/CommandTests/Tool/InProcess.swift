import CommandLineArguments
import Foundation
import Synchronization
import System

@testable import preflight_cli

/// Runs commands within this process, one at a time: the working folder is the whole process's.
enum InProcess {
  private static let turn = Mutex(())

  /// Runs a command to its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after the tool's name.
  ///   - folder: The folder in which it runs.
  ///   - variables: All variables that it sees.
  ///   - output: Where its results go.
  ///   - errors: Where its messages go.
  /// - Returns: The exit code.
  static func run(
    _ arguments: [String], in folder: String, variables: [String: String], output: FileHandle,
    errors: FileHandle
  ) -> Int32 {
    var console = Console()
    console.output = output.fileDescriptor
    console.errors = errors.fileDescriptor
    console.variables = variables
    return turn.withLock { _ in
      let files = FileManager.default
      let before = files.currentDirectoryPath
      _ = files.changeCurrentDirectoryPath(folder)
      defer {
        _ = files.changeCurrentDirectoryPath(before)
        // Control-C ends the tests again.
        for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
      }
      return Console.$current.withValue(console) { code(of: arguments) }
    }
  }

  /// Runs the command on threads of its own: those of the pool may all be waiting for their turn.
  private static func code(of arguments: [String]) -> Int32 {
    let code = Mutex<Int32>(0)
    let isDone = DispatchSemaphore(value: 0)
    Task(executorPreference: ThreadExecutor()) {
      let ending = await ending(of: arguments)
      code.withLock { $0 = ending }
      isDone.signal()
    }
    isDone.wait()
    return code.withLock { $0 }
  }

  private static func ending(of arguments: [String]) async -> Int32 {
    guard let error = await PreflightCommand.outcome(of: arguments) else { return 0 }
    let code = PreflightCommand.exitCode(for: error)
    let text = PreflightCommand.fullMessage(for: error, columns: 80)
    if !text.isEmpty {
      let output: FileDescriptorOutput = code == .success ? .standardOutput : .standardError
      output.write(Array((text + "\n").utf8))
    }
    return code.rawValue
  }
}

/// Runs each job on a new thread.
private final class ThreadExecutor: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    Thread { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }.start()
  }
}
