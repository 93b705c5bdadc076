public import MediaModel

/// A frame of a clip and what it is like.
public struct MeasuredFrame: Sendable, Hashable {
  /// When it is shown, counted from the clip's first frame.
  public var time: MediaTime
  public var measures: PictureMeasures

  public init(time: MediaTime, measures: PictureMeasures) {
    self.time = time
    self.measures = measures
  }
}
