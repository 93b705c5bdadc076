import Media
import Preflight
import Reports

/// Prints the report of a repair in the wanted format, and saves it where that was asked.
struct RepairPrinter {
  private let format: OutputFormat
  private let text: RepairText
  private let json: RepairJSON
  private let file: ResultFile?
  private let output: String?

  /// Makes sure that the report has a place.
  ///
  /// - Throws: `FileError` when it has none, or would take that of the source.
  init(_ options: RepairOptions, protecting source: String) throws {
    format = options.format
    text = RepairText(style: options.style)
    json = RepairJSON(ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now)
    output = options.output
    file = try options.report.map { path in
      try FileIdentity.refuse(path, replacing: source)
      return try ResultFile(path: path, replacesExisting: options.overwrite)
    }
  }

  /// Prints and saves a report.
  ///
  /// - Throws: `FileError` when it cannot be written.
  func print(_ report: RepairReport) throws {
    let value = json.value(report)
    if let file {
      if let output { try FileIdentity.refuse(file.path, replacing: output) }
      try file.write(Array((value.text(isIndented: true) + "\n").utf8))
    }
    var writer = ResultWriter()
    switch format {
    case .text: writer.write(block: text.text(report))
    case .json: writer.write(document: value)
    case .ndjson: writer.write(line: value)
    }
    try writer.finish()
  }

  /// Tells a program, which reads standard output, that nothing came of it.
  func print(_ error: MediaError) {
    let value = ReportJSON.error(path: error.path, message: error.reason)
    var writer = ResultWriter()
    switch format {
    case .text: break
    case .json: writer.write(document: value)
    case .ndjson: writer.write(line: value)
    }
  }
}
