/// A rate in frames a second, as an exact fraction such as 30000/1001.
public struct FrameRate: Hashable, Sendable {
  /// Frames a second; always above zero.
  public let framesPerSecond: Rational

  /// A rate, or nil when it is not above zero.
  public init?(_ framesPerSecond: Rational?) {
    guard let framesPerSecond, framesPerSecond > 0 else { return nil }
    self.framesPerSecond = framesPerSecond
  }

  /// The rate `numerator / denominator`, or nil when it is not above zero.
  public init?(_ numerator: Int64, _ denominator: Int64) {
    self.init(Rational(numerator, denominator))
  }

  /// The most whole frames that last no longer than a limit: `floor(limit × rate)`.
  public func frameCount(within limit: MediaTime) -> Int64 {
    (limit.seconds * framesPerSecond).roundedDown
  }

  /// The fewest whole frames that last at least as long as a limit: `ceil(limit × rate)`.
  public func frameCount(reaching limit: MediaTime) -> Int64 {
    (limit.seconds * framesPerSecond).roundedUp
  }

  /// How long so many frames last.
  public func duration(ofFrames count: Int64) -> MediaTime {
    MediaTime(seconds: (Rational(count) / framesPerSecond) ?? 0)
  }
}

extension FrameRate: Comparable {
  public static func < (left: FrameRate, right: FrameRate) -> Bool {
    left.framesPerSecond < right.framesPerSecond
  }
}

extension FrameRate: CustomStringConvertible {
  /// The exact fraction: `"30000/1001"`.
  public var description: String { framesPerSecond.description }
}
