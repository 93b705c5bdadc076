/// Something that makes a frame a poor still, or that its taker ought to know.
package struct FrameDefect: Sendable, Hashable {
  /// The kinds of defect, the worst first.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nearly all of it is black.
    case black
    /// All of it has one brightness.
    case flat
    /// It is on its way from or to black or white.
    case fade
    /// It is far less sharp than the frames around it, or than any usable picture.
    case blurred
    /// Nothing has moved for a while, although something moved before or after.
    case frozen
    /// It repeats the frame before.
    case duplicate

    /// Whether the frame would be a poor still; a repeated frame is as good as the one it repeats.
    package var makesPoorStill: Bool {
      switch self {
      case .black, .flat, .fade, .blurred, .frozen: true
      case .duplicate: false
      }
    }
  }

  package var kind: Kind
  /// What was measured, in the unit of the threshold.
  package var measured: Double
  /// What it was measured against.
  package var threshold: Double
  /// Where the threshold comes from, one sentence.
  package var origin: String
  /// What is wrong, one sentence with the measured value.
  package var message: String

  package init(
    _ kind: Kind, measured: Double, threshold: Double, origin: String, message: String
  ) {
    self.kind = kind
    self.measured = measured
    self.threshold = threshold
    self.origin = origin
    self.message = message
  }
}
