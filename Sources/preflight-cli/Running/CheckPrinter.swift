import Media
import Preflight
import Reports

/// Prints the answers of one run in the wanted format.
struct CheckPrinter {
  private var writer: ResultWriter
  private let format: OutputFormat
  /// Whether there is one request, whose report is the document.
  private let isSingle: Bool
  private let isStrict: Bool
  private let text: ReportText
  private let matrixText: MatrixText
  private let json: ReportJSON
  private var status = ExitStatus()
  private var verdict = Verdict.pass
  private var counts: [Verdict: Int] = [:]
  private var uncheckedCount = 0

  init(
    output: OutputOptions, writer: ResultWriter, choice: ProfileChoice, isSingle: Bool,
    isStrict: Bool
  ) {
    self.writer = writer
    format = output.format
    self.isSingle = isSingle
    self.isStrict = isStrict
    text = ReportText(style: output.style, profileNames: choice.names)
    matrixText = MatrixText(
      style: output.style,
      workflows: Set(choice.profiles.filter { $0.kind == .workflow }.map(\.id)))
    json = ReportJSON(
      ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now,
      profileNames: choice.names)
  }

  /// Prints or gathers one answer.
  mutating func take(_ answer: CheckAnswer) {
    switch answer {
    case .report(let report):
      status.count(report.verdict, isStrict: isStrict)
      verdict = max(verdict, report.verdict)
      counts[report.verdict, default: 0] += 1
      if format == .text {
        writer.write(block: text.text(report))
      } else {
        put(json.value(report))
      }
    case .matrix(let cells, let request):
      // Somebody who asks who takes a clip is not failed by those who do not.
      let takes = cells.contains { $0.answer == .asIs }
      status.count(takes ? .pass : .fail, isStrict: false)
      verdict = max(verdict, takes ? .pass : .fail)
      if format == .text {
        writer.write(block: matrixText.text(cells, request: request))
      } else {
        put(json.matrix(cells, request: request))
      }
    case .unchecked(let path, let message):
      status.couldNotCheck()
      uncheckedCount += 1
      verdict = .fail
      printError("\(path): \(message)")
      if format != .text { put(ReportJSON.error(path: path, message: message)) }
    case .senseless:
      break
    }
  }

  /// Writes what has to come last.
  ///
  /// - Throws: `FileError` when results cannot be written, `ExitCode` unless all inputs pass.
  mutating func finish() throws {
    if format == .json {
      writer.write(
        document: isSingle && writer.collected.count == 1
          ? writer.collected[0] : json.document(writer.collected, verdict: verdict))
    }
    if format == .text && !isSingle && !counts.isEmpty { writer.write(block: summary) }
    try writer.finish()
    try status.exit()
  }

  private mutating func put(_ value: JSONValue) {
    if format == .ndjson { writer.write(line: value) } else { writer.add(value) }
  }

  private var summary: String {
    let parts = [
      (counts[.pass] ?? 0, "pass"), (counts[.warn] ?? 0, "pass with warnings"),
      (counts[.fail] ?? 0, "fail"), (uncheckedCount, "could not be checked"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "Checked \(counts.values.reduce(0, +) + uncheckedCount) inputs: \(text)."
  }
}
