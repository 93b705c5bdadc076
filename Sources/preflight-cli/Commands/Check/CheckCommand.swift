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

        An INPUT is a path, or ROLE=PATH for a profile with several roles; write ./a=b.mp4 for a \
        file with = in its name. 'preflight profiles show reshoot' lists the roles of a profile.

        A time is seconds (12.5), HH:MM:SS.sss, timecode (HH:MM:SS:FF, with ;FF for drop-frame), \
        or frames (300f).

        A folder stands for the media in it and its subfolders, one request per file; hidden \
        files and files that are not media are skipped.

        Several files are one request if roles tie them together, else one request each. With \
        --for all, the exit code is 0 if at least one profile accepts the inputs as they are.
        """)
  }

  @Argument(
    help: ArgumentHelp(
      "Files, each as PATH or ROLE=PATH, and folders.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: .profiles(note: "; 'all' stands for every profile"),
    completion: .list(["all"] + Catalog.builtIn.ids))
  var profiles: [String] = []

  @Option(help: ArgumentHelp("Start of the part that will be sent.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "End of the part that will be sent; the frame at this time is not included.",
      valueName: "time"))
  var to: String?

  @OptionGroup var strictness: StrictnessOptions

  @Flag(help: "With --for all, ask retired and superseded models too.")
  var retired = false

  @Flag(
    name: [.customShort("v"), .customLong("verbose")],
    help: "List each limit that is kept, with the measured value and the source.")
  var verbose = false

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
      throw ValidationError("--account needs one provider; name a profile instead of all.")
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
