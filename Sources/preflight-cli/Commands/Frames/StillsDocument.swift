import Media
import MediaModel
import Preflight
import Preprocess
import Reports
import System
import Workers

/// Stills in the formats that come as a whole.
struct StillsDocument {
  let source: String
  let stills: [StillRecord]
  /// Who takes the pictures.
  let runner: JobRunner

  /// The text in a format.
  func text(_ format: OutputFormat) -> String {
    switch format {
    case .html:
      let maker = PageMaker(createdAt: Timestamp.now, ffmpegVersion: FFmpegVersion.release)
      return StillsPage(maker).html(stills, of: source, pictures: pictures)
    case .markdown: return StillMarkdown().text(stills, of: source) + "\n"
    case .text, .json, .ndjson, .junit: return ""
    }
  }

  private var pictures: [String: FilePictures] {
    let options = stills.count > 12 ? ThumbnailOptions.overview : .page
    var pictures: [String: FilePictures] = [:]
    for still in stills {
      guard let facts = try? runner.facts(of: still.path) else { continue }
      pictures[still.path] = runner.pictures(PicturesJob(of: facts, options))
    }
    return pictures
  }
}

/// Why nothing could be made, in the formats that come as a whole.
struct RefusalDocument {
  let refusals: [Refusal]
  let path: String

  /// The text in a format.
  func text(_ format: OutputFormat) -> String {
    switch format {
    case .html:
      let maker = PageMaker(createdAt: Timestamp.now, ffmpegVersion: FFmpegVersion.release)
      return StillsPage(maker).html(refusals, of: path)
    case .markdown: return StillMarkdown().text(refusals, of: path) + "\n"
    case .text, .json, .ndjson, .junit: return ""
    }
  }
}

/// A pair for a transition in the formats that come as a whole.
struct PairDocument {
  let pair: PreparedPair

  /// The text in a format.
  func text(_ format: OutputFormat) -> String {
    switch format {
    case .html:
      guard let pictures else { return "" }
      let maker = PageMaker(createdAt: Timestamp.now, ffmpegVersion: FFmpegVersion.release)
      return PairPage(maker).html(pair.report, pictures: pictures)
    case .markdown: return StillMarkdown().text(pair.report) + "\n"
    case .text, .json, .ndjson, .junit: return ""
    }
  }

  private var pictures: PairPictures? {
    let side = ThumbnailOptions.page.longSideOfEnds
    let quality = ThumbnailOptions.page.quality
    let difference = ContactSheet.difference(from: pair.start, to: pair.end, longSide: side)
    guard let start = try? Thumbnail(pair.start.within(longSide: side), quality: quality),
      let end = try? Thumbnail(pair.end.within(longSide: side), quality: quality),
      let third = try? Thumbnail(difference.picture, quality: quality)
    else { return nil }
    return PairPictures(start: start, end: end, difference: third, factor: difference.factor)
  }
}
