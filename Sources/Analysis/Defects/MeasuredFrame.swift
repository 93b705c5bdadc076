package import MediaModel

/// A frame of a clip and what it is like.
package struct MeasuredFrame: Sendable, Hashable {
  /// When it is shown, counted from the clip's first frame.
  package var time: MediaTime
  package var measures: PictureMeasures

  package init(time: MediaTime, measures: PictureMeasures) {
    self.time = time
    self.measures = measures
  }
}
