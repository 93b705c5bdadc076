import MediaModel
import System

extension Timestamp {
  /// Now, in UTC to the second: `2026-11-20T10:15:00Z` (ISO 8601).
  static var now: String { text(secondsSince1970: Int(SystemClock.now)) }

  /// A time as the user's clocks show it: `2026-11-20 10:15`.
  static func local(secondsSince1970 seconds: Int64) -> String {
    let shown = text(secondsSince1970: Int(seconds + SystemClock.localOffset(at: seconds)))
    return String(shown.prefix("2026-11-20T10:15".count)).replacing("T", with: " ")
  }

  /// The time at which the user's clocks show what clocks in UTC show at another.
  static func seconds(onLocalClock seconds: Int64) -> Int64 {
    let guess = seconds - SystemClock.localOffset(at: seconds)
    return seconds - SystemClock.localOffset(at: guess)
  }

  /// A time as the user's clocks show it, with their distance from UTC:
  /// `2026-11-20T11:15:00+01:00` (ISO 8601).
  @Sendable static func withOffset(secondsSince1970 seconds: Int64) -> String {
    let offset = SystemClock.localOffset(at: seconds)
    let minutes = Int(abs(offset)) / 60
    let sign = offset < 0 ? "-" : "+"
    return String(text(secondsSince1970: Int(seconds + offset)).dropLast())
      + "\(sign)\(padded(minutes / 60)):\(padded(minutes % 60))"
  }
}
