import CommandLineArguments

/// A command with everything that can be declared, in the shape of the real one.
struct Tool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preflight", abstract: "Tells whether media will be accepted.",
    discussion: """
      EXAMPLES:
        preflight check clip.mov --for reshoot --for erase-objects --format json --strict --at 1
      """,
    version: "1.2.3",
    subcommands: [Check.self, Trim.self, Frames.self, Run.self, Profiles.self])
}

enum Format: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
  case ndjson
}

struct SharedOptions: ParsableArguments {
  @Flag(name: [.customShort("v"), .long], help: "Say more.") var verbose = false
  @Option(help: "How many at once.") var jobs = 4

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("'--jobs' must be at least 1.") }
  }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks files against profiles.")

  @Argument(help: "The files to check.", completion: .file(extensions: ["mov", "mp4"]))
  var inputs: [String]

  @Option(
    name: [.customLong("for"), .customShort("p")],
    help: ArgumentHelp("The profile to check against.", valueName: "profile"),
    completion: .list(["reshoot", "erase-objects", "all"]))
  var profiles: [String]

  @Option(help: "How to print.") var format = Format.text
  @Option(name: [.customShort("o"), .long], help: "Where to write.", completion: .file())
  var output: String?
  @Option(help: ArgumentHelp("The moment.", valueName: "seconds")) var at: String?
  @Flag(name: [.customShort("s"), .long], help: "Turn warnings into failures.") var strict = false
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if profiles.contains("none") { throw ValidationError("Name a profile, not 'none'.") }
    if profiles.contains("quit") { throw ExitCode(2) }
  }
}

struct Trim: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Cuts to the frame.")

  @Argument var file: String
  @Argument var copies = 1
  @Option var offset: Int = 0
  @Option var to: Int?
  @Option(name: [.customShort("m")]) var marks: [Int] = [1, 2]
  @Option(completion: .directory) var folder = "."
}

struct Frames: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Saves stills.")

  @Argument var file: String?
  @Option var count: Int

  func run() async throws {}
}

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Runs a command after the check.")

  @Argument(completion: .file()) var inputs: [String]
  @Flag(name: [.customShort("k"), .long]) var keepGoing = false
  @OptionGroup var shared: SharedOptions
  @Argument(parsing: .postTerminator) var command: [String] = []
}

struct Profiles: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists and shows profiles.", subcommands: [List.self, Show.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists all profiles.")
    @Flag var long = false
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a profile.")
    @Argument(completion: .list(["reshoot", "erase-objects"])) var id: String
  }
}

/// Everything printed for a command line that is refused or asks for help; empty when it runs.
func message(of words: [String]) -> String {
  do {
    _ = try Tool.parseAsRoot(words)
    return ""
  } catch {
    return Tool.fullMessage(for: error, columns: 80)
  }
}

/// The first line printed for a command line, which says what is wrong.
func firstLine(of words: [String]) -> String {
  message(of: words).split(separator: "\n").first.map(String.init) ?? ""
}

/// The code that the process would end with after reading the command line.
func exitCode(of words: [String]) -> Int32 {
  do {
    _ = try Tool.parseAsRoot(words)
    return 0
  } catch {
    return Tool.exitCode(for: error).rawValue
  }
}
