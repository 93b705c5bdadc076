import CommandLineArguments
import JSON
import Preflight
import Reports
import System

/// Prints the answers of a batch in the order of its inputs, and a summary at the end.
struct BatchPrinter {
  private var writer: ResultWriter
  private let format: OutputFormat
  private let style: TextStyle
  /// The file of the results, or nil.
  private let path: String?
  private let failing: Set<Verdict>
  private let maker: PreparedAnswer.Maker
  private var document: AnswerDocument?
  private let inputs: InputSequence
  private var progress: BatchProgress
  private var status = ExitStatus()
  private(set) var summary = BatchSummary()

  init(
    output: OutputOptions, writer: ResultWriter, maker: PreparedAnswer.Maker,
    document: AnswerDocument?, inputs: InputSequence, failing: Set<Verdict>
  ) {
    self.writer = writer
    format = output.format
    style = output.style
    path = output.output
    self.failing = failing
    self.maker = maker
    self.document = document
    self.inputs = inputs
    progress = BatchProgress(on: inputs)
  }

  /// Prints or gathers one answer.
  mutating func take(_ prepared: PreparedAnswer) {
    var hasFailed = false
    switch prepared.answer {
    case .report, .matrix, .earlier:
      guard let file = prepared.file else { return }
      if case .earlier = prepared.answer {
        summary.count(file, isEarlier: true)
      } else {
        summary.count(file)
      }
      status.count(file.verdict, failing: failing)
      hasFailed = file.verdict == .fail
    case .unchecked(let path, let message):
      summary.countUnchecked()
      status.couldNotCheck()
      hasFailed = true
      progress.clear()
      printError("\(path): \(message)")
    case .noMedia: summary.countSkipped()
    case .senseless: break
    }
    document?.take(prepared)
    if let value = prepared.json { writer.add(value) }
    if let text = prepared.text {
      progress.clear()
      writer.write(line: text)
    }
    progress.advance(hasFailed: hasFailed)
  }

  /// Writes what has to come last.
  ///
  /// - Throws: `FileError` when results cannot be written, `ExitCode` unless all inputs pass.
  mutating func finish() throws {
    progress.clear()
    if summary.isEmpty, StopSignal.isAbsent { throw inputs.emptiness }
    switch format {
    case .text:
      writer.write(
        line: (writer.isEmpty ? "" : "\n") + BatchSummaryText(style: style).text(summary))
    case .json: writer.write(document: jsonDocument)
    case .ndjson, .html, .markdown, .junit:
      if let document { writer.write(whole: document.text(note: maker.pictureNote)) }
      // Standard output is for programs; who watches wants to know all the same.
      let style = TextStyle(width: Terminal.errorWidth, isColored: Terminal.errorIsColored)
      let text = BatchSummaryText(style: style).text(summary) + "\n"
      FileDescriptorOutput.standardError.write(Array(text.utf8))
    }
    try writer.finish()
    if let code = StopSignal.exitCode {
      printError("stopped; the remaining files were not checked.\(wayOn)")
      throw ExitCode(code)
    }
    try status.exit()
  }

  /// How to go on, where the answers are kept.
  private var wayOn: String {
    guard format == .ndjson, let path else { return "" }
    return " To continue, add --resume \(path.quotedForShell)."
  }

  private var jsonDocument: JSONValue {
    let verdict =
      summary.uncheckedCount > 0 ? .fail : Verdict.worst(of: summary.verdicts.keys)
    return BatchJSON.document(
      maker.document(writer.collected, verdict: verdict), summary: summary)
  }
}
