import CommandLineArguments
import Testing

struct ExitCodeTests {
  struct Failure: Error, CustomStringConvertible {
    let description = "disk full"
  }

  @Test(arguments: [
    ["check"], ["--bogus"], ["chek"], ["trim", "a", "x"], ["check", "a", "--for", "none"],
    ["--generate-completion-script", "tcsh"], ["help", "chek"],
  ])
  func endsWith64WhenTheCommandLineIsWrong(words: [String]) {
    #expect(exitCode(of: words) == 64)
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["help"], ["help", "check"], ["--version"], ["check", "--help"],
    ["--generate-completion-script", "zsh"], ["check", "a", "--for", "bye"],
  ])
  func endsWith0AfterRequests(words: [String]) {
    #expect(exitCode(of: words) == 0)
    #expect(!message(of: words).isEmpty)
  }

  @Test func passesOnExitCodesWithoutAMessage() {
    #expect(exitCode(of: ["check", "a", "--for", "quit"]) == 2)
    #expect(message(of: ["check", "a", "--for", "quit"]) == "")
    #expect(Tool.exitCode(for: ExitCode(7)) == ExitCode(7))
    #expect(ExitCode.success.isSuccess)
    #expect(!ExitCode.failure.isSuccess)
  }

  @Test func endsWith1AfterOtherErrors() {
    #expect(Tool.exitCode(for: Failure()) == .failure)
    #expect(Tool.fullMessage(for: Failure()) == "Error: disk full")
  }

  @Test func endsWith64AfterAValidationErrorOfAnyOrigin() {
    #expect(Tool.exitCode(for: ValidationError("No.")) == .validationFailure)
  }

  @Test func printsTheMessageOfACleanExit() {
    #expect(message(of: ["check", "a", "--for", "bye"]) == "Bye.")
    #expect(
      Tool.fullMessage(for: CleanExit.helpRequest(Trim.self), columns: 80).hasPrefix(
        "USAGE: preflight trim "))
  }
}
