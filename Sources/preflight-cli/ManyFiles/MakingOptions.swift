import CommandLineArguments
import System

/// Options of commands that make something of each of many files.
struct MakingOptions: ParsableArguments {
  @OptionGroup var inputs: InputOptions

  @Option(
    help: ArgumentHelp(
      """
      How many files to work on at once. The default is one, because encoding a clip already uses \
      every core.
      """, valueName: "n"))
  var jobs = 1

  @Option(
    help: ArgumentHelp(
      """
      Maximum time for each of several files. The default is ten minutes, plus one minute per \
      megabyte.
      """, valueName: "seconds"))
  var timeLimit: Int?

  @Flag(
    name: .customLong("literally"),
    help: ArgumentHelp(
      "Take the one FILE and -o as they are, whatever is in them.", visibility: .hidden))
  var isLiteral = false

  func validate() throws {
    guard jobs >= 1 else {
      throw ValidationError("--jobs must be at least 1, not \(jobs).")
    }
    guard timeLimit.map({ $0 >= 1 }) ?? true else {
      throw ValidationError("--time-limit must be at least 1 second.")
    }
  }

  /// Whether more than one plain file is meant.
  ///
  /// The process of one file never means many: names of files may look like patterns.
  func meanMany(_ files: [String], output: String?) -> Bool {
    guard !isLiteral || files.count != 1 else { return false }
    return files.count != 1 || inputs.filesFrom != nil || FileKind(of: files[0]) == .folder
      || output.map(OutputPattern.isPattern) == true
  }

  /// Refuses what is not meant for so many files.
  ///
  /// - Throws: `ValidationError` when there is no file, or an option is about one or about several.
  func validate(_ files: [String], output: String?, reporting: ReportOptions) throws {
    guard !files.isEmpty || inputs.filesFrom != nil else {
      throw ValidationError("Name a file, a folder, or a list with --files-from.")
    }
    guard meanMany(files, output: output) else { return }
    guard reporting.format.isOfLines else {
      throw ValidationError(
        """
        --format \(reporting.format.rawValue) is for one file; with several, use text, json or \
        ndjson. 'preflight check' makes pages of many files.
        """)
    }
    guard reporting.report != nil else { return }
    throw ValidationError(
      "--report is for one file; with several, --format ndjson prints a line for each.")
  }

  /// The files, in the order in which they were named.
  ///
  /// - Throws: `FileError` when a list cannot be read.
  func sequence(of files: [String]) throws -> InputSequence {
    InputSequence(
      paths: files, list: try inputs.filesFrom.map { try PathList(path: $0) },
      filter: inputs.filter)
  }
}
