import CommandLineArguments
import MediaModel
import Preflight
import Reports
import System

/// The code that the process ends with, gathered over all inputs.
struct ExitStatus {
  private var hasFailures = false
  private var hasUnchecked = false

  /// Some input fails.
  mutating func fail() { hasFailures = true }

  /// Some input could not be looked at; that outweighs a failure, since the answer is incomplete.
  mutating func couldNotCheck() { hasUnchecked = true }

  /// Counts a verdict; a warning is a failure where warnings are not allowed.
  mutating func count(_ verdict: Verdict, isStrict: Bool) {
    if verdict == .fail || (isStrict && verdict == .warn) { fail() }
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

/// Writes a line to standard error.
func printError(_ message: String) {
  FileDescriptorOutput.standardError.write(Array(("preflight: " + message.printable + "\n").utf8))
}
