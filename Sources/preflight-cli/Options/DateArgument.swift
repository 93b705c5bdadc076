import CommandLineArguments
import System

/// Days and times as they are typed: `2026-11-20`, `2026-11-20T10:15`, `2026-11-20T10:15:00Z`.
enum DateArgument {
  /// Where in a day a date without a time lies.
  enum Side {
    case start
    /// The start of the next day.
    case end
  }

  /// The time that a text means, in seconds since 1970, or nil without a text.
  ///
  /// A time is that of the user's clocks unless it ends in `Z`.
  ///
  /// - Throws: `ValidationError` when it is no date.
  static func seconds(_ text: String?, _ side: Side, of option: String) throws -> Int64? {
    guard let text else { return nil }
    guard let seconds = seconds(text, side) else {
      throw ValidationError(
        "'\(text)' is no date for \(option): write 2026-11-20, or 2026-11-20T10:15.")
    }
    return seconds
  }

  private static func seconds(_ text: String, _ side: Side) -> Int64? {
    let isUniversal = text.hasSuffix("Z")
    let halves = (isUniversal ? text.dropLast() : text[...]).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "T" || $0 == " " })
    guard (1...2).contains(halves.count), let date = numbers(halves[0], "-", counts: 3...3),
      let day = Timestamp.seconds(year: date[0], month: date[1], day: date[2])
    else { return nil }
    var seconds = day
    if halves.count == 2 {
      guard let clock = numbers(halves[1], ":", counts: 2...3), clock[0] < 24,
        clock.dropFirst().allSatisfy({ $0 < 60 })
      else { return nil }
      seconds += Int64((clock + [0]).prefix(3).reduce(0) { $0 * 60 + $1 })
    } else if side == .end {
      seconds += 86400
    }
    return isUniversal ? seconds : Timestamp.seconds(onLocalClock: seconds)
  }

  private static func numbers(
    _ text: Substring, _ separator: Character, counts: ClosedRange<Int>
  ) -> [Int]? {
    let terms = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = terms.compactMap { term in
      term.utf8.allSatisfy { (48...57).contains($0) } ? Int(term) : nil
    }
    return numbers.count == terms.count && counts.contains(numbers.count) ? numbers : nil
  }
}
