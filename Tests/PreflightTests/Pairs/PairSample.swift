import Analysis
import MediaModel
import Preflight
import TestSamples
import Testing

/// Pictures of pairs to judge.
enum PairSample {
  static func size(_ width: Int, _ height: Int) throws -> PixelSize {
    try #require(PixelSize(width: width, height: height))
  }

  /// A picture file of one scene, as it would be after it was brought to the shared size.
  static func frame(
    _ picture: RGBImage, from original: (Int, Int) = (1920, 1080), cropped: Double = 0
  ) throws -> PairFrame {
    PairFrame(
      measures: FrameMeasures(of: picture), originalSize: try size(original.0, original.1),
      croppedShare: cropped)
  }

  /// A frame of a clip among its neighbours.
  static func frame(_ index: Int, in run: FrameRun) throws -> PairFrame {
    PairFrame(
      measures: run.frames[index].measures, originalSize: try size(1920, 1080),
      time: run.frames[index].time, surroundings: .init(run: run, index: index))
  }

  static func findings(_ start: PairFrame, _ end: PairFrame) -> [String: PairFinding] {
    Dictionary(
      uniqueKeysWithValues: PairAssessment(start: start, end: end).findings.map { ($0.id, $0) })
  }
}
