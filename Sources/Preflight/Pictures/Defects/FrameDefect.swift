/// Something that makes a frame a poor still, or that its taker ought to know.
public struct FrameDefect: Sendable, Hashable {
  /// The kinds of defect, the worst first.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
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
    public var makesPoorStill: Bool {
      switch self {
      case .black, .flat, .fade, .blurred, .frozen: true
      case .duplicate: false
      }
    }
  }

  public var kind: Kind
  /// What was measured, in the unit of the threshold.
  public var measured: Double
  /// What it was measured against.
  public var threshold: Double
  /// Where the threshold comes from, one sentence.
  public var origin: String
  /// What is wrong, one sentence with the measured value.
  public var message: String

  public init(
    _ kind: Kind, measured: Double, threshold: Double, origin: String, message: String
  ) {
    self.kind = kind
    self.measured = measured
    self.threshold = threshold
    self.origin = origin
    self.message = message
  }
}
