import CommandLineArguments
import Media
import Preflight
import Preprocess
import Workers

/// `preflight frames`: exact stills of a clip.
struct FramesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Saves exact frames of a clip as stills, and verifies them.",
    discussion: HelpText.of("frames"))

  @Argument(
    help: ArgumentHelp("Clips, images or folders.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    name: .output, help: ArgumentHelp("A folder, or a file for a single still.", valueName: "path"),
    completion: .file())
  var output: String?

  @OptionGroup var frames: FrameOptions
  @OptionGroup var still: StillOptions

  @Option(name: .profile, help: .profiles(thatAccept: "the stills"), completion: .profiles)
  var profiles: [String] = []

  @OptionGroup var picture: PictureOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var making: MakingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var memory: MemoryOptions

  @Flag(
    name: .customLong("no-source-hash"),
    help: "Leave out the hash of the source, which requires reading the whole file.")
  var omitsSourceHash = false

  func validate() throws {
    try reporting.refuseJUnit(in: "frames")
    try making.validate(files, output: output, reporting: reporting)
    try validateProfiles()
    if isMany { _ = try pattern() }
    _ = try extractionOptions()
    guard output == nil || output != reporting.report else {
      throw ValidationError("--output and --report name the same file; choose two.")
    }
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors {
      guard !command.isMany else { return try await command.makeMany() }
      let names = command.profiles.profileNames
      let file = command.files[0]
      let input = names.isEmpty ? InputArgument(path: file) : InputArgument(parsing: file)
      let choice = try ProfileChoice(names: names, memory: command.memory.memory)
      let acceptance = RepairPlan.Acceptance(
        profiles: choice.profiles, role: input.role, settings: command.request.settings,
        transport: command.request.transport)
      let place = try command.place()
      let run = try FramesRun(
        of: input, to: place, options: command.reporting,
        runner: command.isolation.runner(
          jobs: 1, isBatch: false, output: command.output ?? ""))
      try run.carryOut(
        FramesJob(
          path: input.path, options: try command.extractionOptions(), acceptance: acceptance,
          catalog: choice.jobCatalog, destination: place.destination,
          hashesSource: command.reporting.writesJSON && !command.omitsSourceHash))
    }
  }

  /// Where the stills go.
  ///
  /// - Throws: `ValidationError` when nothing says it, or it cannot be.
  func place() throws -> StillPlace {
    guard let output, !output.isEmpty else {
      throw ValidationError("Name a file or a folder for the stills with -o.")
    }
    guard output != "-" else {
      throw ValidationError(
        "Stills are verified by reading them back, which standard output does not allow; name a "
          + "file or a folder.")
    }
    let hasOwnPlaces = try isMany && pattern().contains(.which)
    return try StillPlace(
      output, mayBeSeveral: frames.mayMeanSeveral && !hasOwnPlaces, as: still.format)
  }

  /// What the library is told.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  func extractionOptions() throws -> ExtractionOptions {
    var chosen = ExtractionOptions()
    chosen.picks = try frames.picks
    chosen.avoidsBadFrames = frames.avoidBad
    let format = try place().format ?? (profiles.isEmpty ? .png : nil)
    chosen.still = try still.exportOptions(as: format)
    try picture.apply(to: &chosen.still)
    return chosen
  }

  private func validateProfiles() throws {
    let names = profiles.profileNames
    guard !names.contains("all") else {
      throw ValidationError("No still fits every profile; name the ones you need.")
    }
    guard names.isEmpty else { return }
    guard profiles.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for ai-transitions.")
    }
    guard request.transport == nil, request.set.isEmpty else {
      throw ValidationError("--transport and --set need --for.")
    }
    guard !picture.canvas.recommended else {
      throw ValidationError("--recommended needs --for.")
    }
    guard still.size != nil || (picture.aspect == nil && picture.canvas.focus == nil) else {
      throw ValidationError(
        "--aspect and --focus change the aspect ratio; add --size or --for.")
    }
  }
}

extension FramesCommand {
  /// Whether more than one plain file is meant.
  var isMany: Bool { making.meanMany(files, output: output) }

  /// Where the stills go.
  ///
  /// - Throws: `ValidationError` when the path has no place for each.
  func pattern() throws -> OutputPattern {
    let known: Set<OutputPattern.Placeholder> = [.name, .folder, .extension, .index, .which]
    let pattern = try OutputPattern(
      output ?? "", knowing: profiles.isEmpty ? known : known.union([.profile]))
    if pattern.contains(.which), frames.every != nil {
      throw ValidationError(
        "--every takes many frames of each clip, which {which} does not tell apart; name a folder, "
          + "such as -o 'stills/{name}/'.")
    }
    return pattern
  }

  /// Saves frames of each file.
  ///
  /// - Throws: what stops all of them, `ExitCode` unless everything was done.
  func makeMany() async throws {
    let memory = memory.memory
    let names = profiles.profileNames
    let choice = try ProfileChoice(names: names, memory: memory)
    let (paths, role) = names.isEmpty ? (files, nil) : try files.withoutRoles()
    let pattern = try pattern()
    let writesFolders = try hasFolders()
    guard writesFolders || pattern.tellsFilesApart else {
      throw ValidationError(
        "With several files -o is a folder, or needs {name} or {index}, such as "
          + "-o 'stills/{name}_{which}.png'.")
    }
    let acceptance = RepairPlan.Acceptance(
      profiles: choice.profiles, role: role, settings: request.settings,
      transport: request.transport)
    let job = FramesJob(
      path: "", options: try extractionOptions(), acceptance: acceptance,
      catalog: choice.jobCatalog,
      destination: .file(""), hashesSource: !omitsSourceHash && reporting.format != .text)
    let work = MakingWork(
      template: .frames(job), pattern: pattern,
      choices: pattern.contains(.which) ? try frames.choices : [],
      profile: OutputPattern.profile(choice.profiles.map(\.id)), writesFolders: writesFolders,
      overwrites: reporting.overwrite)
    try await MakingRun(
      work: work, files: paths, making: making,
      runner: isolation.runner(jobs: making.jobs, isBatch: true, output: output ?? ""),
      reporting: reporting, memory: memory
    ).run()
  }

  /// Whether each place is a folder.
  private func hasFolders() throws -> Bool {
    switch try place().destination {
    case .folder(_): true
    case .file(_): false
    }
  }
}
