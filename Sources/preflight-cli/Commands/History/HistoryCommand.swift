import CommandLineArguments
import Media
import Preflight
import Reports
import Store

/// `preflight history`: what was checked and run, and what changed since it worked.
struct HistoryCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history",
      abstract: "Shows what was checked and run, and what changed since a file worked.",
      discussion: """
        EXAMPLES:
          preflight history
          preflight history clip.mp4
          preflight history --for erase-objects --verdict fail --since 2026-11-01
          preflight history --runs --limit 5 --format json
          preflight history --spending --since 2026-11-01
          preflight history --forget clip.mp4
          preflight history --forget all

        The newest comes first. With a FILE, it is compared with what it was when it last worked: in \
        a run that ended with code 0, else in a check that it passed.

        A date is 2026-11-20, or 2026-11-20T10:15 on your clocks; a Z at its end means UTC.

        --forget removes entries and the facts of files for good; with other options only the entries \
        that they choose. What rejections taught stays: 'preflight learn --forget' removes that.
        """)
  }

  @Argument(
    help: "A file: what is remembered of it, and what changed since it worked.",
    completion: .file())
  var file: String?

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp("Only what was meant for a profile.", valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profile: String?

  @Option(help: "Only what had this verdict: pass, warn or fail.")
  var verdict: VerdictArgument?

  @Option(help: ArgumentHelp("Only from this day or time on.", valueName: "date"))
  var since: String?

  @Option(help: ArgumentHelp("Only up to this day or time.", valueName: "date"))
  var until: String?

  @Flag(help: "Only runs.")
  var runs = false

  @Flag(help: "Only checks.")
  var checks = false

  @Option(help: ArgumentHelp("The most entries; 0 for all.", valueName: "n"))
  var limit = 20

  @Flag(help: "Add up what runs were expected to cost, and what was stopped.")
  var spending = false

  @Option(
    help: ArgumentHelp("Remove what is remembered of a file, or all of it.", valueName: "file|all"),
    completion: .file())
  var forget: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    _ = try output.format.asData(in: "history")
    guard limit >= 0 else { throw ValidationError("--limit takes a number of at least 0.") }
    guard !runs || !checks else {
      throw ValidationError("--runs and --checks leave nothing; keep one.")
    }
    guard !spending || !checks else {
      throw ValidationError("Checks cost nothing; leave --checks out.")
    }
    guard forget == nil || (file == nil && !spending) else {
      throw ValidationError(
        "--forget names what is removed; leave the other file and --spending out.")
    }
    guard forget?.isEmpty != true else {
      throw ValidationError("--forget needs the name of a file, or 'all'.")
    }
    let since = try DateArgument.seconds(since, .start, of: "--since")
    let until = try DateArgument.seconds(until, .end, of: "--until")
    if let since, let until, until <= since {
      throw ValidationError("Nothing would be left: --until has to be after --since.")
    }
  }

  mutating func run() async throws {
    let command = self
    try reportingErrorsAtOnce {
      let run = try HistoryRun(command)
      if let forget = command.forget { try run.forget(forget) } else { try run.show() }
    }
  }
}

/// A verdict as it is typed.
enum VerdictArgument: String, CaseIterable, ExpressibleByArgument {
  case pass, warn, fail

  var verdict: Verdict {
    switch self {
    case .pass: .pass
    case .warn: .warn
    case .fail: .fail
    }
  }
}
