package import Analysis
package import MediaModel

/// One picture of a pair: what it is like in the size that both share, and where it comes from.
package struct PairFrame: Sendable, Hashable {
  /// What the picture is like after it was brought to the shared size.
  package var measures: FrameMeasures
  /// Its size as it was seen before.
  package var originalSize: PixelSize
  /// The share of the picture that was cut off, from 0 to 1.
  package var croppedShare: Double
  /// The share of the result that is bars, from 0 to 1.
  package var paddedShare: Double
  /// When it is shown, counted from the clip's first frame; nil for a picture file.
  package var time: MediaTime?
  /// The frames around it, and which of them it is; nil for a picture file.
  package var surroundings: Surroundings?

  /// The frames around a picture.
  package struct Surroundings: Sendable, Hashable {
    package var run: FrameRun
    /// The picture's number in the run.
    package var index: Int

    package init(run: FrameRun, index: Int) {
      self.run = run
      self.index = index
    }
  }

  package init(
    measures: FrameMeasures, originalSize: PixelSize, croppedShare: Double = 0,
    paddedShare: Double = 0, time: MediaTime? = nil, surroundings: Surroundings? = nil
  ) {
    self.measures = measures
    self.originalSize = originalSize
    self.croppedShare = croppedShare
    self.paddedShare = paddedShare
    self.time = time
    self.surroundings = surroundings
  }

  /// What is wrong with the picture as a frame of its clip, or by itself.
  package var defects: [FrameDefect] {
    guard let surroundings else {
      return FrameRun([MeasuredFrame(time: .zero, measures: measures)]).defects[0]
    }
    return surroundings.run.defects[surroundings.index]
  }
}
