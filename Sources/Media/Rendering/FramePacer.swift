import MediaModel

/// Decides which frames of the result show a frame of the source, in one pass over a range.
struct FramePacer {
  private let timing: FrameTiming
  /// Seconds a tick of the source.
  private let timeBase: Rational
  /// When the range starts, in ticks.
  private let start: Int64
  /// How many frames of the source there were so far.
  private(set) var sourceCount = 0
  /// The number of the next frame of the result.
  private(set) var next: Int

  /// - Parameters:
  ///   - timing: When frames of the result are shown.
  ///   - timeBase: Seconds a tick of the source.
  ///   - start: When the range starts, in ticks.
  ///   - first: The number of the pass's first frame in the result.
  init(_ timing: FrameTiming, timeBase: Rational, start: Int64, first: Int = 0) {
    self.timing = timing
    self.timeBase = timeBase
    self.start = start
    next = first
    passStart = first
  }

  private let passStart: Int

  /// The numbers of the frames of the result that show the frame before the one at a time, which is
  /// nil after the last; they cannot be known earlier.
  ///
  /// With a new rate, each frame of the result shows the frame of the source that is nearest in
  /// time, of two the earlier.
  mutating func framesShowingPrevious(nextTime time: Int64?, limit: Int) -> Range<Int> {
    let from = next
    switch timing {
    case .even, .original:
      next = min(limit, passStart + sourceCount)
    case .resampled(let rate):
      guard let time else {
        next = limit
        break
      }
      let position = Rational(time - start) * timeBase * rate.framesPerSecond
      let half = Rational(1, 2) ?? 0
      // Frame k stays with the earlier one while k + 1/2 <= position.
      let count = Int((position - half).roundedDown) + 1
      next = min(limit, max(from, passStart + count))
    }
    return from..<max(from, next)
  }

  /// Notes that one more frame of the source came.
  package mutating func count() { sourceCount += 1 }
}
