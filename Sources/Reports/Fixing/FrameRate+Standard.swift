import MediaModel
import Preflight

extension FrameRate {
  /// The rates that cameras and editors use, the slowest first.
  private static let standard: [FrameRate] = [
    FrameRate(24000, 1001), FrameRate(24, 1), FrameRate(25, 1), FrameRate(30000, 1001),
    FrameRate(30, 1), FrameRate(50, 1), FrameRate(60000, 1001), FrameRate(60, 1),
  ].compactMap(\.self)

  /// The standard rate within the bounds that is best made from a rate: a half of it, which only
  /// drops frames, else the nearest; nil when there is none.
  static func standard(within bounds: Bounds, near source: FrameRate?) -> FrameRate? {
    guard let source else { return nil }
    func isAllowed(_ rate: Rational) -> Bool {
      let isListed = bounds.allowed == nil || bounds.allowedNumbers.contains(rate)
      return isListed && bounds.admitsAsMinimum(rate) && bounds.admitsAsMaximum(rate)
    }
    let half = source.framesPerSecond * (Rational(1, 2) ?? 0)
    if isAllowed(half), standard.contains(where: { $0.framesPerSecond == half }) {
      return FrameRate(half)
    }
    return standard.filter { isAllowed($0.framesPerSecond) }.min { left, right in
      (left.framesPerSecond - source.framesPerSecond).magnitude
        < (right.framesPerSecond - source.framesPerSecond).magnitude
    }
  }
}
