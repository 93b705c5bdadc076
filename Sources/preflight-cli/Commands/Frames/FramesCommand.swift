import CommandLineArguments
import Media
import MediaModel
import Preflight
import Preprocess
import Workers

/// `preflight frames`: exact stills of a clip.
struct FramesCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "frames",
      abstract: "Saves exact frames of a clip as stills, and proves them.",
      discussion: """
        EXAMPLES:
          preflight frames clip.mp4 --last -o end.png
          preflight frames clip.mp4 --first --last -o stills/
          preflight frames clip.mov --at 2.5 --at 00:00:04:12 --frame 300 -o stills/
          preflight frames clip.mp4 --every 1 --as jpeg --quality 90 -o stills/
          preflight frames clip.mp4 --last --avoid-bad -o end.png
          preflight frames start=clip.mp4 --last --for ai-transitions --aspect crop -o start.png
          preflight frames hdr.mov --first --hdr keep -o first.png
          preflight frames hero.heic --first --size 1280x720 --aspect pad -o hero.jpg
          preflight frames clips/ --first --last -o 'stills/{folder}/{name}_{which}.png'

        The first and the last frame are those that players show, whatever headers say. The frame \
        at a time is the one on screen at that moment after the clip's first frame; where there is \
        none, that is an error, and never its neighbour.

        A time is seconds (12.5), HH:MM:SS.sss, timecode (HH:MM:SS:FF, with ;FF for drop-frame), or \
        frames (300f).

        The path of -o is a folder where there is one, where it ends in '/', or where several stills \
        need one; else it is one file, PNG, JPEG or WebP as its name says. Names in a folder sort by \
        time and tell it: clip_00h00m02s500_f000075.png.

        Several files, a folder or a list are done one by one, and one failure does not stop the \
        others. -o is then a folder, or a pattern with {name}, {folder}, {extension}, {profile}, \
        {index} or {which}: first, last, at-2.5, frame-300. What was done before and has not changed \
        is passed over.

        With --for the stills are made acceptable to all of the profiles. FILE is then a path, or \
        ROLE=PATH where a profile has several roles; ./a=b.mp4 is a path.

        Each still is read back and compared before it gets its name; the source is never written \
        to. JSON gives the exact time, hashes of the source and the pixels, and each decision about \
        colours.
        """)
  }

  @Argument(
    help: ArgumentHelp("The clips, picture files or folders.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("A folder, or a file for a single still.", valueName: "path"),
    completion: .file())
  var output: String?

  @OptionGroup var frames: FrameOptions
  @OptionGroup var still: StillOptions

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp(
      """
      A profile's id or its last part, or a path to a profile's file, that has to take the stills; \
      several with commas.
      """,
      valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profiles: [String] = []

  @OptionGroup var picture: PictureOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var reporting: ReportOptions
  @OptionGroup var making: MakingOptions
  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var memory: MemoryOptions

  @Flag(
    name: .customLong("no-source-hash"),
    help: "Leave the hash of the source out of JSON; for it the whole source is read.")
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
        transport: command.request.transport?.transport)
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
        "Stills are read again before they count, which standard output does not allow; name a "
          + "file or a folder.")
    }
    let hasOwnPlaces = try isMany && pattern().contains(.which)
    return try StillPlace(
      output, mayBeSeveral: frames.mayMeanSeveral && !hasOwnPlaces, as: still.format?.format)
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
      throw ValidationError("No still fits every profile: name those that are meant.")
    }
    guard names.isEmpty else { return }
    guard profiles.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for ai-transitions.")
    }
    guard request.transport == nil, request.set.isEmpty else {
      throw ValidationError("--transport and --set are about profiles; name one with --for.")
    }
    guard !picture.recommended else {
      throw ValidationError("--recommended is about profiles; name one with --for.")
    }
    guard still.size != nil || (picture.aspect == nil && picture.focus == nil) else {
      throw ValidationError(
        "--aspect and --focus say how a frame gets another shape; add --size or --for.")
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
      transport: request.transport?.transport)
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
