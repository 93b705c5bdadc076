import CommandLineArguments
import MediaModel
import Preprocess
import Workers

/// Options that say which frames of a clip are meant.
struct FrameOptions: ParsableArguments {
  @Flag(help: "The first frame shown.")
  var first = false

  @Flag(help: "The last frame shown.")
  var last = false

  @Option(
    help: ArgumentHelp("The frame shown at this time. Can be repeated.", valueName: "time"))
  var at: [String] = []

  @Option(
    help: ArgumentHelp(
      "The frame with this number, counted from 0 in display order. Can be repeated.",
      valueName: "n"))
  var frame: [Int] = []

  @Option(
    help: ArgumentHelp(
      "The first frame, and the frames shown at every multiple of this interval.",
      valueName: "time"))
  var every: String?

  @Flag(
    help: """
      If a requested frame is black, in a fade, frozen or blurred, take the nearest good one and \
      say so.
      """)
  var avoidBad = false

  func validate() throws { _ = try picks }

  /// The frames that are meant.
  ///
  /// - Throws: `ValidationError` when none is, or a time or a number is no such thing.
  var picks: [ExtractionOptions.Pick] {
    get throws {
      let times = try at.map { ExtractionOptions.Pick.at(try Self.position($0)) }
      for number in frame where number < 0 {
        throw ValidationError("--frame counts from 0, and \(number) is below that.")
      }
      let numbers = frame.map { ExtractionOptions.Pick.number($0) }
      let steps = try step.map { [ExtractionOptions.Pick.every($0)] } ?? []
      let picks = (first ? [.first] : []) + times + numbers + steps + (last ? [.last] : [])
      guard !picks.isEmpty else {
        throw ValidationError(
          "Choose frames, such as --first --last, --at 2.5, --frame 40 or --every 1.")
      }
      return picks
    }
  }

  /// Whether more than one still can come of it.
  var mayMeanSeveral: Bool {
    get throws { try every != nil || Set(picks).count > 1 }
  }

  private var step: TimePosition? {
    get throws {
      let step = try TimeArgument.position(every, of: "--every")
      guard step.map({ !$0.isZero }) ?? true else {
        throw ValidationError("--every must be more than zero.")
      }
      return step
    }
  }

  private static func position(_ text: String) throws -> TimePosition {
    guard let position = try TimeArgument.position(text, of: "--at") else {
      throw ValidationError("--at needs a time.")
    }
    return position
  }
}

extension FrameOptions {
  /// Each frame or series of frames that was asked for by itself, in the order in which they are listed
  /// in the help.
  var choices: [MakingWork.Choice] {
    get throws {
      let times = try at.map { time in
        MakingWork.Choice(name: "at-" + Self.nameable(time), picks: [.at(try Self.position(time))])
      }
      let steps = try every.flatMap { text in
        try step.map {
          MakingWork.Choice(name: "every-" + Self.nameable(text), picks: [.every($0)])
        }
      }
      return (first ? [MakingWork.Choice(name: "first", picks: [.first])] : [])
        + (last ? [MakingWork.Choice(name: "last", picks: [.last])] : []) + times
        + frame.map { MakingWork.Choice(name: "frame-\($0)", picks: [.number($0)]) }
        + [steps].compactMap(\.self)
    }
  }

  /// A time as every file system takes it.
  private static func nameable(_ time: String) -> String {
    String(time.map { ":;/\\".contains($0) ? "-" : $0 })
  }
}
