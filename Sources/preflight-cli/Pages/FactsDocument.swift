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
  mutating func take(_ facts: MediaFacts) {
    switch content {
    case .page(var page):
      page.add(facts, pictures: PictureReader(facts, wish).pictures())
      content = .page(page)
    case .markdown(let blocks): content = .markdown(blocks + [ReportMarkdown().text(facts)])
    }
  }

  /// Adds a file that could not be read.
  mutating func take(_ path: String, unreadBecause reason: String) {
    switch content {
    case .page(var page):
      page.add(unread: path, message: reason)
      content = .page(page)
    case .markdown(let blocks):
      content = .markdown(blocks + [ReportMarkdown().text(unchecked: path, message: reason)])
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
