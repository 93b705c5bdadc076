import CommandLineArguments
import JSON
import Media
import Preflight
import Reports
import System

/// Prints what comes of the tasks of a batch, in the order of its inputs, and a summary at the end.
struct MakingPrinter {
  private let format: OutputFormat
  private let text: ResultLineText
  private let summaryText: ResultSummaryText
  private var writer = ResultWriter()
  private var documents: [JSONValue] = []
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
  mutating func take(_ task: MakingTask, _ outcomes: [PartOutcome]) {
    let path = task.entry.path
    let gathered = GatheredOutcomes(outcomes)
    gathered.count(in: &summary, &status)
    isStopped = isStopped || gathered.isStopped
    for target in gathered.done {
      put(
        [ResultSummaryJSON.done(path, target: target)],
        text: [text.done(path, target: target)])
    }
    put(gathered.worked.flatMap(\.lines), text: gathered.results.map { text.text($0, of: path) })
    for message in gathered.failures {
      progress.clear()
      printError("\(path): \(message)")
      put([ReportJSON.error(path: path, message: message)], text: [])
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

  private mutating func put(_ lines: [JSONValue], text: [String]) {
    switch format {
    case .json: documents += lines
    case .ndjson, .text, .html, .markdown, .junit:
      progress.clear()
      if format == .text {
        for line in text { writer.write(line: line) }
      } else {
        for line in lines { writer.write(line: line) }
      }
    }
  }

  /// One document of all results, a line each.
  private func document(isStopped: Bool) -> String {
    let summary = ResultSummaryJSON.value(summary, isStopped: isStopped).text(isIndented: false)
    return "{\"schema\":\"preflight.batch-results/1\",\"results\":[\n"
      + documents.map { $0.text(isIndented: false) }.joined(separator: ",\n")
      + "\n],\"summary\":\(summary)}"
  }
}

/// What came of all parts of one file.
struct GatheredOutcomes {
  /// What came of the parts that were worked on.
  private(set) var worked: [PartOutcome] = []
  private(set) var results: [BatchResult] = []
  /// The paths of what had been made before.
  private(set) var done: [String] = []
  /// Why parts could not be tried, a sentence each; what is true of all of them is said once.
  private(set) var failures: [String] = []
  /// Whether somebody wanted to stop first.
  private(set) var isStopped = false
  private var isPassedOver = false

  init(_ outcomes: [PartOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .repair, .stills, .refused:
        worked.append(outcome)
        results += outcome.results
      case .done(let target): done.append(target)
      case .passedOver: isPassedOver = true
      case .failed(let message): if !failures.contains(message) { failures.append(message) }
      case .stopped: isStopped = true
      }
    }
  }

  /// Whether something is not as it was wanted.
  var hasFailed: Bool {
    !failures.isEmpty || results.contains { $0.outcome == .refused || $0.isObjectedTo }
  }

  /// Counts the file, once.
  func count(in summary: inout ResultSummary, _ status: inout ExitStatus) {
    if !failures.isEmpty {
      summary.countFailed()
      status.couldNotCheck()
    } else if !results.isEmpty {
      summary.count(results)
    } else if !done.isEmpty {
      summary.countDone()
    } else if isPassedOver {
      summary.countSkipped()
    }
    if results.contains(where: { $0.outcome == .refused || $0.isObjectedTo }) { status.fail() }
  }
}

extension PartOutcome {
  /// What programs read of it: the same as of a run about one file.
  var lines: [JSONValue] {
    let (version, now) = (FFmpegVersion.release, Timestamp.now)
    switch self {
    case .repair(let report):
      return [RepairJSON(ffmpegVersion: version, createdAt: now).value(report)]
    case .stills(let stills):
      return stills.map(StillJSON(ffmpegVersion: version, createdAt: now).line)
    case .refused(let refusals, let path, let notes):
      let json = StillJSON(ffmpegVersion: version, createdAt: now)
      return [json.refusal(refusals, of: path, notes: notes)]
    case .done, .passedOver, .failed, .stopped: return []
    }
  }
}
