import CommandLineArguments
import Preflight
import Preprocess
import Workers

/// `preflight transition`: the end of one clip and the start of another as a pair.
struct TransitionCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "transition",
      abstract: "Makes the start and end frame of a transition, and says whether they will work.",
      discussion: """
        EXAMPLES:
          preflight transition a.mp4 b.mp4 -o pair/
          preflight transition a.mp4 b.mp4 --for ai-transitions --search 2 -o pair/
          preflight transition a.mp4 hero.png --for first-last-frame --tail 3 -o pair/
          preflight transition wide.mov tall.mov --pad --background 202020 -o pair/
          preflight transition end=b.mp4 start=a.mp4 --focus 0.5,0.3 -o pair/

        Takes the last good frame of A and the first good frame of B: frames that are black, in a \
        fade, frozen or blurred are skipped, and the report says so. A and B are clips or images, \
        as PATH or as start=PATH and end=PATH.

        Both are brought to one size: the one that the profiles accept and that loses least of \
        the two; neither is enlarged if that can be avoided. Aspect ratios that differ are \
        cropped by the same rule, or padded with --pad.

        Writes into DIR start.png and end.png, pair.png, which shows both and their difference, \
        pair.json, and with --tail the end of A as tail.mp4. All of them are written and verified \
        before the first one gets its name.

        The exit code is 0 if the pair was made, even with warnings; with --strict, warnings make \
        it 1.
        """)
  }

  @Argument(
    help: ArgumentHelp("The clip or image where the transition starts.", valueName: "a"),
    completion: .file())
  var first: String

  @Argument(
    help: ArgumentHelp("The clip or image where it ends.", valueName: "b"),
    completion: .file())
  var second: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Folder for the files; created if missing.", valueName: "dir"),
    completion: .directory)
  var output: String

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: .profiles(thatAccept: "both frames"),
    completion: .profiles)
  var profiles: [String] = []

  @OptionGroup var pair: PairOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var memory: MemoryOptions

  @OptionGroup var strictness: StrictnessOptions

  @Flag(
    name: .customLong("no-source-hash"),
    help: "Leave out the hashes of A and B, which require reading both files in full.")
  var omitsSourceHashes = false

  func validate() throws {
    try reporting.refuseJUnit(in: "transition")
    guard !output.isEmpty, output != "-" else {
      throw ValidationError("Name a folder for the pair with -o, such as -o pair/.")
    }
    let names = profiles.profileNames
    guard !names.contains("all") else {
      throw ValidationError("No pair fits every profile; name the ones you need.")
    }
    guard names.isEmpty else { return }
    guard profiles.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for ai-transitions.")
    }
    guard request.transport == nil, request.set.isEmpty, !pair.canvas.recommended else {
      throw ValidationError(
        "--transport, --set and --recommended need --for.")
    }
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors {
      let choice = try ProfileChoice(
        names: command.profiles.profileNames, memory: command.memory.memory)
      let inputs = try PairInputs(command.first, command.second, for: choice.profiles)
      let acceptance = RepairPlan.Acceptance(
        profiles: choice.profiles, settings: command.request.settings,
        transport: command.request.transport)
      let run = try TransitionRun(
        of: inputs, options: command.reporting,
        runner: command.isolation.runner(jobs: 1, isBatch: false, output: command.output))
      try run.carryOut(
        PairJob(
          from: inputs.start, to: inputs.end, options: command.pair.transitionOptions,
          acceptance: acceptance, catalog: choice.jobCatalog, folder: command.output,
          illustrations: PairIllustrations(
            hasSheet: true, page: command.reporting.writesHTML ? .page : nil),
          hashesSources: !command.omitsSourceHashes),
        failing: command.strictness.failing)
    }
  }
}
