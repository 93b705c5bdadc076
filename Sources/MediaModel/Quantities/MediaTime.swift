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

/// A point in a clip as people write it: seconds, a clock time, a timecode, or a number of frames.
public enum TimePosition: Sendable, Hashable {
  /// `12.5` or `00:01:02.5`.
  case time(MediaTime)
  /// `300f`.
  case frames(Int64)
  /// `01:00:00:12`, or `01:00:00;12` with the numbers that drop-frame timecode leaves out.
  case timecode(hours: Int64, minutes: Int64, seconds: Int64, frames: Int64, isDropFrame: Bool)

  /// Reads a position, or gives nil when the text is none.
  public init?(_ text: String) {
    if text.hasSuffix("f"), let count = Int64(text.dropLast()), count >= 0 {
      self = .frames(count)
      return
    }
    let isDropFrame = text.contains(";")
    let parts = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == ";" }
    switch parts.count {
    case 1:
      guard let seconds = Rational(decimal: text), seconds >= 0 else { return nil }
      self = .time(MediaTime(seconds: seconds))
    case 2, 3:
      guard !isDropFrame, let seconds = Rational(decimal: parts[parts.count - 1]), seconds >= 0,
        seconds < 60,
        let minutes = Int32(parts[parts.count - 2]), minutes >= 0,
        let hours = parts.count == 3 ? Int32(parts[0]) : 0, hours >= 0,
        parts.count == 2 || minutes < 60
      else { return nil }
      let whole = (Int64(hours) * 60 + Int64(minutes)) * 60
      self = .time(MediaTime(seconds: Rational(whole) + seconds))
    case 4:
      let numbers = parts.compactMap { Int32($0) }.map { Int64($0) }
      guard numbers.count == 4, numbers.allSatisfy({ $0 >= 0 }), numbers[1] < 60, numbers[2] < 60
      else { return nil }
      self = .timecode(
        hours: numbers[0], minutes: numbers[1], seconds: numbers[2], frames: numbers[3],
        isDropFrame: isDropFrame)
    default:
      return nil
    }
  }

  /// The position in a clip of a rate, or nil for a timecode that does not exist at that rate.
  ///
  /// Drop-frame timecode exists at 30000/1001 and 60000/1001 only: it leaves out the first two (four)
  /// numbers of every minute but each tenth (SMPTE ST 12-1).
  public func time(at rate: FrameRate) -> MediaTime? {
    switch self {
    case .time(let time):
      return time
    case .frames(let count):
      return rate.duration(ofFrames: count)
    case .timecode(let hours, let minutes, let seconds, let frames, let isDropFrame):
      let numbersPerSecond = rate.framesPerSecond.roundedUp
      guard frames < numbersPerSecond else { return nil }
      let allMinutes = hours * 60 + minutes
      var count = (allMinutes * 60 + seconds).multipliedClamped(by: numbersPerSecond)
        .addingClamped(frames)
      if isDropFrame {
        guard rate.framesPerSecond.denominator == 1001, numbersPerSecond % 30 == 0 else {
          return nil
        }
        let dropped = numbersPerSecond / 15
        let isLeftOut = seconds == 0 && frames < dropped && minutes % 10 != 0
        guard !isLeftOut else { return nil }
        count -= dropped * (allMinutes - allMinutes / 10)
      }
      return rate.duration(ofFrames: count)
    }
  }
}
