import Media
import MediaModel

/// A clip as the planner sees it: its facts, and the questions that only the file can answer.
///
/// Plans are made of values alone, so that they can be tested without a file.
struct ClipSource {
  let facts: MediaFacts
  /// When the frames of the main track are shown, at least near a part of the clip that is counted
  /// from its first frame; nil for all of it.
  let timeline: (Range<MediaTime>?) throws(MediaError) -> FrameTimeline
  /// Why taking coded frames over would not be exact, as a clause, or nil.
  let copyObstacle: (FrameRange, Int) throws(MediaError) -> String?
  /// Why this build cannot carry a rendition out, as a sentence, or nil.
  let renderObstacle: (ClipRendition) -> String?
}

extension ClipSource {
  /// The clip of a file.
  init(file facts: MediaFacts) {
    let track = facts.mainVideo?.index ?? 0
    self.init(
      facts: facts,
      timeline: { part throws(MediaError) in
        try FrameTimeline(ofTrack: track, in: facts.path, near: part)
      },
      copyObstacle: { range, track throws(MediaError) in
        try CopyAssessment.obstacle(toCopying: range, ofTrack: track, in: facts.path)
      },
      renderObstacle: { ClipRenderer.obstacle(to: $0) })
  }
}
