import Reports

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
