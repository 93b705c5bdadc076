/// A point in time or a length of time, exact: a whole number of ticks of a clock.
///
/// Unit: seconds, as the fraction `value / timescale`. Floating point appears only when printed.
public struct MediaTime: Hashable, Sendable {
  /// The time in seconds as an exact fraction.
  public let seconds: Rational

  /// A time of so many seconds.
  public init(seconds: Rational) {
    self.seconds = seconds
  }

  /// `value` ticks of a clock that ticks `timescale` times a second, or nil when the clock stands.
  public init?(value: Int64, timescale: Int64) {
    guard timescale > 0, let seconds = Rational(value, timescale) else { return nil }
    self.seconds = seconds
  }

  /// No time at all.
  public static let zero = MediaTime(seconds: 0)
}

extension MediaTime: Comparable {
  public static func < (left: MediaTime, right: MediaTime) -> Bool { left.seconds < right.seconds }
}

extension MediaTime {
  public static func + (left: MediaTime, right: MediaTime) -> MediaTime {
    MediaTime(seconds: left.seconds + right.seconds)
  }

  public static func - (left: MediaTime, right: MediaTime) -> MediaTime {
    MediaTime(seconds: left.seconds - right.seconds)
  }
}

extension MediaTime: CustomStringConvertible {
  /// Decimal seconds to the microsecond with a unit: `"5.005000 s"`.
  public var description: String { seconds.decimal(places: 6) + " s" }
}
