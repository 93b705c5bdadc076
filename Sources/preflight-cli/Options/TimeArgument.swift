import CommandLineArguments
import MediaModel

/// Times as they are typed.
enum TimeArgument {
  /// The position that a text means, or nil without a text.
  ///
  /// - Throws: `ValidationError` when it is no time.
  static func position(_ text: String?, of option: String) throws -> TimePosition? {
    guard let text else { return nil }
    guard let position = TimePosition(text) else {
      throw ValidationError(
        "'\(text)' is no time for \(option): use seconds (12.5), 00:00:12.5, timecode "
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
      throw ValidationError("Nothing would be left: --to has to be after --from.")
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
