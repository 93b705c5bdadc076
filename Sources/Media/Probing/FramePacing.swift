import MediaModel

/// How evenly frames follow each other, judged from their times of showing.
struct FramePacing {
  /// The most common distance between neighbours, in ticks.
  let typicalDistance: Int64
  /// Whether some frame shows at another time than an even rhythm and rounding explain.
  let isVariable: Bool

  /// The pacing of frames with these times of showing, in any order; nil for fewer than two times.
  ///
  /// Frames come evenly when each shows within one tick of the clock, or one millisecond if that is
  /// more, of its place in a grid from the first frame to the last, but never more than a quarter of
  /// a frame. Many programs round times to
  /// milliseconds whatever the clock of the file, so distances alone (33, 33, 34) prove nothing; a
  /// dropped frame or a drift leaves the grid.
  ///
  /// - Parameters:
  ///   - times: when frames show, in ticks.
  ///   - ticksPerSecond: the clock of the times.
  init?(times: [Int64], ticksPerSecond: Rational) {
    guard times.count > 1 else { return nil }
    let sorted = times.sorted()
    let count = Int64(sorted.count - 1)
    let first = sorted[0]
    let span = sorted[sorted.count - 1] &- first
    var distances: [Int64] = []
    distances.reserveCapacity(sorted.count - 1)
    for index in 1..<sorted.count { distances.append(sorted[index] &- sorted[index - 1]) }
    distances.sort()
    typicalDistance = distances[distances.count / 2]
    let millisecond = (ticksPerSecond * (Rational(1, 1000) ?? 0)).roundedUp
    // A clock whose ticks are frames rounds nothing: there every tick counts.
    let rounding = typicalDistance >= 4 ? max(1, millisecond) : 0
    let tolerance = Int128(min(rounding, typicalDistance / 4)) * Int128(count)
    isVariable = sorted.indices.contains { index in
      let offset = Int128(sorted[index] &- first) * Int128(count) - Int128(index) * Int128(span)
      return offset.magnitude > tolerance.magnitude
    }
  }
}

extension FrameRate {
  /// Rates of the field's standards, as exact fractions.
  static let standard: [FrameRate] = [
    (24000, 1001), (24, 1), (25, 1), (30000, 1001), (30, 1), (48000, 1001), (48, 1), (50, 1),
    (60000, 1001), (60, 1), (100, 1), (120000, 1001), (120, 1), (240, 1), (15, 1), (12, 1),
    (15000, 1001), (10, 1), (8, 1),
  ].compactMap { FrameRate($0.0, $0.1) }

  /// The first of some rates, then of the standard ones, that this rate may be a rounding of.
  ///
  /// - Parameters:
  ///   - error: how far off the rate may be, as a share of it.
  ///   - candidates: rates that are more likely than the standard ones.
  /// - Returns: the rate itself when no other is near.
  func corrected(by error: Rational, preferring candidates: [FrameRate] = []) -> FrameRate {
    // Half the distance between 24000/1001 and 24: a larger error would confuse the two.
    let allowed = min(error, Rational(1, 2100) ?? 0)
    func isNear(_ other: FrameRate, _ share: Rational) -> Bool {
      (framesPerSecond - other.framesPerSecond).magnitude <= share * framesPerSecond
    }
    return candidates.first { isNear($0, error) }
      ?? Self.standard.first { isNear($0, allowed) } ?? self
  }
}
