import CommandLineArguments
import Media
import Preflight
import Reports

/// `preflight check`: whether a request will be accepted.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tells whether a request will be accepted.",
    discussion: HelpText.of("check"))

  @Argument(
    help: ArgumentHelp(
      "Files, each as PATH or ROLE=PATH, and folders.", valueName: "input"),
    completion: .file())
  var inputs: [String] = []

  @Option(
    name: .profile,
    help: .profiles(note: "; 'all' stands for every profile"),
    completion: .list(["all"] + Catalog.builtIn.names))
  var profiles: [String] = []

  @OptionGroup var part: SentPartOptions

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
    _ = try part.ends
  }

  /// What of the command line, besides the profiles, a verdict hangs on.
  var wordsOfQuestion: [String] {
    request.settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      + [request.transport?.rawValue, part.from, part.to, document.cost.maxCost].map { $0 ?? "-" }
      + ["\(document.account)"]
  }

  mutating func run() async throws {
    let check = self
    try await reportingErrors { try await CheckRun(check).run() }
  }
}
