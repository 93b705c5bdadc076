import CommandLineArguments
import Preflight
import Preprocess
import Workers

/// `preflight trim`: a clip cut to the frame.
struct TrimCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trim",
    abstract: "Trims a clip to the exact frame, and verifies the result.",
    discussion: HelpText.of("trim"))

  @Argument(help: "The clip.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("Start of the part.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "End of the part; the frame at this time is not included.", valueName: "time"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Maximum duration of the part, in whole frames; instead of --to.", valueName: "time"))
  var duration: String?

  @Option(help: ArgumentHelp("Number of frames in the part; instead of --to.", valueName: "n"))
  var frames: Int?

  @OptionGroup var options: RepairOptions
  @OptionGroup var isolation: IsolationOptions

  func validate() throws {
    try options.reporting.refuseJUnit(in: "trim")
    _ = try fitOptions()
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors {
      let run = try RepairRun(
        of: InputArgument(path: command.file), options: command.options,
        runner: command.isolation.runner(
          jobs: 1, isBatch: false, output: command.options.output ?? ""))
      try run.carryOut(
        RepairJob(
          path: command.file, isTrim: true, options: try command.fitOptions(),
          acceptance: RepairPlan.Acceptance(), catalog: .builtIn, output: command.options.output,
          isPlanned: command.options.plan))
    }
  }

  /// What the planner is told.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  func fitOptions() throws -> FitOptions {
    var chosen = FitOptions()
    options.apply(to: &chosen)
    chosen.from = try TimeArgument.position(from, of: "--from")
    chosen.to = try TimeArgument.position(to, of: "--to")
    chosen.duration = try TimeArgument.position(duration, of: "--duration")
    chosen.frameCount = frames
    guard [to != nil, duration != nil, frames != nil].count(where: \.self) <= 1 else {
      throw ValidationError("--to, --duration and --frames each set the end of the part; keep one.")
    }
    try TimeArgument.refuseEmptyRange(from: chosen.from, to: chosen.to)
    guard frames.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--frames must be at least 1.")
    }
    guard chosen.duration.map({ !$0.isZero }) ?? true else {
      throw ValidationError("Nothing would be left: --duration must be more than zero.")
    }
    return chosen
  }
}
