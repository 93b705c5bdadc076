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

  /// A pair for a transition.
  static func pair(_ pair: PreparedPair) -> ReportDocument {
    .pair(pair.report, frames: { pair.pictures })
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
}
