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
    ["--generate-completion-script", "zsh"],
  ])
  func endsWith0AfterRequests(words: [String]) {
    #expect(exitCode(of: words) == 0)
    #expect(!message(of: words).isEmpty)
  }

  @Test func passesOnExitCodesWithoutAMessage() {
    #expect(exitCode(of: ["check", "a", "--for", "quit"]) == 2)
    #expect(message(of: ["check", "a", "--for", "quit"]) == "")
    #expect(Tool.exitCode(for: ExitCode(7)) == ExitCode(7))
  }

  @Test func endsWith1AfterOtherErrors() {
    #expect(Tool.exitCode(for: Failure()) == .failure)
    #expect(Tool.fullMessage(for: Failure()) == "Error: disk full")
  }

  @Test func endsWith64AfterAValidationErrorOfAnyOrigin() {
    #expect(Tool.exitCode(for: ValidationError("No.")) == .validationFailure)
  }
}

struct ProcessExitTests {
  struct Sleeper: AsyncParsableCommand {
    static let configuration = CommandConfiguration(subcommands: [Doze.self, Fail.self])

    struct Doze: AsyncParsableCommand {
      func run() async throws {
        await Task.yield()
        throw ExitCode(3)
      }
    }

    struct Fail: ParsableCommand {
      func run() throws { throw ValidationError("Not today.") }
    }
  }

  @Test func printsErrorsOnStandardErrorAndEndsWith64() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(64),
      observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      await Tool.main(["chek"])
    }
    let printed = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(printed.contains("Error: Unknown subcommand 'chek'. Did you mean 'check'?\n"))
    #expect(!String(decoding: result.standardOutputContent, as: UTF8.self).contains("Error"))
  }

  @Test(arguments: [["--help"], ["--version"], []])
  func printsHelpAndVersionOnStandardOutputAndEndsWith0(words: [String]) async throws {
    let result = try await #require(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) { [words] in
      await Tool.main(words)
    }
    let printed = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(
      printed.contains(words == ["--version"] ? "1.2.3\n" : "USAGE: preflight <subcommand>\n"))
  }

  @Test func runsAsynchronousCommandsAndPassesOnTheirCode() async {
    await #expect(processExitsWith: .exitCode(3)) { await Sleeper.main(["doze"]) }
  }

  @Test func showsTheUsageOfTheCommandThatRefusedItsValues() async throws {
    let result = try await #require(
      processExitsWith: .exitCode(64), observing: [\.standardErrorContent]
    ) {
      await Sleeper.main(["fail"])
    }
    let printed = String(decoding: result.standardErrorContent, as: UTF8.self)
    #expect(printed.contains("Error: Not today.\nUsage: sleeper fail\n"))
  }

  @Test func stopsTheProgrammerWhoDeclaresANameTwice() async {
    await #expect(processExitsWith: .failure) {
      struct Twice: ParsableCommand {
        @Flag(name: .customLong("same")) var first = false
        @Flag(name: .customLong("same")) var second = false
      }
      _ = try Twice.parse([])
    }
  }
}
