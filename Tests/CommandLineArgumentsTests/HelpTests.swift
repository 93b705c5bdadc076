import CommandLineArguments
import Testing

struct HelpTests {
  @Test func describesTheRoot() {
    #expect(
      Tool.helpMessage(columns: 60) == """
        USAGE: preflight <subcommand>

        Tells whether media will be accepted.

        EXAMPLES:
          preflight check clip.mov --for reshoot --for erase-objects --format json --strict --at 1

        OPTIONS:
          --version   Show the version.
          -h, --help  Show help information.

        SUBCOMMANDS:
          check       Checks files against profiles.
          trim        Cuts to the frame.
          frames      Saves stills.
          run         Runs a command after the check.
          profiles    Lists and shows profiles.

        See 'preflight help <subcommand>' for detailed help.
        """)
  }

  @Test func describesACommand() {
    #expect(
      Tool.helpMessage(for: Check.self, columns: 60) == """
        USAGE: preflight check [<options>] --for <profile> ...
                               <inputs> ...

        Checks files against profiles.

        ARGUMENTS:
          <inputs> ...           The files to check.

        OPTIONS:
          -p, --for <profile>    The profile to check against.
          --format <format>      How to print. (values: text, json,
                                 ndjson; default: text)
          -o, --output <output>  Where to write.
          --at <seconds>         The moment.
          -s, --strict           Turn warnings into failures.
          -v, --verbose          Say more.
          --jobs <jobs>          How many at once. (default: 4)
          -h, --help             Show help information.
        """)
  }

  @Test func describesCommandsThatTakeACommandLine() {
    #expect(
      Tool.helpMessage(for: Run.self, columns: 80).hasPrefix(
        "USAGE: preflight run [<options>] <inputs> ... [-- <command> ...]\n"))
  }

  @Test func pointsToSubcommandsOfSubcommands() {
    let text = Tool.helpMessage(for: Profiles.self, columns: 80)
    #expect(text.hasPrefix("USAGE: preflight profiles <subcommand>\n"))
    #expect(text.contains("\n  list        Lists all profiles.\n"))
    #expect(text.hasSuffix("See 'preflight help profiles <subcommand>' for detailed help."))
  }

  @Test func showsTheDefaultOfArrays() {
    let text = Tool.helpMessage(for: Trim.self, columns: 80)
    #expect(text.contains("(default: 1, 2)"))
  }

  @Test func putsLongLabelsOnALineOfTheirOwn() {
    struct Long: ParsableCommand {
      @Option(help: "Short.")
      var aVeryLongNameOfAnOption: String?
    }
    #expect(
      Long.helpMessage(columns: 60).contains(
        """
        OPTIONS:
          --a-very-long-name-of-an-option <a-very-long-name-of-an-option>
                                      Short.
        """))
  }

  @Test(arguments: [
    ["check", "--help"], ["check", "-h"], ["check", "a", "--bogus", "--help"], ["help", "check"],
    ["check", "--for", "--help"], ["--help", "check"], ["check", "-sh"],
    ["--bogus", "check", "-h"],
    ["check", "a", "--format", "jsn", "-h"],
  ])
  func winsOverEverythingElse(words: [String]) {
    #expect(message(of: words) == Tool.helpMessage(for: Check.self, columns: 80))
  }

  @Test func isAskedForBeforeTheTerminatorOnly() {
    #expect(
      firstLine(of: ["check", "--bogus", "--", "--help"]) == "Error: Unknown option '--bogus'.")
  }

  @Test func printsTheVersionOfTheRootOnly() {
    #expect(message(of: ["--version"]) == "1.2.3")
    #expect(message(of: ["--bogus", "--version"]) == "1.2.3")
    #expect(firstLine(of: ["check", "--version"]) == "Error: Unknown option '--version'.")
  }

  @Test func leavesNamesThatTheCommandUsesItself() throws {
    struct Scale: ParsableCommand {
      @Option(name: [.customShort("h"), .long]) var height: Int
    }
    #expect(try Scale.parse(["-h", "1080"]).height == 1080)
    #expect(Scale.helpMessage(columns: 80).contains("\n  --help "))
  }
}
