package import MediaModel

/// Which stills are wanted of one file.
package struct FrameWishes: Sendable, Hashable {
  /// Which frames are meant.
  package enum Pick: Sendable, Hashable {
    case first, last
    /// The frame that is shown at a position, counted from the clip's first frame.
    case at(TimePosition)
    /// The frame with a number as presented, from 0.
    case number(Int)
    /// The first frame and the ones that are shown at every multiple of a length.
    case every(TimePosition)
  }

  /// In the order in which they were asked for.
  package var picks: [Pick] = []
  /// Whether the nearest good frame is taken where the wanted one is black, in a fade, frozen or blurred.
  package var avoidsBadFrames = false
  package var still = StillWishes()

  package init() {}
}
