import CommandLineArguments
import Reports

/// How results are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One document.
  case json
  /// A line an input, as soon as it is known.
  case ndjson
}

/// Options of every command that prints results.
struct OutputOptions: ParsableArguments {
  @Option(help: "text for people, json for one document, ndjson for a line an input.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Write the results to a new file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Let --output replace a file.")
  var overwrite = false

  @Option(help: ArgumentHelp("How many files are read at once.", valueName: "n"))
  var jobs = Terminal.coreCount

  func validate() throws {
    guard jobs >= 1 else {
      throw ValidationError("--jobs takes a number of at least 1, not \(jobs).")
    }
    guard !overwrite || output != nil else {
      throw ValidationError("--overwrite is about the file of --output; name one.")
    }
  }

  /// How text is laid out where the results go.
  var style: TextStyle {
    output == nil
      ? TextStyle(width: Terminal.width, isColored: Terminal.isColored)
      : TextStyle(width: 100, isColored: false)
  }

  /// Where the results go; `sources` are files that must not be replaced.
  ///
  /// - Throws: `FileError` when the file cannot be written, or is one of the sources.
  func writer(protecting sources: [String] = []) throws -> ResultWriter {
    guard let output else { return ResultWriter() }
    for source in sources { try FileIdentity.refuse(output, replacing: source) }
    return ResultWriter(file: try ResultFile(path: output, replacesExisting: overwrite))
  }
}
