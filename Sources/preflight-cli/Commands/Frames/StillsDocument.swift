import Media
import Preflight
import Preprocess
import Reports
import System
import Workers

extension ReportDocument {
  /// Stills of a file, which are read again for a page.
  static func stills(
    _ stills: [StillRecord], of source: String, runner: JobRunner
  ) -> ReportDocument {
    .stills(stills, of: source, frames: { pictures(of: stills, runner) })
  }

  /// A pair for a transition, made small for a page.
  static func pair(_ pair: PreparedPair) -> ReportDocument {
    .pair(pair.report, frames: { pictures(of: pair) })
  }

  private static func pictures(
    of stills: [StillRecord], _ runner: JobRunner
  ) -> [String: FilePictures] {
    let options = stills.count > 12 ? ThumbnailOptions.overview : .page
    var pictures: [String: FilePictures] = [:]
    for still in stills {
      guard let facts = try? runner.facts(of: still.path) else { continue }
      pictures[still.path] = runner.pictures(PicturesJob(of: facts, options))
    }
    return pictures
  }

  private static func pictures(of pair: PreparedPair) -> PairPictures? {
    guard
      let both = try? FramePair(
        start: pair.start, end: pair.end, longSide: ThumbnailOptions.page.longSideOfEnds),
      let frames = try? both.pictures.map({
        try Thumbnail($0, quality: ThumbnailOptions.page.quality)
      }), frames.count == 3
    else { return nil }
    return PairPictures(
      start: frames[0], end: frames[1], difference: frames[2], factor: both.factor)
  }
}
