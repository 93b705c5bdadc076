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
  private let pictures: PagePictures

  /// A document in a format, or nil for formats that are printed bit by bit.
  ///
  /// - Parameters:
  ///   - format: The format.
  ///   - isAlone: Whether it is about a single file.
  ///   - isIsolated: Whether each file is read in a process of its own.
  init?(_ format: OutputFormat, isAlone: Bool, isIsolated: Bool) {
    pictures = PagePictures(isAlone: isAlone, isIsolated: isIsolated)
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
    switch (content, reading) {
    case (.page(var page), .facts(let facts, _)):
      page.add(facts, pictures: pictures.pictures(of: facts))
      content = .page(page)
    case (.page(var page), .failed(let path, let reason)):
      page.add(unread: path, message: reason)
      content = .page(page)
    case (.markdown(let blocks), .facts(let facts, _)):
      content = .markdown(blocks + [ReportMarkdown().text(facts)])
    case (.markdown(let blocks), .failed(let path, let reason)):
      content = .markdown(blocks + [ReportMarkdown().text(unchecked: path, message: reason)])
    case (_, .noMedia), (_, .earlier): break
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
