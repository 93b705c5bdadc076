import CommandLineArguments
import Preflight

/// `preflight learn`: remember what was learned from a rejection.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learns limits from a provider's rejection.",
    discussion: HelpText.of("learn"))

  @Argument(
    help: ArgumentHelp(
      "A file with the response or log, or - for standard input; with --forget, ids of limits.",
      valueName: "file"), completion: .file())
  var words: [String] = []

  @Option(
    name: .profile,
    help: ArgumentHelp("The profile that the request was for.", valueName: "profile"),
    completion: .profiles)
  var profile: String?

  @Option(
    help: ArgumentHelp(
      """
      A file that was sent, as PATH or ROLE=PATH, to show which of its values was rejected. Can \
      be repeated.
      """,
      valueName: "input"), completion: .file())
  var input: [String] = []

  @OptionGroup var request: RequestOptions

  @Flag(help: "Show what would be learned, without storing it.")
  var dryRun = false

  @Flag(help: "List the learned limits.")
  var list = false

  @Flag(help: "Forget limits by their ids, or all of them.")
  var forget = false

  @Flag(help: "Write the profile with its learned limits to a file, to share it.")
  var export = false

  @Option(
    name: .output,
    help: ArgumentHelp("The file of --export.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Let --output replace an existing file.")
  var overwrite = false

  @Option(
    help: """
      Output format: text to read, json for one document, ndjson for one line per limit.
      """)
  var format = DataFormat.text

  func validate() throws {
    let modes = [list, forget, export].count { $0 }
    guard modes <= 1 else {
      throw ValidationError("--list, --forget and --export exclude each other; keep one.")
    }
    guard modes == 0 || (input.isEmpty && request.set.isEmpty && !dryRun) else {
      throw ValidationError("--input, --set and --dry-run are for learning; leave them out.")
    }
    guard export || (output == nil && !overwrite) else {
      throw ValidationError("--output is the file of --export.")
    }
    if forget, words.isEmpty {
      throw ValidationError("Name the limits to forget by their ids, or all; --list shows them.")
    }
    if list || export, !words.isEmpty {
      throw ValidationError("\(list ? "--list" : "--export") reads no file; leave it out.")
    }
    if export, output == nil {
      throw ValidationError("Name the file of the export with -o FILE.")
    }
    try validateProfile(isNeeded: !list && !forget)
  }

  private func validateProfile(isNeeded: Bool) throws {
    guard let profile else {
      guard !isNeeded else {
        throw ValidationError(
          """
          Name the profile that the request was for, such as --for erase-objects.
          """)
      }
      return
    }
    guard profile != "all", [profile].profileNames.count == 1 else {
      throw ValidationError("--for names one profile here.")
    }
    guard forget || words.count <= 1 else {
      throw ValidationError("Name one file, or - for standard input.")
    }
  }

  func run() throws { try reportingErrorsAtOnce(work) }

  private func work() throws {
    if list || forget || export {
      try LearnedLimitsRun(self).run()
    } else {
      try LearnRun(self).run()
    }
  }
}
