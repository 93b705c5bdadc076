import CommandLineArguments
import Preflight
import Preprocess
import Reports

/// `preflight watch`: files are checked as they arrive in a folder.
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Checks files as they arrive in a folder, and fixes those that fail.",
    discussion: HelpText.of("watch"))

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Option(name: .profile, help: .profiles(), completion: .profiles)
  var profiles: [String]

  @OptionGroup var options: WatchOptions

  @Flag(help: "Fix the files that fail.")
  var fit = false

  @Option(
    name: .output,
    help: ArgumentHelp(
      "Where fixed files go: a path with {name}, {folder}, {extension}, {profile} or {index}.",
      valueName: "pattern"),
    completion: .file())
  var output: String?

  @Flag(help: "Let fixed files replace existing files; never a source.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      """
      Maximum time for fixing one file. The default is ten minutes, plus one minute per megabyte.
      """, valueName: "seconds"))
  var fitTimeLimit: Int?

  @Option(help: "How to lengthen a clip that is too short.")
  var lengthen: FitOptions.Lengthening?

  @OptionGroup var strictness: StrictnessOptions
  @Option(help: "Output format: text to read, ndjson for one line per file; json would never end.")
  var format = DataFormat.text

  @OptionGroup var isolation: IsolationOptions
  @OptionGroup var picture: PictureOptions
  @OptionGroup var request: RequestOptions
  @OptionGroup var memory: MemoryOptions

  func validate() throws {
    let names = profiles.profileNames
    guard !names.isEmpty else {
      throw ValidationError("Name a profile with --for, such as --for reshoot.")
    }
    guard !fit || !names.contains("all") else {
      throw ValidationError("No file fits every profile; name the ones you need.")
    }
    guard format == .text || format == .ndjson else {
      throw ValidationError("A watch prints as it goes: --format is text or ndjson.")
    }
    guard fit == (output != nil) else {
      throw ValidationError(
        "--fit and -o belong together: --fit -o 'ready/{folder}/{name}.{profile}.mp4'.")
    }
    guard fitTimeLimit.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--fit-time-limit must be at least 1 second.")
    }
    _ = try pattern()
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors { try WatchPreparation(command).run() }
  }

  /// Where fixed files go, or nil where nothing is fixed.
  ///
  /// - Throws: `ValidationError` when the path has no place for each.
  func pattern() throws -> OutputPattern? {
    guard let output else { return nil }
    let pattern = try OutputPattern(
      output, knowing: [.name, .folder, .extension, .profile, .index])
    guard pattern.tellsFilesApart else {
      throw ValidationError("-o needs {name} or {index}, such as -o 'ready/{folder}/{name}.mp4'.")
    }
    return pattern
  }

  /// How files are fixed.
  ///
  /// - Throws: `ValidationError` when the options contradict each other.
  func fitOptions() throws -> FitOptions {
    var fit = FitOptions()
    try picture.apply(to: &fit)
    fit.lengthening = lengthen
    return fit
  }
}
