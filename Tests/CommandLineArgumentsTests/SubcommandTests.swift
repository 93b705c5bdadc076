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

  @Test(arguments: [["profiles"], ["profiles", "--long"], ["profiles", "list"]])
  func fallsBackOnTheDefaultSubcommand(words: [String]) throws {
    #expect(try Tool.parseAsRoot(words) is Profiles.List)
  }

  @Test func findsSubcommandsThatAreNotShown() throws {
    #expect(try Tool.parseAsRoot(["secret"]) is Secret)
  }

  @Test func runsACommandWithoutWorkAsAHelpRequest() throws {
    var command = try Tool.parseAsRoot([])
    #expect(throws: CleanExit.self) { try command.run() }
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
