import Analysis
import Media
import MediaModel
import Preflight

/// Looks at frames of a clip on a small scale, to tell good stills from poor ones.
struct FrameSurvey {
  let reader: FrameReader
  let planner: FrameStillPlanner

  /// Frames are looked at with at most so many pixels on the longer side.
  private static let longSide = 512

  /// Those of some frames that can be decoded whole, and what they are like, both in the order of
  /// presentation.
  ///
  /// - Throws: `MediaError` when the file cannot be read.
  package func run(of addresses: [FrameAddress]) throws -> (
    addresses: [FrameAddress], run: FrameRun
  ) {
    var whole: [FrameAddress] = []
    var frames: [MeasuredFrame] = []
    _ = try reader.readWhole(addresses, deinterlacing: planner.fields.deinterlacing) { frame in
      whole.append(frame.address)
      frames.append(try measured(frame))
    }
    return (whole, FrameRun(frames))
  }

  /// What makes a frame a poor still as far as it alone can tell, or nil.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func defect(of frame: ClipFrame) throws -> FrameDefect? {
    FrameRun([try measured(frame)]).defects[0].first { $0.kind.makesPoorStill }
  }

  /// What one frame is like.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func measured(_ frame: ClipFrame) throws -> MeasuredFrame {
    MeasuredFrame(
      time: frame.address.time, measures: PictureMeasures(of: try picture(of: frame)))
  }

  /// A frame as a viewer sees it, made small.
  ///
  /// - Throws: `MediaError` when its colours cannot be converted.
  func picture(of frame: ClipFrame) throws(MediaError) -> RGBPicture {
    let subject = FrameSubject(planner.facts, frame.traits, convertsToSDR: true)
    let shown = subject.picture?.shown
    let rendition = PictureRendition(
      containerCropping: subject.picture?.containerCropping,
      turn: subject.picture?.turn ?? Rotation.none,
      scaledSize: shown.map { $0.within(longSide: Self.longSide) },
      colorConversion: subject.color.conversion, sourceColor: subject.color.source)
    return try frame.picture(rendition)
  }
}
