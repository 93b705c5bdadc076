import CommandLineArguments
import Testing

struct SubcommandTests {
  @Test func findsSubcommands() throws {
    #expect(try Tool.parseAsRoot(["trim", "a"]) is Trim)
    #expect(try Tool.parseAsRoot(["profiles", "show", "reshoot"]) is Profiles.Show)
  }

  @Test func givesTheRootWithoutWords() throws {
    #expect(try Tool.parseAsRoot([]) is Tool)
  }

  @Test func runsACommandWithoutWorkAsAHelpRequest() throws {
    var command = try Tool.parseAsRoot([])
    let error = #expect(throws: (any Error).self) { try command.run() }
    let request = try #require(error)
    #expect(Tool.exitCode(for: request) == .success)
    #expect(Tool.fullMessage(for: request, columns: 80) == Tool.helpMessage(columns: 80))
  }

  @Test func namesCommandsAfterTheirTypes() {
    struct MakeHTTPRequest: ParsableCommand {
      @Option var baseURL: String
      @Option var maxFPSValue = 30
    }
    #expect(
      MakeHTTPRequest.helpMessage(columns: 80).hasPrefix(
        "USAGE: make-http-request [--max-fps-value <max-fps-value>] --base-url <base-url>\n"))
  }
}
