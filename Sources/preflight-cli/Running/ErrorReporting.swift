import CommandLineArguments
import Preflight

/// Runs a command's work and turns its errors into a sentence and the right exit code.
///
/// - Throws: `ExitCode`; 64 when the request makes no sense, 2 when it could not be carried out.
func reportingErrors(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let error as RequestError {
    printError("\(error)")
    throw ExitCode(64)
  } catch let error as ProfileError {
    printError("\(error)")
    throw ExitCode(2)
  } catch let error as FileError {
    printError("\(error)")
    throw ExitCode(2)
  }
}

/// The same for work that does not wait.
func reportingErrors(_ work: () throws -> Void) throws {
  do {
    try work()
  } catch let error as ProfileError {
    printError("\(error)")
    throw ExitCode(2)
  } catch let error as FileError {
    printError("\(error)")
    throw ExitCode(2)
  }
}
