import CommandLineArguments
import Preflight
import Reports
import System

/// Prints the answers about files of a watched folder, each at once, and a summary at the end.
struct WatchPrinter {
  private let format: DataFormat
  private let style: TextStyle
  private let failing: Set<Verdict>
  private let resultText: ResultLineText
  private var writer = ResultWriter()
  private var status = ExitStatus()
  private var checked = BatchSummary()
  private var made = ResultSummary()

  init(format: DataFormat, style: TextStyle, failing: Set<Verdict>) {
    self.format = format
    self.style = style
    self.failing = failing
    resultText = ResultLineText(style: style)
  }

  /// Prints an answer.
  mutating func take(_ prepared: PreparedAnswer) {
    if let file = prepared.file {
      checked.count(file)
      status.count(file.verdict, failing: failing)
    }
    switch prepared.answer {
    case .report, .matrix, .earlier, .senseless: break
    case .unchecked(let path, let message):
      checked.countUnchecked()
      status.couldNotCheck()
      printError("\(path): \(message)")
    case .noMedia: checked.countSkipped()
    }
    if let text = prepared.text { writer.write(line: text) }
  }

  /// Prints what was made of a file.
  mutating func take(_ task: MakingTask, _ outcomes: [PartOutcome]) {
    let path = task.entry.path
    let gathered = GatheredOutcomes(outcomes)
    gathered.count(in: &made, &status)
    let text = gathered.results.map { resultText.text($0, of: path) }
    if format == .text {
      for line in text { writer.write(line: line) }
    } else {
      for line in gathered.worked.flatMap(\.lines) { writer.write(line: line) }
    }
    for message in gathered.failures {
      printError("\(path): \(message)")
      if format != .text { writer.write(line: ReportJSON.error(path: path, message: message)) }
    }
  }

  /// Writes what has to come last, with how many files were not complete yet.
  ///
  /// - Throws: `FileError` when results cannot be written, `ExitCode` unless all files pass.
  mutating func finish(waitingCount: Int) throws {
    var parts = [BatchSummaryText(style: style).text(checked)]
    if made.count > 0 {
      parts.append(ResultSummaryText(style: style).text(made, isStopped: false))
    }
    if waitingCount > 0 {
      parts.append(
        "\(waitingCount) \(waitingCount == 1 ? "file was" : "files were") not complete yet, and "
          + "nobody answered for \(waitingCount == 1 ? "it" : "them").")
    }
    let text = parts.joined(separator: "\n\n")
    if format == .text {
      writer.write(line: (writer.isEmpty ? "" : "\n") + text)
    } else {
      FileDescriptorOutput.standardError.write(Array((text + "\n").utf8))
    }
    try writer.finish()
    if let code = StopSignal.exitCode { throw ExitCode(code) }
    try status.exit()
  }
}
