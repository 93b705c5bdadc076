import Media
import MediaModel
import Preflight
import Reports
import System

/// Gathers the answers of a run for the formats that come as a whole: a page, Markdown, JUnit.
struct AnswerDocument {
  private enum Content {
    case page(CheckPage)
    case markdown(ReportMarkdown, [String])
    case junit(JUnitDocument)
  }

  private var content: Content

  /// A document in a format, or nil for formats that are printed bit by bit.
  init?(_ format: OutputFormat, choice: ProfileChoice) {
    switch format {
    case .text, .json, .ndjson: return nil
    case .html:
      content = .page(
        CheckPage(
          PageMaker(
            createdAt: Timestamp.now, ffmpegVersion: FFmpegVersion.release,
            profileNames: choice.names, profiles: choice.profiles)))
    case .markdown: content = .markdown(ReportMarkdown(profileNames: choice.names), [])
    case .junit: content = .junit(JUnitDocument(createdAt: Timestamp.now))
    }
  }

  /// Adds one answer.
  mutating func take(_ prepared: PreparedAnswer) {
    let before = content
    // What has one owner grows in place: thousands of answers are not copied for each one more.
    content = .junit(JUnitDocument(createdAt: ""))
    switch consume before {
    case .page(var page):
      Self.add(prepared, to: &page)
      content = .page(page)
    case .markdown(let maker, var blocks):
      if let text = Self.text(of: prepared, maker) { blocks.append(text) }
      content = .markdown(maker, blocks)
    case .junit(var document):
      Self.add(prepared, to: &document)
      content = .junit(document)
    }
  }

  /// The whole document; `note` is what a page says about pictures that it does not show, or nil.
  func text(note: String?) -> String {
    switch content {
    case .page(var page):
      page.pictureNote = note
      return page.html()
    case .markdown(_, let blocks): return blocks.joined(separator: "\n\n") + "\n"
    case .junit(let document): return document.text()
    }
  }

  private static func add(_ prepared: PreparedAnswer, to page: inout CheckPage) {
    switch prepared.answer {
    case .report(let report): page.add(report, pictures: prepared.pictures)
    case .matrix(let cells, let request):
      page.add(cells, request: request, pictures: prepared.pictures)
    case .unchecked(let path, let message): page.add(unchecked: path, message: message)
    case .senseless, .noMedia, .earlier: break
    }
  }

  private static func text(of prepared: PreparedAnswer, _ maker: ReportMarkdown) -> String? {
    switch prepared.answer {
    case .report(let report): maker.text(report)
    case .matrix(let cells, let request): maker.text(cells, request: request)
    case .unchecked(let path, let message): maker.text(unchecked: path, message: message)
    case .senseless, .noMedia, .earlier: nil
    }
  }

  private static func add(_ prepared: PreparedAnswer, to document: inout JUnitDocument) {
    let seconds = prepared.seconds
    switch prepared.answer {
    case .report(let report): document.add(report, seconds: seconds)
    case .matrix(let cells, let request):
      document.add(cells, request: request, seconds: seconds)
    case .unchecked(let path, let message):
      document.add(unchecked: path, message: message, seconds: seconds)
    case .senseless, .noMedia, .earlier: break
    }
  }
}
