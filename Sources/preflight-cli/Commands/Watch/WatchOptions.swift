import CommandLineArguments

/// Options about which files of a watched folder are answered for, and when.
struct WatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Seconds without a change after which a file is complete, such as 2 or 0.5.",
      valueName: "seconds"))
  var quiet = "2"

  @Flag(help: "Also check the files that are already there.")
  var existing = false

  @Option(
    help: ArgumentHelp(
      "End after this many seconds without a new file. Without it, Control-C ends it.",
      valueName: "seconds"))
  var untilIdle: String?

  @Option(
    help: ArgumentHelp(
      "Take only files that match the pattern, such as '*.mov'. Can be repeated.",
      valueName: "pattern"))
  var include: [String] = []

  @Option(
    help: ArgumentHelp(
      "Skip files and folders that match the pattern. Can be repeated.", valueName: "pattern"))
  var exclude: [String] = []

  func validate() throws {
    _ = try quietTime
    _ = try idleTime
  }

  /// Which files are wanted.
  var filter: InputFilter { InputFilter(include: include, exclude: exclude) }

  /// How long a file has to stay the same.
  var quietTime: Duration { get throws { try Self.duration(quiet, of: "--quiet") } }

  /// How long nothing has to happen until the end, or nil for no end.
  var idleTime: Duration? {
    get throws { try untilIdle.map { try Self.duration($0, of: "--until-idle") } }
  }

  private static func duration(_ text: String, of option: String) throws -> Duration {
    guard let seconds = Double(text), seconds > 0, seconds <= 86_400 else {
      throw ValidationError(
        "'\(text)' is not a time for \(option): write seconds, such as 2 or 0.5.")
    }
    return .milliseconds(max(1, Int(seconds * 1000)))
  }
}
