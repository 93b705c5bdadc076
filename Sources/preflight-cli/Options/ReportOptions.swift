import CommandLineArguments
import Reports
import System

/// Options of every command that writes media and reports on it.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Let --output and --report replace a file; never the source.")
  var overwrite = false

  @Option(
    help: """
      text for people, json for one document, ndjson for lines, html for a page to look at, markdown \
      for tickets, junit for CI systems.
      """)
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      "Save the report in a new file as well: as JSON, or as its name says (.html, .md, .xml).",
      valueName: "file"),
    completion: .file())
  var report: String?

  func validate() throws {
    guard format == .html, Terminal.isOutput else { return }
    throw ValidationError(
      "A page is no sight in a terminal: add --report report.html instead, or send it into a pipe.")
  }

  /// Makes sure that the report is in no format that needs verdicts, where there are none.
  ///
  /// - Throws: `ValidationError` for JUnit.
  func refuseJUnit(in command: String) throws {
    try format.refuseJUnit(in: command)
    try report.flatMap { OutputFormat(extensionOf: $0) }?.refuseJUnit(in: command)
  }

  /// How text is laid out on standard output.
  var style: TextStyle { TextStyle(width: Terminal.width, isColored: Terminal.isColored) }

  /// Whether anybody is going to read JSON.
  var writesJSON: Bool {
    switch format {
    case .json, .ndjson: true
    case .text, .html, .markdown, .junit:
      report.map { OutputFormat(extensionOf: $0)?.isOfLines ?? true } ?? false
    }
  }
}
