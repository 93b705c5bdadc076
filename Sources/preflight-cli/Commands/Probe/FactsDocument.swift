import Reports
import Workers

/// Gathers facts for the formats that come as a whole: a page, and Markdown.
struct FactsDocument {
  private var format: any ReportFormat
  /// Takes the frames that a page shows; nil for other formats.
  private let pictures: PagePictures?

  /// A document in a format, or nil for formats that are printed bit by bit.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - isAlone: Whether it is about a single file.
  ///   - runner: Who takes the frames.
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
