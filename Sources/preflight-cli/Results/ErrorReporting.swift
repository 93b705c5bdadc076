import CommandLineArguments
import JSON
import Media
import Preflight
import System

/// Runs a command's work and turns its errors into a sentence and the right exit code.
///
/// - Throws: `ExitCode`; 64 when the request makes no sense, 2 when it could not be carried out, 130 or 143
///   when a signal stopped it.
func reportingErrors(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch {
    throw reported(error)
  }
}

/// The same for work that does not wait.
///
/// - Throws: `ExitCode`, as above.
func reportingErrorsAtOnce(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch {
    throw reported(error)
  }
}

/// Prints an error of ours, and gives the exit code to throw in its place; others pass.
private func reported(_ error: any Error) -> any Error {
  let code: Int32
  switch error {
  case is RequestError: code = 64
  case let error as MediaError where error.kind == .noSuchFrame: code = 64
  // A name that no profile has is a slip of the keyboard; a file that is wrong is not.
  case let error as DocumentError: code = error.file == nil ? 64 : 2
  case let error as MediaError where error.kind == .cancelled:
    printError("\(error.path): stopped; nothing was written.")
    return ExitCode(StopSignal.exitCode ?? 2)
  case is FileError, is MediaError, is RequestDocumentError: code = 2
  default: return error
  }
  printError("\(error)")
  return ExitCode(code)
}
