package import MediaModel

extension FrameRate {
  /// The rates that cameras and editors use, the slowest first.
  static let standard: [FrameRate] = [
    FrameRate(24000, 1001), FrameRate(24, 1), FrameRate(25, 1), FrameRate(30000, 1001),
    FrameRate(30, 1), FrameRate(50, 1), FrameRate(60000, 1001), FrameRate(60, 1),
  ].compactMap(\.self)

  /// Half as many frames a second.
  var half: FrameRate { FrameRate(framesPerSecond * .half) ?? self }

  /// The standard rate that is nearest.
  var nearestStandard: FrameRate {
    Self.standard.min { distance(to: $0) < distance(to: $1) } ?? self
  }

  /// How many frames a second two rates differ by.
  package func distance(to other: FrameRate) -> Rational {
    (framesPerSecond - other.framesPerSecond).magnitude
  }
}
