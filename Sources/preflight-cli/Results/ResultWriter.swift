import JSON
import Media
import Reports
import System

/// Takes results in order and writes them to standard output, or to a file at the end.
struct ResultWriter {
  /// Values that were added for the one document of `--format json`.
  private(set) var collected: [JSONValue] = []
  /// Whether nothing has been written yet.
  private(set) var isEmpty = true
  private let file: ResultFile?
  private let stream: FileDescriptorOutput
  private let streamName: String
  private var pending: [UInt8] = []
  private var failure: String?

  /// A writer of results that appear when they are complete, or at once on standard output.
  ///
  /// - Parameter file: where the results go, or nil for standard output.
  init(file: ResultFile? = nil) {
    self.file = file
    stream = .standardOutput
    streamName = "standard output"
  }

  /// A writer of results that are to be had at once, in a file that is called so in messages.
  init(stream: FileDescriptorOutput, name: String) {
    file = nil
    self.stream = stream
    streamName = name
  }

  /// Remembers a value for the document.
  mutating func add(_ value: JSONValue) { collected.append(value) }

  /// Writes a value on a line of its own.
  mutating func write(line value: JSONValue) { write(line: value.bytes(isIndented: false)) }

  /// Writes a line.
  mutating func write(line text: String) { write(line: Array(text.utf8)) }

  /// Writes a line of UTF-8.
  mutating func write(line bytes: [UInt8]) { put(bytes + [UInt8(ascii: "\n")]) }

  /// Writes a text that has all its line breaks.
  mutating func write(whole text: String) { put(Array(text.utf8)) }

  /// Writes a document, indented.
  mutating func write(document value: JSONValue) { write(line: value.bytes(isIndented: true)) }

  /// Writes a block of text, with an empty line between it and the one before.
  mutating func write(block: String) { write(block: Array(block.utf8)) }

  /// The same for UTF-8.
  mutating func write(block: [UInt8]) {
    if !isEmpty { put([UInt8(ascii: "\n")]) }
    write(line: block)
  }

  /// Completes what was begun: puts the file in place.
  ///
  /// - Throws: `FileError` when the disk or the receiver refuses; no half file is left.
  func finish() throws {
    if let failure {
      throw FileError(description: "\(streamName) cannot be written: \(failure).")
    }
    try file?.write(pending)
  }

  private mutating func put(_ bytes: [UInt8]) {
    isEmpty = false
    guard file == nil else {
      pending += bytes
      return
    }
    guard failure == nil else { return }
    if !stream.write(bytes) { failure = lastErrorReason }
  }
}

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
