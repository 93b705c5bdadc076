/// Which frame of a track is meant, and when it is shown.
public struct FrameAddress: Sendable, Hashable {
  /// The number of the track in the file, from 0.
  public var track: Int
  /// When the frame is shown, in ticks on the clock of the track.
  public var ticks: Int64
  /// Seconds a tick.
  public var timeBase: Rational
  /// The frame's number in the clip as presented, from 0, or nil where the clip was not counted.
  public var number: Int?
  /// When the frame is shown, counted from the clip's first frame.
  public var time: MediaTime
  /// How long it is shown, or nil when nothing says.
  public var duration: MediaTime?

  public init(
    track: Int, ticks: Int64, timeBase: Rational, number: Int?, time: MediaTime,
    duration: MediaTime? = nil
  ) {
    self.track = track
    self.ticks = ticks
    self.timeBase = timeBase
    self.number = number
    self.time = time
    self.duration = duration
  }

  /// When the frame is shown, on the clock of the file.
  public var presentationTime: MediaTime { MediaTime(seconds: Rational(ticks) * timeBase) }
}
