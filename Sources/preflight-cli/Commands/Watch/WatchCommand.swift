import CommandLineArguments
import Preflight
import Preprocess
import Reports

/// `preflight watch`: files are checked as they arrive in a folder.
struct WatchCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch",
      abstract: "Checks files as they arrive in a folder, and mends those that fail.",
      discussion: """
        EXAMPLES:
          preflight watch incoming/ --for reshoot
          preflight watch incoming/ --for erase-objects --fit -o 'ready/{folder}/{name}.mp4'
          preflight watch renders/ --for reshoot --quiet 10 --format ndjson
          preflight watch incoming/ --for reshoot --existing --until-idle 30

        A file is complete once its size and time have not changed for --quiet seconds; a file that \
        changes later is checked again. Hidden files are passed over, and those under the names that \
        browsers give to downloads until they are renamed.

        Files that are there already are passed over without --existing. Folders in the folder are \
        watched too.

        With --fit what fails is mended as 'preflight fit' does it, into the place that -o names; \
        what passes stays where it is.

        Control-C ends it with a summary and exit code 130; --until-idle with 0, 1 or 2 as 'check'.
        """)
  }

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Option(
    name: [.customLong("profile"), .customLong("for")],
    help: ArgumentHelp(
      "A profile's id or its last part, or a path to a profile's file; several with commas.",
      valueName: "profile"),
    completion: .list(Catalog.builtIn.ids))
  var profiles: [String]

  @OptionGroup var options: WatchOptions

  @Flag(help: "Mend the files that fail.")
  var fit = false

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      "Where mended files go: a path with {name}, {folder}, {extension}, {profile} or {index}.",
      valueName: "pattern"),
    completion: .file())
  var output: String?

  @Flag(help: "Let mended files replace others; never a source.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      """
      How long mending one file may take. Without it ten minutes, and a minute more for each \
      megabyte.
      """, valueName: "seconds"))
  var fitTimeLimit: Int?

  @Option(help: "How a clip that is too short is made longer: hold, loop or boomerang.")
  var lengthen: LengthenArgument?

  @Flag(help: "Count warnings as failures.")
  var strict = false

  @Option(help: "text for people, ndjson for a line a file; json has no end here.")
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
      throw ValidationError("No file fits every profile: name those that are meant.")
    }
    guard format == .text || format == .ndjson else {
      throw ValidationError("A watch prints as it goes: --format is text or ndjson.")
    }
    guard fit == (output != nil) else {
      throw ValidationError(
        "--fit and -o belong together: --fit -o 'ready/{folder}/{name}.{profile}.mp4'.")
    }
    guard fitTimeLimit.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--fit-time-limit takes a number of seconds of at least 1.")
    }
    _ = try pattern()
  }

  mutating func run() async throws {
    let command = self
    try await reportingErrors { try WatchPreparation(command).run() }
  }

  /// Where mended files go, or nil where nothing is mended.
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
    fit.lengthening = lengthen?.lengthening
    return fit
  }
}
