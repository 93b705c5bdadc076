import CommandLineArguments
import Reports

/// Options of every command that writes media and reports on it.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Let --output and --report replace a file; never the source.")
  var overwrite = false

  @Option(help: "text for people, json for one document, ndjson for lines.")
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp("Save the report as JSON in a new file as well.", valueName: "file"),
    completion: .file())
  var report: String?

  /// How text is laid out on standard output.
  var style: TextStyle { TextStyle(width: Terminal.width, isColored: Terminal.isColored) }

  /// Whether anybody is going to read JSON.
  var writesJSON: Bool { format != .text || report != nil }
}
