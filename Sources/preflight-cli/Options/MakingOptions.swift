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

  func validate() throws {
    guard jobs >= 1 else {
      throw ValidationError("--jobs must be at least 1, not \(jobs).")
    }
  }

  /// Whether more than one plain file is meant.
  func meanMany(_ files: [String], output: String?) -> Bool {
    files.count != 1 || inputs.filesFrom != nil || FileKind(of: files[0]) == .folder
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
