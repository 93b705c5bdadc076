import Media
import Preflight
import Reports

/// Prints the answers of one run in the wanted format.
struct CheckPrinter {
  private var writer: ResultWriter
  private let format: OutputFormat
  /// Whether there is one request, whose report is the document.
  private let isSingle: Bool
  private let failing: Set<Verdict>
  private let maker: PreparedAnswer.Maker
  private var document: AnswerDocument?
  private var status = ExitStatus()
  private var verdict = Verdict.pass
  private var counts: [Verdict: Int] = [:]
  private var uncheckedCount = 0

  init(
    output: OutputOptions, writer: ResultWriter, maker: PreparedAnswer.Maker,
    document: AnswerDocument?, isSingle: Bool, failing: Set<Verdict>
  ) {
    self.writer = writer
    format = output.format
    self.isSingle = isSingle
    self.failing = failing
    self.maker = maker
    self.document = document
  }

  /// Prints or gathers one answer.
  mutating func take(_ prepared: PreparedAnswer) {
    switch prepared.answer {
    case .report(let report):
      counts[report.verdict, default: 0] += 1
      count(report.verdict, failing: failing)
    case .matrix(let cells, _): count(cells.verdict, failing: [.fail])
    case .unchecked(let path, let message):
      status.couldNotCheck()
      uncheckedCount += 1
      verdict = .fail
      printError("\(path): \(message)")
    case .senseless, .noMedia, .earlier: break
    }
    document?.take(prepared)
    if let value = prepared.json { writer.add(value) }
    guard let text = prepared.text else { return }
    if format == .text { writer.write(block: text) } else { writer.write(line: text) }
  }

  /// Writes what has to come last.
  ///
  /// - Throws: `FileError` when results cannot be written, `ExitCode` unless all inputs pass.
  mutating func finish() throws {
    if format == .json {
      writer.write(
        document: isSingle && writer.collected.count == 1
          ? writer.collected[0] : maker.document(writer.collected, verdict: verdict))
    }
    if let document { writer.write(whole: document.text(note: maker.pictureNote)) }
    if format == .text && !isSingle && !counts.isEmpty { writer.write(block: summary) }
    try writer.finish()
    try status.exit()
  }

  private mutating func count(_ verdict: Verdict, failing: Set<Verdict>) {
    status.count(verdict, failing: failing)
    self.verdict = max(self.verdict, verdict)
  }

  private var summary: String {
    let parts = [
      (counts[.pass] ?? 0, "pass"), (counts[.warn] ?? 0, "pass with warnings"),
      (counts[.unknown] ?? 0, "unknown"), (counts[.fail] ?? 0, "fail"),
      (uncheckedCount, "could not be checked"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "Checked \(counts.values.reduce(0, +) + uncheckedCount) inputs: \(text)."
  }
}
