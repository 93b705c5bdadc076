public import CommandLineArguments
import Preflight
import Preprocess
import System

/// Times as they are typed.
enum TimeArgument {
  /// The position that a text means, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is no time.
  static func position(_ text: String?, of option: String) throws -> TimePosition? {
    guard let text else { return nil }
    guard let position = TimePosition(text) else {
      throw ValidationError(
        "'\(text)' is not a time for \(option): use seconds (12.5), 00:00:12.5, timecode "
          + "(00:00:12:15) or frames (375f).")
    }
    return position
  }

  /// Refuses an end that is not after the start, where both are written in the same way.
  ///
  /// - Throws: `ValidationError` when nothing would be left.
  static func refuseEmptyRange(from: TimePosition?, to: TimePosition?) throws {
    let isEmpty =
      switch (from ?? .time(.zero), to) {
      case (.time(let start), .time(let end)?): end <= start
      case (.frames(let start), .frames(let end)?): end <= start
      case (_, .frames(let end)?): end == 0
      case (_, .time(let end)?): end == .zero
      case (_, .timecode?), (_, nil): false
      }
    guard !isEmpty else {
      throw ValidationError("Nothing would be left: --to must be after --from.")
    }
  }
}

extension TimePosition {
  /// Whether it is the very start, at any rate.
  var isZero: Bool {
    switch self {
    case .time(let time): time == .zero
    case .frames(let count): count == 0
    case .timecode(let hours, let minutes, let seconds, let frames, _):
      hours == 0 && minutes == 0 && seconds == 0 && frames == 0
    }
  }
}

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
        "'\(text)' is not a date for \(option): write 2026-11-20, or 2026-11-20T10:15.")
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

/// Numbers of bytes as they are typed: `500000`, `8MB`, `1.5MiB`.
///
/// A bare `M` is refused: some mean 1,000,000 by it and some 1,048,576.
enum ByteCountArgument {
  private static let units: [String: Int64] = [
    "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000,
    "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
  ]

  /// The number of bytes that a text means, rounded down, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is none, or less than one.
  static func count(_ text: String?, of option: String) throws -> Int64? {
    guard let text else { return nil }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let unit = text.dropFirst(digits.count)
    guard let number = Rational(decimal: digits), let factor = units[unit.lowercased()] else {
      let ambiguous = ["k", "m", "g"].contains(unit.lowercased()) && !digits.isEmpty
      let advice =
        ambiguous
        ? "write \(digits)\(unit)B for the decimal unit or \(digits)\(unit)iB for the binary one."
        : "write 500000, 8MB (8,000,000) or 8MiB (8,388,608)."
      throw ValidationError("'\(text)' is not a number of bytes for \(option): \(advice)")
    }
    let count = (number * Rational(factor)).roundedDown
    guard count >= 1 else { throw ValidationError("\(option) must be at least one byte.") }
    return count
  }
}

/// Sizes of pictures as they are typed: `1280x720`.
enum SizeArgument {
  private static let longestSide = 16_384

  /// The size that a text means, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is none, or one that no picture should have.
  static func size(_ text: String?, of option: String) throws -> PixelSize? {
    guard let text else { return nil }
    let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { side in
      side.allSatisfy(\.isNumber) ? Int(side) : nil
    }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      let size = PixelSize(width: width, height: height)
    else {
      throw ValidationError("'\(text)' is not a size for \(option): write 1280x720.")
    }
    guard size.longSide <= longestSide else {
      throw ValidationError("No side of \(option) may be longer than \(longestSide) pixels.")
    }
    return size
  }
}

// What is typed as the library calls it.
extension FitOptions.AspectChange: ExpressibleByArgument {}
extension FitOptions.Lengthening: ExpressibleByArgument {}
extension FitOptions.Mode: ExpressibleByArgument {}
extension EncodingSpeed: ExpressibleByArgument {}
extension Profile.ClipEnd: ExpressibleByArgument {}
extension StillExportOptions.Fields: ExpressibleByArgument {}
extension StillExportOptions.Format: ExpressibleByArgument {}
extension Transport: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}

/// The most that a request may cost, as it is typed.
enum CostArgument {
  /// The gate for an amount, or nil without one.
  ///
  /// - Throws: `ValidationError` when it is no amount.
  static func gate(_ text: String?, of option: String) throws(ValidationError) -> CostGate? {
    guard let text else { return nil }
    do throws(CostGate.ParsingError) {
      return try CostGate(parsing: text)
    } catch {
      switch error {
      case .noAmount:
        throw ValidationError("'\(text)' is no amount for \(option): write 2, 2USD or 50credits.")
      case .unknownCurrency(let currency):
        throw ValidationError(
          "No price known is in '\(currency)': write \(Wording.list(Price.currencies)) behind the "
            + "amount, or nothing.")
      }
    }
  }
}
