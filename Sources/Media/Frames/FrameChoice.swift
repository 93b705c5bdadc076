package import MediaModel

/// Which frame of a clip is wanted.
package enum FrameChoice: Sendable, Hashable {
  /// The first one that is presented.
  case first
  /// The last one that is presented.
  case last
  /// The one with a number, as presented, from 0.
  case number(Int)
  /// The one that is shown at a time, counted from the clip's first frame.
  case time(MediaTime)
}
