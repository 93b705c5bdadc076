import CommandLineArguments
import Preflight

/// `preflight learn`: remember what a rejection taught.
struct LearnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "learn",
      abstract: "Remembers the limits that a provider's rejection names.",
      discussion: """
        EXAMPLES:
          preflight learn --for fal-ai/kling-video/v3/pro/image-to-video answer.json
          curl -i ... | preflight learn --for runway/gen4_turbo -
          preflight learn --for erase-objects run.log --input clip.mp4 --dry-run
          preflight learn --list
          preflight learn --forget --for erase-objects all
          preflight learn --export --for erase-objects -o learned.json

        The text may be the body of an answer, an HTTP response with its headers, or a whole log. \
        Limits are taken from the fields of the answer first, then from its words; where neither is \
        plain, nothing is learned. From then on 'preflight check' knows them. Keys, prompts and \
        addresses in the text are not stored, and nothing is sent anywhere.

        EXIT CODES:
          0 a rejection was recognized   1 none was   2 could not read or store   64 wrong usage
        """)
  }

  @Argument(
    help: ArgumentHelp(
      "A file with the answer or the log, or - for standard input; with --forget, ids of limits.",
      valueName: "file"), completion: .file())
  var words: [String] = []

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp("The profile that was asked.", valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profile: String?

  @Option(
    help: ArgumentHelp(
      "A file that was sent, as PATH or ROLE=PATH; shows what of it was refused. May be repeated.",
      valueName: "input"), completion: .file())
  var input: [String] = []

  @OptionGroup var request: RequestOptions

  @Flag(help: "Show what would be learned, and store nothing.")
  var dryRun = false

  @Flag(help: "List what was learned.")
  var list = false

  @Flag(help: "Forget limits by their ids, or all of them.")
  var forget = false

  @Flag(help: "Write the profile with what was learned to a file, to be shared.")
  var export = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file of --export.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Let --output replace a file.")
  var overwrite = false

  @Option(help: "text for people, json for one document, ndjson for a line a limit.")
  var format = DataFormat.text

  func validate() throws {
    let modes = [list, forget, export].count { $0 }
    guard modes <= 1 else {
      throw ValidationError("--list, --forget and --export exclude each other; keep one.")
    }
    guard modes == 0 || (input.isEmpty && request.set.isEmpty && !dryRun) else {
      throw ValidationError("--input, --set and --dry-run are about an answer; leave them out.")
    }
    guard export || (output == nil && !overwrite) else {
      throw ValidationError("--output is the file of --export.")
    }
    if forget, words.isEmpty {
      throw ValidationError("Name the limits to forget by their ids, or all; --list shows them.")
    }
    if list || export, !words.isEmpty {
      throw ValidationError("\(list ? "--list" : "--export") reads no answer; leave the file out.")
    }
    if export, output == nil {
      throw ValidationError("Name the file of the export with -o FILE.")
    }
    try validateProfile(isNeeded: !list && !forget)
  }

  private func validateProfile(isNeeded: Bool) throws {
    guard let profile else {
      guard !isNeeded else {
        throw ValidationError("Name the profile that was asked, such as --for erase-objects.")
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
