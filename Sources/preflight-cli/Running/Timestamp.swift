#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The time of day as reports write it.
enum Timestamp {
  /// Now, in UTC to the second: `2026-11-20T10:15:00Z` (ISO 8601).
  static var now: String { text(secondsSince1970: Int(time(nil))) }

  /// A time as ISO 8601 writes it; leap seconds are not counted.
  static func text(secondsSince1970 seconds: Int) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86400)
    let (year, month, day) = date(daysSince1970: days)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map(padded).joined(separator: ":")
    return "\(year)-\(padded(month))-\(padded(day))T\(time)Z"
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
