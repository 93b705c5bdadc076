#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The time of day as reports write it.
package enum Timestamp {
  /// Now, in UTC to the second: `2026-11-20T10:15:00Z` (ISO 8601).
  package static var now: String { text(secondsSince1970: Int(time(nil))) }

  /// Now, in seconds since 1970.
  package static var seconds: Int64 { Int64(time(nil)) }

  /// A time as the user's clocks show it: `2026-11-20 10:15`.
  package static func local(secondsSince1970 seconds: Int64) -> String {
    let shown = text(secondsSince1970: Int(seconds + localOffset(at: seconds)))
    return String(shown.prefix("2026-11-20T10:15".count)).replacing("T", with: " ")
  }

  /// The start of a day in UTC in seconds since 1970, or nil when there is no such day.
  package static func seconds(year: Int, month: Int, day: Int) -> Int64? {
    guard (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let yearFromMarch = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let days =
      yearFromMarch * 365 + yearFromMarch / 4 - yearFromMarch / 100 + yearFromMarch / 400
      + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468
    guard days >= 0, date(daysSince1970: days) == (year, month, day) else { return nil }
    return Int64(days) * 86400
  }

  /// The time at which the user's clocks show what clocks in UTC show at another.
  package static func seconds(onLocalClock seconds: Int64) -> Int64 {
    let guess = seconds - localOffset(at: seconds)
    return seconds - localOffset(at: guess)
  }

  /// How many seconds the user's clocks are ahead of UTC.
  private static func localOffset(at seconds: Int64) -> Int64 {
    var time = time_t(seconds)
    var parts = unsafe tm()
    return unsafe localtime_r(&time, &parts) == nil ? 0 : Int64(unsafe parts.tm_gmtoff)
  }

  /// A time as ISO 8601 writes it; leap seconds are not counted.
  package static func text(secondsSince1970 seconds: Int) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86400)
    let (year, month, day) = date(daysSince1970: days)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
    return "\(year)-\(padded(month))-\(padded(day))T\(time)Z"
  }

  /// A time as the user's clocks show it, with their distance from UTC:
  /// `2026-11-20T11:15:00+01:00` (ISO 8601).
  @Sendable package static func withOffset(secondsSince1970 seconds: Int64) -> String {
    let offset = localOffset(at: seconds)
    let minutes = Int(abs(offset)) / 60
    let sign = offset < 0 ? "-" : "+"
    return String(text(secondsSince1970: Int(seconds + offset)).dropLast())
      + "\(sign)\(padded(minutes / 60)):\(padded(minutes % 60))"
  }

  /// The day of the Gregorian calendar.
  ///
  /// Counted in years that begin in March, so that the leap day comes last, and in eras of 400
  /// years, which all have the same length.
  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let daysPerEra = 146_097
    let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: daysPerEra)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / (daysPerEra - 1)) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
