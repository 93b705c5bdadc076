import CommandLineArguments
import JSON
import Media
import Preflight
import Reports
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
  printError(sentence(error))
  return ExitCode(code)
}

/// An error in a sentence, with the option that gets around it where there is one.
func sentence(_ error: any Error) -> String {
  let isTaken =
    (error as? FileError)?.kind == .outputExists || (error as? MediaError)?.kind == .outputExists
  var text = "\(error)"
  if let name = (error as? DocumentError)?.ambiguousName {
    text += ". 'preflight profiles list \"\(name)\"' shows what each takes and costs."
  }
  return isTaken ? text.dropLast() + "; add --overwrite to replace it." : text
}

/// The code that the process ends with, gathered over all inputs.
struct ExitStatus {
  private var hasFailures = false
  private var hasUnchecked = false

  /// Some input fails.
  mutating func fail() { hasFailures = true }

  /// Some input could not be looked at; that outweighs a failure, since the answer is incomplete.
  mutating func couldNotCheck() { hasUnchecked = true }

  /// Counts a verdict, which is a failure if it is one of those that were not to come.
  mutating func count(_ verdict: Verdict, failing: Set<Verdict> = [.fail]) {
    if failing.contains(verdict) { fail() }
  }

  /// Ends the command with the code that belongs to what was counted.
  ///
  /// - Throws: `ExitCode` unless every input passes.
  func exit() throws {
    if hasUnchecked { throw ExitCode(2) }
    if hasFailures { throw ExitCode(1) }
  }
}

extension String {
  /// The text without anything that a terminal would act upon.
  var printable: String { safeForTerminal }
}

extension TextStyle {
  /// How text is laid out on standard output.
  static var ofResults: TextStyle {
    TextStyle(width: Terminal.width, isColored: Terminal.isColored)
  }

  /// How text is laid out on standard error.
  static var ofMessages: TextStyle {
    TextStyle(width: Terminal.errorWidth, isColored: Terminal.errorIsColored)
  }
}

/// Writes a line to standard output.
func printLine(_ text: String) {
  FileDescriptorOutput.standardOutput.write(Array((text + "\n").utf8))
}

/// Writes a line to standard error.
func printError(_ message: String) {
  FileDescriptorOutput.standardError.write(Array(("preflight: " + message.printable + "\n").utf8))
}

extension MediaError {
  /// What to write for a file with `=` in its name that was taken for a role and a path; empty when
  /// that is not the reason.
  func hint(for inputs: [InputArgument]) -> String {
    guard kind == .notFound,
      let input = inputs.first(where: { $0.path == path && $0.role != nil }), let role = input.role
    else { return "" }
    let name = "\(role)=\(input.path)"
    guard FileKind(of: name) == .regular else { return "" }
    return " For the file '\(name)' write './\(name)'."
  }
}
