import JSON
import Media
import Preflight
import Reports
import System
import Workers

/// An answer with what is printed of it, made where there is time for that: in the tasks that work at
/// the same time.
struct PreparedAnswer: Sendable {
  let answer: CheckAnswer
  /// What is printed, or nil when the answer has no text.
  var text: [UInt8]?
  /// The JSON of formats that gather, or nil.
  var json: JSONValue?
  /// What a batch counts, or nil for what was not checked.
  var file: CheckedFile?
  /// What a page shows of the files, by path.
  var pictures: [String: FilePictures] = [:]
  /// How long it took to find the answer.
  var seconds = 0.0

  /// Makes them; it holds what all answers of a run have in common.
  struct Maker: Sendable {
    private let format: OutputFormat
    private let isBatch: Bool
    private let pictures: PagePictures?
    private let text: ReportText
    private let matrixText: MatrixText
    private let line: BatchLine
    private let json: ReportJSON

    init(
      output: OutputOptions, choice: ProfileChoice, isBatch: Bool, isAlone: Bool = false,
      listsKept: Bool = false, runner: JobRunner
    ) {
      format = output.format
      self.isBatch = isBatch
      pictures =
        output.format == .html
        ? PagePictures(isAlone: isAlone, runner: runner) : nil
      text = ReportText(
        style: output.style, profileNames: choice.names, listsKept: listsKept)
      matrixText = MatrixText(
        style: output.style,
        workflows: Set(choice.profiles.filter { $0.kind == .workflow }.map(\.id)))
      line = BatchLine(style: output.style)
      json = ReportJSON(
        ffmpegVersion: FFmpegVersion.release, createdAt: Timestamp.now,
        profileNames: choice.names)
    }

    /// The answer with what is printed of it; in a batch it is about the file at a path, in some state.
    func prepared(
      _ answer: CheckAnswer, path: String? = nil, stamp: BatchStamp? = nil,
      since start: ContinuousClock.Instant = .now
    ) -> PreparedAnswer {
      var prepared = PreparedAnswer(answer: answer)
      prepared.seconds = (ContinuousClock.now - start) / .seconds(1)
      if let path { prepared.file = answer.file(at: path) }
      switch format {
      case .text: prepared.text = text(of: answer, path: path).map { Array($0.utf8) }
      case .json: prepared.json = value(of: answer)
      case .ndjson:
        var value = value(of: answer)
        if let file = prepared.file, let stamp {
          value = value.map { BatchJSON.line($0, of: file, stamp: stamp) }
        }
        prepared.text = value?.bytes(isIndented: false)
      case .html: prepared.pictures = pictures(of: answer)
      case .markdown, .junit: break
      }
      return prepared
    }

    /// The document of many answers.
    func document(_ values: [JSONValue], verdict: Verdict) -> JSONValue {
      json.document(values, verdict: verdict)
    }

    /// What a page says about pictures that it does not show, or nil.
    var pictureNote: String? { pictures?.note }

    private func pictures(of answer: CheckAnswer) -> [String: FilePictures] {
      switch answer {
      case .report(let report):
        pictures?.pictures(of: report.request) ?? [:]
      case .matrix(_, let request): pictures?.pictures(of: request) ?? [:]
      case .unchecked, .senseless, .noMedia, .earlier: [:]
      }
    }

    private func text(of answer: CheckAnswer, path: String?) -> String? {
      switch answer {
      case .report(let report): path.map { line.text(report, path: $0) } ?? text.text(report)
      case .matrix(let cells, let request):
        path.map { line.text(cells, path: $0) } ?? matrixText.text(cells, request: request)
      case .unchecked, .senseless, .noMedia, .earlier: nil
      }
    }

    private func value(of answer: CheckAnswer) -> JSONValue? {
      switch answer {
      case .report(let report): json.value(report)
      case .matrix(let cells, let request): json.matrix(cells, request: request)
      case .unchecked(let path, let message): ReportJSON.error(path: path, message: message)
      case .senseless, .noMedia, .earlier: nil
      }
    }
  }
}

extension CheckAnswer {
  /// What a batch counts of the answer about one file.
  fileprivate func file(at path: String) -> CheckedFile? {
    switch self {
    case .report(let report): CheckedFile(report, path: path)
    case .matrix(let cells, _): CheckedFile(path: path, verdict: cells.verdict)
    case .earlier(let file): file
    case .unchecked, .senseless, .noMedia: nil
    }
  }
}

/// Gathers the answers of a run for the formats that come as a whole: a page, Markdown, JUnit.
struct AnswerDocument {
  private var format: any ReportFormat

  /// A document in a format, or nil for formats that are printed bit by bit.
  init?(_ format: OutputFormat, choice: ProfileChoice) {
    guard !format.isOfLines else { return nil }
    self.format = format.reports(choice: choice)
  }

  /// Adds one answer.
  mutating func take(_ prepared: PreparedAnswer) {
    let (frames, seconds) = (prepared.pictures, prepared.seconds)
    switch prepared.answer {
    case .report(let report): format.add(.check(report, frames: frames, seconds: seconds))
    case .matrix(let cells, let request):
      format.add(.matrix(cells, request, frames: frames, seconds: seconds))
    case .unchecked(let path, let message):
      format.add(.unchecked(path: path, message: message, seconds: seconds))
    case .senseless, .noMedia, .earlier: break
    }
  }

  /// The whole document; `note` is what a page says about frames that it does not show, or nil.
  func text(note: String?) -> String { format.text(note: note) }
}
