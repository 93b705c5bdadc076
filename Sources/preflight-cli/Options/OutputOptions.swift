import CommandLineArguments
import Preflight
import Reports
import System

/// How results are printed.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One document.
  case json
  /// A line an input, as soon as it is known.
  case ndjson
  /// A page to look at, which holds all it shows.
  case html
  /// For tickets and pull requests.
  case markdown
  /// For CI systems.
  case junit
}

/// How results are printed that are neither a page nor a test.
enum DataFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One document.
  case json
  /// A line an entry.
  case ndjson
}

extension OutputFormat {
  /// The format of pages and documents that the name of a file promises, or nil.
  init?(extensionOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[dot...].lowercased() {
    case ".html", ".htm": self = .html
    case ".md", ".markdown": self = .markdown
    case ".xml": self = .junit
    default: return nil
    }
  }

  /// Whether answers are printed one by one, or gathered as values.
  var isOfLines: Bool {
    switch self {
    case .text, .json, .ndjson: true
    case .html, .markdown, .junit: false
    }
  }

  /// The same format for a command that makes no pages.
  ///
  /// - Throws: `ValidationError` for formats that mean nothing there.
  func asData(in command: String) throws -> DataFormat {
    guard let format = DataFormat(rawValue: rawValue) else {
      throw ValidationError(
        "\(command) prints text, json and ndjson. --format \(rawValue) is for \(commands).")
    }
    return format
  }

  /// The commands that print the format.
  private var commands: String {
    switch self {
    case .junit: "check and fit"
    case .text, .json, .ndjson, .html, .markdown:
      "check, probe, fit, trim, frames and transition"
    }
  }

  /// Makes sure that the format means something where there are no verdicts to fail.
  ///
  /// - Throws: `ValidationError` for JUnit.
  func refuseJUnit(in command: String) throws {
    guard self == .junit else { return }
    throw ValidationError(
      "\(command) has no tests to report: --format junit is for check and fit.")
  }

  /// Makes sure that a page does not end up on a terminal, where nobody can look at it.
  ///
  /// - Throws: `ValidationError` when it would.
  func refuseTerminal() throws {
    guard self == .html, Terminal.isOutput else { return }
    throw ValidationError(
      "HTML is not readable in a terminal: add --output report.html, or pipe it.")
  }
}

/// Options of every command that prints results.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: """
      Output format: text to read (the default), json for one document, ndjson for one line per \
      input, html for a page, markdown for tickets, junit for CI systems.
      """)
  var chosenFormat: OutputFormat?

  @Option(
    help: ArgumentHelp(
      """
      Write the results to a new file instead of standard output. The extensions .html, .md and \
      .xml choose html, markdown and junit.
      """, valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Let --output replace an existing file.")
  var overwrite = false

  @Option(help: ArgumentHelp("How many files to read at once.", valueName: "n"))
  var jobs = Terminal.coreCount

  func validate() throws {
    guard jobs >= 1 else {
      throw ValidationError("--jobs must be at least 1, not \(jobs).")
    }
    if output == nil { try format.refuseTerminal() }
    guard !overwrite || output != nil else {
      throw ValidationError("--overwrite needs --output.")
    }
  }

  /// How results are printed: as was asked, else as the name of the file says.
  var format: OutputFormat {
    chosenFormat ?? output.flatMap { OutputFormat(extensionOf: $0) } ?? .text
  }

  /// How text is laid out where the results go.
  var style: TextStyle {
    output == nil
      ? .ofResults
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

/// Options of every command that writes media and reports on it.
struct ReportOptions: ParsableArguments {
  @Flag(help: "Let --output and --report replace existing files; never the source.")
  var overwrite = false

  @Option(
    help: """
      Output format: text to read, json for one document, ndjson for lines, html for a page, \
      markdown for tickets, junit for CI systems.
      """)
  var format = OutputFormat.text

  @Option(
    help: ArgumentHelp(
      """
      Also save the report to a new file: as JSON, or in the format of its extension (.html, \
      .md, .xml).
      """,
      valueName: "file"),
    completion: .file())
  var report: String?

  func validate() throws {
    guard format == .html, Terminal.isOutput else { return }
    throw ValidationError(
      "HTML is not readable in a terminal: add --report report.html instead, or pipe it.")
  }

  /// Makes sure that the report is in no format that needs verdicts, where there are none.
  ///
  /// - Throws: `ValidationError` for JUnit.
  func refuseJUnit(in command: String) throws {
    try format.refuseJUnit(in: command)
    try report.flatMap { OutputFormat(extensionOf: $0) }?.refuseJUnit(in: command)
  }

  /// How text is laid out on standard output.
  var style: TextStyle { .ofResults }

  /// Whether anybody is going to look at a page.
  var writesHTML: Bool {
    format == .html || report.map { OutputFormat(extensionOf: $0) == .html } ?? false
  }

  /// Whether anybody is going to read JSON.
  var writesJSON: Bool {
    switch format {
    case .json, .ndjson: true
    case .text, .html, .markdown, .junit:
      report.map { OutputFormat(extensionOf: $0)?.isOfLines ?? true } ?? false
    }
  }
}

/// Which verdicts are failures, besides those that are.
struct StrictnessOptions: ParsableArguments {
  @Flag(help: "Treat warnings, and verdicts of which nothing is known, as failures.")
  var strict = false

  @Flag(help: "Fail where nothing is known of what a profile accepts.")
  var requireKnown = false

  /// The verdicts that are failures.
  var failing: Set<Verdict> {
    strict ? [.fail, .warn, .unknown] : requireKnown ? [.fail, .unknown] : [.fail]
  }
}
