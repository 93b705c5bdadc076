import MediaModel

extension MediaError {
  /// The error for a frame that the clip does not have; `frame` follows "has no frame".
  init(noFrame frame: String, in path: String, of timeline: FrameTimeline) {
    let origin = timeline.time(timeline.origin)
    let end = timeline.time(timeline.end) - origin
    let last = timeline.times.last.map { timeline.time($0) - origin } ?? .zero
    let numbers =
      timeline.isComplete ? ", numbers 0 to \(timeline.times.count - 1)" : ""
    self.init(
      .noSuchFrame, path: path,
      reason: "has no frame \(frame): its frames are shown from 0 s to \(end.inShort), the last "
        + "one at \(last.inShort)\(numbers).")
  }

  /// The error for a frame that cannot be decoded whole.
  ///
  /// `lastWhole` is the nearest one before it that can, or nil.
  init(damaged frame: FrameAddress, lastWhole: FrameAddress?, in path: String) {
    let choice =
      lastWhole.map { "The last whole frame before it is at \($0.time.inShort)." }
      ?? "Choose another frame, or export the clip again."
    self.init(
      .damaged, path: path,
      reason: "is damaged at \(frame.time.inShort), where the wanted frame is: it cannot be "
        + "decoded whole. \(choice)")
  }

  /// The error for a frame that decoding never gives.
  init(missing frame: FrameAddress, in path: String) {
    self.init(
      .damaged, path: path,
      reason: "never shows the frame at \(frame.time.inShort) that its packets promise. Choose "
        + "another frame, or export the clip again.")
  }
}

extension MediaTime {
  /// Seconds with a unit and no needless zeros: `"4.9667 s"`.
  var inShort: String { seconds.shortDecimal(places: 6) + " s" }
}
