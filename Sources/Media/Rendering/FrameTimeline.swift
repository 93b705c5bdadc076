package import MediaModel

/// When the frames of a track are shown, as far as that was read.
package struct FrameTimeline: Sendable, Hashable {
  /// The number of the track.
  package var track: Int
  /// Seconds a tick.
  package var timeBase: Rational
  /// When each frame is shown, ascending, in ticks on the clock of the file.
  package var times: [Int64]
  /// When the last of the frames is over, in ticks.
  package var end: Int64
  /// The number of the first of the frames in the clip, from 0, or nil when what comes before was
  /// not counted.
  package var firstNumber: Int?
  /// Whether these are all frames of the track.
  package var isComplete: Bool
  /// When the clip's first frame is shown, in ticks on the clock of the file.
  package var origin: Int64
  /// Whether the file says of no frame that it is shown at another time than it is decoded.
  var isInDecodingOrder = false

  package init(
    track: Int, timeBase: Rational, times: [Int64], end: Int64, firstNumber: Int?,
    isComplete: Bool, origin: Int64
  ) {
    self.track = track
    self.timeBase = timeBase
    self.times = times
    self.end = end
    self.firstNumber = firstNumber
    self.isComplete = isComplete
    self.origin = origin
  }

  /// A number of ticks as time on the clock of the file.
  package func time(_ ticks: Int64) -> MediaTime { MediaTime(seconds: Rational(ticks) * timeBase) }
}
