import CommandLineArguments
import Media
import MediaModel
import Preflight
import Reports

/// `preflight check`: whether a request will be accepted.
struct CheckCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Tells whether a request will be accepted.",
      discussion: """
        EXAMPLES:
          preflight check clip.mp4 --for erase-objects
          preflight check clip.mp4 --for reshoot --from 3.5 --to 12
          preflight check start=a.png end=b.png --for ai-transitions
          preflight check clip.mov --for runway/gen4_aleph --transport data-uri
          preflight check clip.mov --for all
          preflight check *.mp4 --for reshoot,add-effects --format ndjson
          preflight check lib/ --for reshoot --format ndjson --output run.ndjson
          preflight check lib/ --for reshoot --format ndjson --resume run.ndjson
          preflight check clip.mp4 --for reshoot --output report.html
          find . -name '*.mov' -print0 | preflight check --files-from - --for reshoot
          preflight check --request request.json --for runway/gen4_turbo --max-cost 2USD

        An INPUT is a path, or ROLE=PATH where a profile has several roles; ./a=b.mp4 is a path. \
        'preflight profiles show reshoot' names the roles of a profile.

        A time is seconds (12.5), HH:MM:SS.sss, timecode (HH:MM:SS:FF, with ;FF for drop-frame), or \
        frames (300f).

        A folder stands for the media in it and in its folders, a request each; hidden files are \
        passed over, and so is what is no media.

        Several files are one request where roles tie them together, else a request each. With --for \
        all the exit code is 0 when at least one profile takes the inputs as they are.
        """)
  }

  @Argument(
    help: ArgumentHelp(
      "The files, each as PATH or ROLE=PATH, and folders of files.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp(
      "A profile's id or its last part, a path to a profile's file, several with commas, or 'all'.",
      valueName: "profile"),
    completion: .list(["all"] + Catalog.builtIn.ids))
  var profiles: [String] = []

  @Option(help: ArgumentHelp("Where the part that will be sent starts.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Where the part that will be sent ends; the frame there is not sent.", valueName: "time"))
  var to: String?

  @Flag(help: "Count warnings as failures.")
  var strict = false

  @OptionGroup var batch: BatchOptions
  @OptionGroup var document: DocumentOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var memory: MemoryOptions
  @OptionGroup var isolation: IsolationOptions

  func validate() throws {
    let namesInputs = !inputs.isEmpty || batch.inputs.filesFrom != nil
    guard !namesInputs || document.request == nil else {
      throw ValidationError("--request names the inputs; leave the others out.")
    }
    guard namesInputs || document.request != nil else {
      throw ValidationError("Name at least one input.")
    }
    try batch.refuseGathering(output.format)
    let names = profiles.profileNames
    guard !names.isEmpty || document.request != nil else {
      throw ValidationError("Name a profile with --for, such as --for erase-objects or --for all.")
    }
    guard names != ["all"] || !document.account else {
      throw ValidationError("--account is about a provider; name a profile instead of all.")
    }
    if names.contains("all") && names.count > 1 {
      throw ValidationError("--for all already means every profile; leave the others out.")
    }
    _ = try TimeArgument.position(from, of: "--from")
    _ = try TimeArgument.position(to, of: "--to")
  }

  /// What of the command line, besides the profiles, a verdict hangs on.
  var wordsOfQuestion: [String] {
    request.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + [request.transport?.rawValue, from, to, document.maxCost].map { $0 ?? "-" }
      + ["\(document.account)"]
  }

  mutating func run() async throws {
    let check = self
    try await reportingErrors { try await CheckRun(check).run() }
  }
}
