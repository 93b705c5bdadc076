import JSON
import Media
import Reports
import System

/// Prints a report in the wanted format, and saves it where that was asked.
struct ReportPrinter {
  private let format: OutputFormat
  private let file: ResultFile?
  /// How the report is saved.
  private let fileFormat: OutputFormat

  /// Makes sure that the report has a place.
  ///
  /// - Throws: `FileError` when it has none, or would take that of a source.
  init(_ options: ReportOptions, protecting sources: String...) throws {
    format = options.format
    fileFormat = options.report.flatMap { OutputFormat(extensionOf: $0) } ?? .json
    file = try options.report.map { path in
      for source in sources { try FileIdentity.refuse(path, replacing: source) }
      return try ResultFile(path: path, replacesExisting: options.overwrite)
    }
  }

  /// Prints and saves a report.
  ///
  /// - Parameters:
  ///   - document: The whole of it.
  ///   - lines: What is a line each for a program that reads lines; nil for the document on one line.
  ///   - results: The files that were written, which the report must not replace.
  ///   - text: The report for people.
  ///   - whole: The report in one of the formats that come as a whole: page, Markdown, JUnit.
  /// - Throws: `FileError` when it cannot be written.
  func print(
    _ document: JSONValue, lines: [JSONValue]? = nil, besides results: [String], text: String,
    whole: (OutputFormat) -> String
  ) throws {
    if let file {
      for result in results { try FileIdentity.refuse(file.path, replacing: result) }
      let text =
        fileFormat.isOfLines ? document.text(isIndented: true) + "\n" : whole(fileFormat)
      try file.write(Array(text.utf8))
    }
    var writer = ResultWriter()
    switch format {
    case .text: writer.write(block: text)
    case .json: writer.write(document: document)
    case .ndjson: for line in lines ?? [document] { writer.write(line: line) }
    case .html, .markdown, .junit: writer.write(whole: whole(format))
    }
    try writer.finish()
  }

  /// Tells a program, which reads standard output, that nothing came of it.
  func print(_ error: MediaError) {
    let value = ReportJSON.error(
      path: error.path, message: error.reason, kind: error.kind.rawValue)
    var writer = ResultWriter()
    switch format {
    case .text, .html, .markdown, .junit: break
    case .json: writer.write(document: value)
    case .ndjson: writer.write(line: value)
    }
  }
}
