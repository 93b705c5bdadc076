extension String {
  /// The text without space around it.
  package var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}

extension String {
  /// A name in mixed case as small words with a separator between them: `refersToOtherFile` becomes
  /// `refers-to-other-file`.
  package func words(separatedBy separator: String) -> String {
    var words = ""
    for character in self {
      words += character.isUppercase ? separator + character.lowercased() : String(character)
    }
    return words
  }
}

extension Sequence where Element: Hashable {
  /// The elements in order, each once.
  package var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

extension BinaryInteger {
  /// The number with commas between thousands: `12,345`.
  package var grouped: String {
    var digits = Array(String(self))
    var place = digits.count - 3
    while place > 0, digits[place - 1] != "-" {
      digits.insert(",", at: place)
      place -= 3
    }
    return String(digits)
  }
}

/// How measured numbers are written in messages.
package enum Percent {
  /// A share as a percentage with at most one decimal: `"98.5 %"`.
  package static func text(_ share: Double) -> String {
    Decimal.text(share * 100, places: 1) + " %"
  }
}

/// A measured number as text.
package enum Decimal {
  /// A number with at most so many decimals and no trailing zeros.
  package static func text(_ value: Double, places: Int) -> String {
    rational(value).shortDecimal(places: places)
  }

  /// A value on the wrong side of a limit, with one decimal or as many as tell it from the limit.
  package static func text(_ value: Double, beyond limit: Double) -> String {
    let texts = (1...6).lazy.map { (text(value, places: $0), text(limit, places: $0)) }
    return texts.first { $0 != $1 }?.0 ?? text(value, places: 6)
  }

  /// The value to the millionth; zero when it is no number, the nearest possible when it is huge.
  static func rational(_ value: Double) -> Rational {
    guard value.isFinite else { return 0 }
    let scaled = min(max((value * 1_000_000).rounded(), -9e17), 9e17)
    return Rational(Int64(scaled), 1_000_000) ?? 0
  }
}

/// Times of day and days of the calendar as text and back; leap seconds are not counted.
package enum Timestamp {
  /// A time in UTC to the second, as ISO 8601 writes it: `2026-11-20T10:15:00Z`.
  package static func text(secondsSince1970 seconds: Int) -> String {
    let rest = (seconds % 86400 + 86400) % 86400
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0) }.joined(separator: ":")
    return "\(day(secondsSince1970: Int64(seconds)))T\(time)Z"
  }

  /// The day of a time in UTC: `2026-11-20`.
  package static func day(secondsSince1970 seconds: Int64) -> String {
    let (year, month, day) = date(daysSince1970: floor(Int(seconds), 86400))
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
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

  /// How many whole days lie between two times in seconds.
  package static func dayCount(from start: Int64, to end: Int64) -> Int64 {
    max(0, (end - start) / 86400)
  }

  /// A number with zeros in front of it up to a width.
  package static func padded(_ number: Int, _ width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// The day of the Gregorian calendar.
  ///
  /// Counted in years that begin in March, so that the leap day comes last, and in eras of 400
  /// years, which all have the same length.
  private static func date(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
    let daysPerEra = 146_097
    let era = floor(days + 719_468, daysPerEra)
    let dayOfEra = days + 719_468 - era * daysPerEra
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

  private static func floor(_ value: Int, _ divisor: Int) -> Int {
    value >= 0 ? value / divisor : (value + 1) / divisor - 1
  }
}
