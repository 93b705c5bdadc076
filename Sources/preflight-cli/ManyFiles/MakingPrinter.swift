import CommandLineArguments
import JSON
import Preflight
import Reports
import System

/// Prints what comes of the tasks of a batch, in the order of its inputs, and a summary at the end.
struct MakingPrinter {
  private let format: OutputFormat
  private let text: ResultLineText
  private let summaryText: ResultSummaryText
  private var writer = ResultWriter()
  private var documents: [String] = []
  private var status = ExitStatus()
  private(set) var summary = ResultSummary()
  private var isStopped = false
  private var progress: BatchProgress

  init(_ options: ReportOptions, progress: BatchProgress) {
    format = options.format
    text = ResultLineText(style: options.style)
    // Standard output is for programs where it is not text; who watches wants to know all the same.
    summaryText = ResultSummaryText(
      style: format == .text
        ? options.style
        : TextStyle(width: Terminal.errorWidth, isColored: Terminal.errorIsColored))
    self.progress = progress
  }

  /// Prints or gathers what came of a task.
  mutating func take(_ task: FileTask, _ outcomes: [PartOutcome]) {
    let path = task.entry.path
    let gathered = GatheredOutcomes(outcomes)
    gathered.count(in: &summary, &status)
    isStopped = isStopped || gathered.isStopped
    for target in gathered.done {
      put(
        [ResultSummaryJSON.done(path, target: target).text(isIndented: false)],
        text: [text.done(path, target: target)])
    }
    put(gathered.lines, text: gathered.results.map { text.text($0, of: path) })
    for message in gathered.failures {
      progress.clear()
      printError("\(path): \(message)")
      put([ReportJSON.error(path: path, message: message).text(isIndented: false)], text: [])
    }
    progress.advance(hasFailed: gathered.hasFailed)
  }

  /// Writes what has to come last.
  ///
  /// - Throws: `FileError` when results cannot be written, `ExitCode` unless everything was done.
  mutating func finish() throws {
    progress.clear()
    let isStopped = isStopped || !StopSignal.isAbsent
    let words = summaryText.text(summary, isStopped: isStopped)
    switch format {
    case .text: writer.write(line: (writer.isEmpty ? "" : "\n") + words)
    case .json: writer.write(line: document(isStopped: isStopped))
    // Pages of many results were refused.
    case .ndjson, .html, .markdown, .junit:
      FileDescriptorOutput.standardError.write(Array((words + "\n").utf8))
    }
    try writer.finish()
    if isStopped, let code = StopSignal.exitCode { throw ExitCode(code) }
    try status.exit()
  }

  private mutating func put(_ lines: [String], text: [String]) {
    switch format {
    case .json: documents += lines
    case .ndjson, .text, .html, .markdown, .junit:
      progress.clear()
      for line in format == .text ? text : lines { writer.write(line: line) }
    }
  }

  /// One document of what the processes wrote, which is JSON already.
  private func document(isStopped: Bool) -> String {
    let summary = ResultSummaryJSON.value(summary, isStopped: isStopped).text(isIndented: false)
    return "{\"schema\":\"preflight.batch-results/1\",\"results\":[\n"
      + documents.joined(separator: ",\n") + "\n],\"summary\":\(summary)}"
  }
}
