import CommandLineArguments
import Preflight
import Preprocess
import Workers

/// `preflight fit`: a file made acceptable.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Fixes a clip or an image so that it will be accepted, and checks the result.",
    discussion: HelpText.of("fit"))

  @Argument(
    help: ArgumentHelp("Files or folders, each as PATH or ROLE=PATH.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(name: .profile, help: .profiles(), completion: .profiles)
  var profiles: [String]

  @Option(help: ArgumentHelp("Start of the part to keep.", valueName: "time"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "End of the part to keep; the frame at this time is not included.", valueName: "time"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "A time to keep in the middle; instead of --from and --to.", valueName: "time"))
  var around: String?

  @Option(help: "Which end to keep when the clip must be shortened.")
  var keep: Profile.ClipEnd?

  @Flag(help: "Use the maximum duration exactly instead of staying one frame below it.")
  var exact = false

  @Option(
    help: """
      How to lengthen a clip that is too short: hold its last frame, loop it, or play it forwards \
      and backwards (boomerang). Without it, such a clip is refused.
      """)
  var lengthen: FitOptions.Lengthening?

  @OptionGroup var picture: PictureOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var options: RepairOptions
  @OptionGroup var making: MakingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    try making.validate(files, output: options.output, reporting: options.reporting)
    let names = profiles.profileNames
    guard !names.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for erase-objects.")
    }
    guard !names.contains("all") else {
      throw ValidationError(
        "No file fits every profile; name the ones you need. "
          + "'preflight check FILE --for all' shows which ones accept it.")
    }
    _ = try fitOptions()
    if isMany { _ = try pattern() }
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors {
      guard !command.isMany else { return try await command.makeMany() }
      let input = InputArgument(parsing: command.files[0])
      let memory = command.memory.memory
      defer { memory.finish() }
      let choice = try ProfileChoice(names: command.profiles.profileNames, memory: memory)
      let acceptance = RepairPlan.Acceptance(
        profiles: choice.profiles, role: input.role, settings: command.request.settings,
        transport: command.request.transport)
      let run = try RepairRun(
        of: input, options: command.options,
        runner: command.isolation.runner(
          jobs: 1, isBatch: false, output: command.options.output ?? ""))
      let job = RepairJob(
        path: input.path, options: try command.fitOptions(), acceptance: acceptance,
        catalog: choice.jobCatalog, output: command.options.output,
        isPlanned: command.options.plan)
      try run.carryOut(job) { report in memory.remember(report, for: acceptance) }
    }
  }

  /// What the planner is told.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  func fitOptions() throws -> FitOptions {
    var chosen = FitOptions()
    options.apply(to: &chosen)
    try picture.apply(to: &chosen)
    chosen.from = try TimeArgument.position(from, of: "--from")
    chosen.to = try TimeArgument.position(to, of: "--to")
    chosen.around = try TimeArgument.position(around, of: "--around")
    chosen.keep = keep
    chosen.meetsLimitsExactly = exact
    chosen.lengthening = lengthen
    try TimeArgument.refuseEmptyRange(from: chosen.from, to: chosen.to)
    guard around == nil || (from == nil && to == nil && keep == nil) else {
      throw ValidationError("--around chooses both ends; leave --from, --to and --keep out.")
    }
    return chosen
  }
}

extension FitCommand {
  /// Whether more than one plain file is meant.
  var isMany: Bool { making.meanMany(files, output: options.output) }

  /// Where the results go, or nil with `--plan` alone.
  ///
  /// - Throws: `ValidationError` when the path has no place for each.
  func pattern() throws -> OutputPattern? {
    guard let output = options.output else { return nil }
    let pattern = try OutputPattern(
      output, knowing: [.name, .folder, .extension, .profile, .index])
    guard pattern.tellsFilesApart else {
      throw ValidationError(
        "With several files -o needs {name} or {index}, such as -o 'out/{name}.{profile}.mp4'.")
    }
    return pattern
  }

  /// Makes each file acceptable.
  ///
  /// - Throws: what stops all of them, `ExitCode` unless everything was done.
  func makeMany() async throws {
    let memory = memory.memory
    let choice = try ProfileChoice(names: profiles.profileNames, memory: memory)
    let (paths, role) = try files.withoutRoles()
    let acceptance = RepairPlan.Acceptance(
      profiles: choice.profiles, role: role, settings: request.settings,
      transport: request.transport)
    let job = RepairJob(
      path: "", options: try fitOptions(), acceptance: acceptance, catalog: choice.jobCatalog,
      output: nil, isPlanned: options.plan)
    let work = MakingWork(
      template: .repair(job), pattern: options.plan ? nil : try pattern(),
      profile: OutputPattern.profile(choice.profiles.map(\.id)),
      overwrites: options.reporting.overwrite)
    try await MakingRun(
      work: work, files: paths, making: making,
      runner: isolation.runner(jobs: making.jobs, isBatch: true, output: options.output ?? ""),
      reporting: options.reporting, memory: memory
    ).run()
  }
}
