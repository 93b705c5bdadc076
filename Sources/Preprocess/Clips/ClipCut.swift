import Media
import Preflight

/// Which frames of a clip are written, and when they show.
struct ClipCut: Sendable, Hashable {
  /// The numbers of the frames of the source.
  var frames: Range<Int>
  var timing: FrameTiming
  var arrangement: FrameArrangement
  /// How many frames the result has.
  var resultCount: Int
  /// Whether all frames of the clip stay.
  var isWhole: Bool
  /// Whether the result is one frame shorter than a limit allows.
  var isUnderLimit: Bool
  /// How many frames were asked for, where fewer stay.
  var askedCount: Int?
  /// Whether a person asked for these very frames.
  var isAsAsked = false
  /// The rate of the result, or nil where frames keep their own times.
  var rate: FrameRate? {
    switch timing {
    case .even(let rate), .resampled(let rate): rate
    case .original: nil
    }
  }
}

extension ClipCut {
  /// Whether the result would show the same few frames for hours: what damaged time stamps ask for.
  var standsStillForHours: Bool {
    resultCount > 200_000 && resultCount / 1000 > frames.count
  }

  /// The frames as asked, at their own times: what cutting alone needs.
  init(asking selected: SelectedRange, in clock: FrameClock) {
    self.init(
      frames: selected.frames, timing: clock.rate.map { .even($0) } ?? .original,
      arrangement: .once, resultCount: selected.frames.count, isWhole: !selected.isPart,
      isUnderLimit: false, isAsAsked: true)
  }

  /// The frames that the profiles accept of those that were asked for, of a rate, within a budget.
  ///
  /// - Throws: `CutRefusal` when no number of frames is accepted.
  init(
    fitting selected: SelectedRange, in clock: FrameClock, rate: FrameRate, budget: FrameBudget,
    needs: ClipNeeds, options: FitOptions
  ) throws(CutRefusal) {
    let isResampled = clock.rate != rate
    let wanted =
      isResampled ? Self.count(of: selected.frames, in: clock, at: rate) : selected.frames.count
    // A whole clip that is not too long is not touched, also where it meets a limit exactly.
    let isLeft = !selected.isPart && needs.onLength.isEmpty
    let answer = budget.most(
      upTo: wanted, meetsLimitsExactly: options.meetsLimitsExactly || isLeft)
    let timing: FrameTiming = isResampled ? .resampled(rate) : .even(rate)
    guard answer.isAccepted else {
      let lengthened = budget.fewest(above: wanted)
      guard let needed = lengthened, let lengthening = options.lengthening else {
        throw CutRefusal(
          wanted: wanted, needed: lengthened, available: clock.numbers.count, rate: rate,
          findings: budget.findings(on: wanted) + budget.findings(on: answer.count))
      }
      self.init(
        frames: selected.frames, timing: timing, arrangement: FrameArrangement(lengthening),
        resultCount: needed, isWhole: !selected.isPart, isUnderLimit: false)
      return
    }
    let frames =
      answer.count == wanted
      ? selected.frames
      : isResampled
        ? Self.frames(selected, lasting: rate.duration(ofFrames: Int64(answer.count)), in: clock)
        : selected.shortened(to: answer.count)
    self.init(
      frames: frames, timing: timing, arrangement: .once, resultCount: answer.count,
      isWhole: !selected.isPart && answer.count == wanted, isUnderLimit: answer.isUnderLimit,
      askedCount: options.asksForLength && answer.count < wanted ? wanted : nil,
      isAsAsked: selected.isPart && answer.count == wanted)
  }

  /// How many frames of a rate last as long as some frames of the source, to the nearest.
  private static func count(of frames: Range<Int>, in clock: FrameClock, at rate: FrameRate) -> Int
  {
    let length = clock.time(ofFrame: frames.upperBound) - clock.time(ofFrame: frames.lowerBound)
    return max(1, Int(clamping: (length.seconds * rate.framesPerSecond + .half).roundedDown))
  }

  /// The frames that show during a length of time within what was asked for.
  private static func frames(
    _ selected: SelectedRange, lasting length: MediaTime, in clock: FrameClock
  ) -> Range<Int> {
    let first = clock.time(ofFrame: selected.frames.lowerBound)
    let last = clock.time(ofFrame: selected.frames.upperBound)
    let start: MediaTime
    switch selected.anchor {
    case .start: start = first
    case .end: start = last - length
    case .middle(let number):
      let middle = clock.time(ofFrame: number) - MediaTime(seconds: length.seconds * .half)
      start = max(first, min(middle, last - length))
    }
    let lower = max(clock.frame(from: start), selected.frames.lowerBound)
    let upper = clock.frame(from: clock.time(ofFrame: lower) + length)
    return lower..<min(max(lower + 1, upper), selected.frames.upperBound)
  }
}

/// Why no number of frames is accepted.
struct CutRefusal: Error {
  /// How many frames there would be.
  let wanted: Int
  /// How many would be enough, or nil when no number is accepted.
  let needed: Int?
  /// How many the clip has.
  let available: Int
  let rate: FrameRate
  let findings: [Finding]

  /// The refusal in words.
  var refusal: Refusal {
    let failing = findings.filter { $0.severity.verdict == .fail }
    let reason = failing.reason(else: "No length of the clip is accepted.")
    guard let needed else {
      return Refusal(
        "limits-conflict", reason: "No number of frames satisfies all limits at once. \(reason)",
        choices: [.nameFewerProfiles])
    }
    let missing = needed - wanted
    let length = rate.duration(ofFrames: Int64(needed)).short
    let longer =
      available >= needed
      ? "Choose a longer part: at least \(Words.frames(needed)) (\(length))."
      : "Use a clip of at least \(Words.frames(needed)) (\(length))."
    return Refusal(
      "too-short", reason: reason,
      choices: [.advice(longer)]
        + FitOptions.Lengthening.allCases.map {
          .lengthen($0, byFrames: missing)
        })
  }
}

extension FrameArrangement {
  /// The arrangement that a way of lengthening makes.
  init(_ lengthening: FitOptions.Lengthening) {
    switch lengthening {
    case .hold: self = .hold
    case .loop: self = .loop
    case .boomerang: self = .boomerang
    }
  }
}
