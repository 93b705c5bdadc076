import Media
import MediaModel
import Preprocess
import Reports

/// Gathers facts for the formats that come as a whole: a page, and Markdown.
struct FactsDocument {
  private enum Content {
    case page(FactsPage)
    case markdown([String])
  }

  private var content: Content
  private let wish: PictureWish

  /// A document in a format, or nil for formats that are printed bit by bit; `isAlone` when it is about
  /// a single file.
  init?(_ format: OutputFormat, isAlone: Bool) {
    wish = isAlone ? .page : .overview
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
  mutating func take(_ path: String, _ result: Result<MediaFacts, MediaError>) {
    switch (content, result) {
    case (.page(var page), .success(let facts)):
      page.add(facts, pictures: PictureReader(facts, wish).pictures())
      content = .page(page)
    case (.page(var page), .failure(let error)):
      page.add(unread: path, message: error.reason)
      content = .page(page)
    case (.markdown(let blocks), .success(let facts)):
      content = .markdown(blocks + [ReportMarkdown().text(facts)])
    case (.markdown(let blocks), .failure(let error)):
      content = .markdown(
        blocks + [ReportMarkdown().text(unchecked: path, message: error.reason)])
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
