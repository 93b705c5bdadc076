import CommandLineArguments
import JSON
import Preflight
import Reports
import System
import Workers

/// What came out of reading one file.
enum FactsReading: Sendable {
  /// The facts; in a batch with what a later run knows them by.
  case facts(MediaFacts, BatchStamp?)
  case failed(path: String, reason: String)
  /// The file was found in a folder and is no media.
  case noMedia
  /// An earlier run has printed the facts.
  case earlier
}

/// Prints the facts of files in the wanted format.
struct FactsPrinter {
  private var writer: ResultWriter
  private let format: OutputFormat
  private var document: FactsDocument?
  private let style: TextStyle
  private var progress: BatchProgress?
  /// The inputs of a batch, or nil where only a few files are read.
  private let inputs: InputSequence?
  private var status = ExitStatus()
  private var kinds: [MediaKind: Int] = [:]
  private var failedCount = 0
  private var noMediaCount = 0
  private var earlierCount = 0

  init(
    output: OutputOptions, writer: ResultWriter, inputs: InputSequence? = nil,
    isAlone: Bool = false, runner: JobRunner
  ) {
    document = FactsDocument(output.format, isAlone: isAlone, runner: runner)
    self.writer = writer
    format = output.format
    style = output.style
    self.inputs = inputs
    progress = inputs.map { BatchProgress(on: $0) }
  }

  /// Prints or gathers what came out of one file.
  mutating func take(_ reading: FactsReading) {
    progress?.clear()
    document?.take(reading)
    var hasFailed = false
    switch reading {
    case .facts(let facts, let stamp):
      kinds[facts.kind, default: 0] += 1
      put(facts, stamp)
    case .failed(let path, let reason):
      failedCount += 1
      hasFailed = true
      status.couldNotCheck()
      printError("\(path): \(reason)")
      put(ReportJSON.error(path: path, message: reason))
    case .noMedia: noMediaCount += 1
    case .earlier: earlierCount += 1
    }
    progress?.advance(hasFailed: hasFailed)
  }

  /// Writes what has to come last.
  ///
  /// - Throws: `FileError` when the results cannot be written, `ExitCode` unless all files were read.
  mutating func finish() throws {
    progress?.clear()
    if let inputs, readCount == 0, StopSignal.isAbsent { throw inputs.emptiness }
    switch format {
    case .text: if inputs != nil { writer.write(block: summary) }
    case .json: writer.write(document: FactsJSON.document(writer.collected))
    case .ndjson: break
    case .html, .markdown, .junit: if let document { writer.write(whole: document.text) }
    }
    if inputs != nil, format != .text {
      FileDescriptorOutput.standardError.write(Array((summary + "\n").utf8))
    }
    try writer.finish()
    if inputs != nil, let code = StopSignal.exitCode { throw ExitCode(code) }
    try status.exit()
  }

  private mutating func put(_ facts: MediaFacts, _ stamp: BatchStamp?) {
    guard document == nil else { return }
    guard format != .text else {
      writer.write(block: FactsText.text(facts, style: style))
      return
    }
    let value = FactsJSON.value(facts)
    let file = CheckedFile(path: facts.path, verdict: .pass)
    put(
      format == .ndjson ? stamp.map { BatchJSON.line(value, of: file, stamp: $0) } ?? value : value)
  }

  private mutating func put(_ value: JSONValue) {
    switch format {
    case .text, .html, .markdown, .junit: break
    case .json: writer.add(value)
    case .ndjson: writer.write(line: value)
    }
  }

  private var readCount: Int { kinds.values.reduce(0, +) + failedCount + earlierCount }

  private var summary: String {
    let counts: [(Int, String)] = [
      (kinds[.video] ?? 0, "clips"), (kinds[.image] ?? 0, "pictures"),
      (kinds[.audio] ?? 0, "sounds"), (kinds[.other] ?? 0, "of other kinds"),
      (failedCount, "could not be read"), (earlierCount, "were read earlier"),
      (noMediaCount, "passed over as no media"),
    ]
    let parts = counts.filter { $0.0 > 0 }.map { count, words in "\(count.grouped) \(words)" }
    let files = "Read \(readCount.grouped) \(readCount == 1 ? "file" : "files")"
    return files + (parts.isEmpty ? "." : ": " + parts.joined(separator: ", ") + ".")
  }
}

/// Gathers facts for the formats that come as a whole: a page, and Markdown.
struct FactsDocument {
  private var format: any ReportFormat
  /// Takes the frames that a page shows; nil for other formats.
  private let pictures: PagePictures?

  /// A document about one file or several, or nil for formats that are printed bit by bit.
  init?(_ format: OutputFormat, isAlone: Bool, runner: JobRunner) {
    guard !format.isOfLines else { return nil }
    self.format = format.reports(about: .facts)
    pictures = format == .html ? PagePictures(isAlone: isAlone, runner: runner) : nil
  }

  /// Adds one file.
  mutating func take(_ reading: FactsReading) {
    switch reading {
    case .facts(let facts, _): format.add(.facts(facts, pictures?.pictures(of: facts)))
    case .failed(let path, let reason):
      format.add(.unchecked(path: path, message: reason, seconds: 0))
    case .noMedia, .earlier: break
    }
  }

  /// The whole document.
  var text: String { format.text(note: nil) }
}
