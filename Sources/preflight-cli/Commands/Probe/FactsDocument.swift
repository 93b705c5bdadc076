import Media
import MediaModel
import Preprocess
import Reports
import System
import Workers

/// Gathers facts for the formats that come as a whole: a page, and Markdown.
struct FactsDocument {
  private enum Content {
    case page(FactsPage)
    case markdown([String])
  }

  private var content: Content
  private let pictures: PagePictures

  /// A document in a format, or nil for formats that are printed bit by bit.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - isAlone: Whether it is about a single file.
  ///   - runner: Who takes the pictures.
  init?(_ format: OutputFormat, isAlone: Bool, runner: JobRunner) {
    pictures = PagePictures(isAlone: isAlone, runner: runner)
    switch format {
    case .text, .json, .ndjson, .junit: return nil
    case .html:
      content = .page(
        FactsPage(
          PageMaker(createdAt: Timestamp.now, ffmpegVersion: FFmpegVersion.release)))
    case .markdown: content = .markdown([])
    }
  }

  /// Adds one file.
  mutating func take(_ reading: FactsReading) {
    let before = content
    // What has one owner grows in place: thousands of facts are not copied for each one more.
    content = .markdown([])
    switch consume before {
    case .page(var page):
      add(reading, to: &page)
      content = .page(page)
    case .markdown(var blocks):
      blocks += Self.text(of: reading)
      content = .markdown(blocks)
    }
  }

  private func add(_ reading: FactsReading, to page: inout FactsPage) {
    switch reading {
    case .facts(let facts, _): page.add(facts, pictures: pictures.pictures(of: facts))
    case .failed(let path, let reason): page.add(unread: path, message: reason)
    case .noMedia, .earlier: break
    }
  }

  private static func text(of reading: FactsReading) -> [String] {
    switch reading {
    case .facts(let facts, _): [ReportMarkdown().text(facts)]
    case .failed(let path, let reason):
      [ReportMarkdown().text(unchecked: path, message: reason)]
    case .noMedia, .earlier: []
    }
  }

  /// The whole document.
  var text: String {
    switch content {
    case .page(let page): page.html()
    case .markdown(let blocks): blocks.joined(separator: "\n\n") + "\n"
    }
  }
}
