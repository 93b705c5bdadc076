import Media
import Preflight
import Reports
import System

extension OutputFormat {
  /// The form in which reports are written.
  ///
  /// - Parameters:
  ///   - subject: What a page that gathers files is about.
  ///   - style: How text is laid out.
  ///   - choice: The profiles that are asked about.
  ///   - createdAt: When the report is made, as ISO 8601 in UTC.
  /// - Returns: The form, to which documents are added.
  func reports(
    about subject: HTMLFormat.Subject = .answers, style: TextStyle = TextStyle(),
    choice: ProfileChoice? = nil, createdAt: String = Timestamp.now
  ) -> any ReportFormat {
    let version = FFmpegVersion.release
    switch self {
    case .text: return TextFormat(style: style, profileNames: choice?.names ?? [:])
    case .json: return JSONFormat(.document, ffmpegVersion: version, createdAt: createdAt)
    case .ndjson: return JSONFormat(.lines, ffmpegVersion: version, createdAt: createdAt)
    case .html:
      let maker = PageMaker(
        createdAt: createdAt, ffmpegVersion: version, profileNames: choice?.names ?? [:],
        profiles: choice?.profiles ?? [])
      return HTMLFormat(maker, about: subject)
    case .markdown: return MarkdownFormat(profileNames: choice?.names ?? [:])
    case .junit: return JUnitDocument(createdAt: createdAt)
    }
  }
}

/// Prints a report in the wanted format, and saves it where that was asked.
struct ReportPrinter {
  private let options: ReportOptions
  private let file: ResultFile?
  /// When the report is made.
  private let createdAt = Timestamp.now

  /// Makes sure that the report has a place.
  ///
  /// - Throws: `FileError` when it has none, or would take that of a source.
  init(_ options: ReportOptions, protecting sources: String...) throws {
    self.options = options
    file = try options.report.map { path in
      for source in sources { try FileIdentity.refuse(path, replacing: source) }
      return try ResultFile(path: path, replacesExisting: options.overwrite)
    }
  }

  /// Prints and saves a report; `results` are the files that were written, which the report must not
  /// replace.
  ///
  /// - Throws: `FileError` when it cannot be written.
  func print(_ document: ReportDocument, besides results: [String] = []) throws {
    if let file {
      for result in results { try FileIdentity.refuse(file.path, replacing: result) }
      let format = OutputFormat(extensionOf: file.path) ?? .json
      try file.write(Array(text(document, as: format).utf8))
    }
    var writer = ResultWriter()
    writer.write(whole: text(document, as: options.format))
    try writer.finish()
  }

  /// A report in a format, with its last line break.
  func text(_ document: ReportDocument, as format: OutputFormat) -> String {
    format.reports(style: options.style, createdAt: createdAt).render(document)
  }

  /// Tells a program, which reads standard output, that nothing came of it.
  func print(_ error: MediaError) {
    let value = ReportJSON.error(
      path: error.path, message: error.reason, kind: error.kind.rawValue)
    var writer = ResultWriter()
    switch options.format {
    case .text, .html, .markdown, .junit: break
    case .json: writer.write(document: value)
    case .ndjson: writer.write(line: value)
    }
  }
}
