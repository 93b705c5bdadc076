import MediaModel

/// A clip is neither longer nor shorter than accepted: the longest reading is held against the
/// maximum, the shortest against the minimum.
struct DurationCheck: LimitCheck {
  static let noun = "length"
  static let mediaTypes: [MediaType] = [.video, .audio]
  static let unit: LimitUnit? = .seconds
  static let listed: ListedValue? = .number
  static let isSummable = true
  static let outputSettings = ["duration"]
  static let normalization = LimitBehavior.trim

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] { timing.durations }

  static func needsPackets(
    _ bounds: Bounds, of input: AssignedInput, _ timing: ClipTiming
  ) -> Bool {
    guard input.mediaType == .video || input.mediaType == .audio else { return false }
    let frame = timing.rate?.framesPerSecond.reciprocal ?? 0
    // An estimate that others print as well, and that is far beyond the limit, settles the verdict.
    let isSettled =
      bounds.maximum.map { most in timing.durations.contains { $0.value > most.value * 2 } }
      ?? false
    let isEstimated = input.facts.durations.readings.contains { $0.time.evidence == .estimate }
    return (isEstimated && !isSettled)
      || bounds.isClose(to: timing.durations, within: frame + frame)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let timed = inputs.filter { $0.mediaType == .video || $0.mediaType == .audio }
    guard limit.limit.scope != .combined else {
      return CombinedDuration(limit.limit.bounds, inputs: timed, context: context).violations
    }
    return timed.flatMap { violations(of: limit.limit.bounds, by: $0, in: context) }
  }

  private static func violations(
    of bounds: Bounds, by input: AssignedInput, in context: CheckContext
  ) -> [Violation] {
    let isCut = context.isCut(input)
    let timing = ClipTiming(input.facts, selection: isCut ? context.request.selection : .whole)
    let noun = "\(input.mediaType.rawValue).duration"
    guard !timing.durations.isEmpty else {
      return [
        Violation(
          id: "\(noun).unknown", certainty: .unknown, input: input,
          observation: "How long \(context.subject(input).lowercasedThe) lasts is not known",
          demand: bounds.demand(Wording.shortSeconds))
      ]
    }
    let text = DurationText(
      subject: isCut ? "The selection" : context.subject(input), timing: timing, bounds: bounds)
    return bounds.breaches(of: timing.durations).map { breach in
      Violation(
        id: "\(noun).\(breach.idSuffix("too-long", "too-short"))", input: input,
        measured: MeasuredValue(
          breach.reading.value, unit: .seconds, reading: breach.reading.name),
        observation: text.observation(breach), demand: bounds.demand(breach, Wording.shortSeconds),
        remarks: text.remarks(breach), reason: text.reason(breach),
        fix: text.fix(breach, keep: context.profile.keep))
    }
  }
}

/// The sum of the lengths of several inputs against one limit.
private struct CombinedDuration {
  let violations: [Violation]

  init(_ bounds: Bounds, inputs: [AssignedInput], context: CheckContext) {
    guard let first = inputs.first else {
      violations = []
      return
    }
    let id = "\(first.mediaType.rawValue).duration"
    let what = inputs.count == 1 ? context.subject(first) : "The \(inputs.count) clips together"
    let input = inputs.count == 1 ? first : nil
    let timings = inputs.map { input in
      context.timing(of: input)
    }
    let extremes = timings.compactMap(\.extremes)
    guard extremes.count == inputs.count else {
      violations = [
        Violation(
          id: "\(id).unknown", certainty: .unknown, input: input,
          observation: "How long \(what.lowercasedThe) lasts is not known",
          demand: bounds.demand(Wording.shortSeconds))
      ]
      return
    }
    let total = [
      Reading(name: .combined, value: extremes.map(\.longest.value).reduce(0, +)),
      Reading(name: .combined, value: extremes.map(\.shortest.value).reduce(0, +)),
    ]
    violations = bounds.breaches(of: total).map { breach in
      let bound = bounds.bound(broken: breach)
      let verb = inputs.count == 1 ? "lasts" : "last"
      return Violation(
        id: "\(id).\(breach.idSuffix("too-long-together", "too-short-together"))", input: input,
        measured: MeasuredValue(breach.reading.value, unit: .seconds, reading: .combined),
        observation: "\(what) \(verb) \(Wording.seconds(breach.reading.value, besides: bound))",
        demand: bounds.demand(breach, Wording.shortSeconds) + " for all together",
        reason: "The limit is on the sum over all clips of the role.",
        fix: .advise("Shorten the clips, or give fewer of them."))
    }
  }
}

extension Bounds {
  /// The most frames of a rate that keep to the maximum, or nil when there is none.
  func mostFrames(at rate: FrameRate) -> Int64? {
    guard let maximum else { return nil }
    let exact = maximum.value * rate.framesPerSecond
    return exact.roundedDown - (maximum.isExclusive && exact.denominator == 1 ? 1 : 0)
  }

  /// The most frames of a rate that a trim to a maximum of seconds leaves, or nil without a maximum.
  ///
  /// That is one frame less than meets the maximum exactly, where a minimum or a list leaves room,
  /// since some providers read a clip as a little longer than it is.
  func keptFrameCount(at rate: FrameRate) -> Int64? {
    guard let most = mostFrames(at: rate) else { return nil }
    let under = rate.duration(ofFrames: most - 1).seconds
    guard most > 1, isMetExactly(by: rate.duration(ofFrames: most).seconds),
      admitsAsMinimum(under), allowed.map({ _ in allowedNumbers.contains(under) }) ?? true
    else { return most }
    return most - 1
  }
}

/// What a finding about the length of one clip says.
struct DurationText {
  let subject: String
  let timing: ClipTiming
  let bounds: Bounds

  /// `"The clip lasts 5.080 s (container)"`.
  func observation(_ breach: Breach) -> String {
    let value = Wording.seconds(breach.reading.value, besides: bounds.bound(broken: breach))
    let isPlain = breach.reading.name == .selection || timing.durations.count == 1
    let reader = isPlain ? "" : " (\(breach.reading.name?.words ?? "header"))"
    return "\(subject) lasts \(value)\(reader)"
  }

  /// The same in frames, and where readers disagree on which side of the limit the clip is.
  func remarks(_ breach: Breach) -> [String] {
    [frames(breach), disagreement(breach)].compactMap(\.self)
  }

  /// Why this reading counts, where others say otherwise.
  func reason(_ breach: Breach) -> String? {
    guard Set(timing.durations.map(\.value)).count > 1 else { return nil }
    switch breach {
    case .tooLarge:
      return "Providers read the length in different ways, so the longest reading counts."
    case .tooSmall:
      return "Providers read the length in different ways, so the shortest reading counts."
    case .notAllowed, .offGrid: return nil
    }
  }

  /// How to bring the clip within the bounds.
  func fix(_ breach: Breach, keep: Profile.ClipEnd?) -> Fix? {
    switch breach {
    case .tooLarge:
      guard let maximum = bounds.maximum else { return nil }
      let kept = timing.rate.flatMap { bounds.keptFrameCount(at: $0) }
      let end = keep == .end ? ", and keep its end" : ""
      let length = kept.flatMap(length) ?? Wording.shortSeconds(maximum.value)
      let amount = maximum.isExclusive && kept == nil ? "less than" : "at most"
      // Where the video fits already, it is the audio or the header that is too long.
      let count = timing.frameCounts.map(\.value).max()?.roundedDown
      let most = timing.rate.flatMap { bounds.mostFrames(at: $0) }
      let fits = most.map { most in count.map { $0 <= most } ?? false } ?? false
      return Fix(
        .trim(minimum: bounds.minimum?.value, maximum: maximum, frameCount: kept),
        "Trim \(fits ? "all its tracks" : "it") to \(amount) \(length)\(end).")
    case .tooSmall:
      guard let minimum = bounds.minimum else { return nil }
      let least =
        fewestFrames(reaching: minimum).flatMap(length) ?? Wording.shortSeconds(minimum.value)
      return Fix(.lengthen(minimum: minimum), "Use a longer clip: at least \(least).")
    case .notAllowed, .offGrid:
      let reachable = bounds.allowedNumbers.filter { $0 <= breach.reading.value }.max()
      guard let reachable else { return nil }
      let length = Bounds.Bound(reachable)
      let frames = timing.rate.flatMap { Bounds(maximum: length).mostFrames(at: $0) }
      return Fix(
        .trim(minimum: reachable, maximum: length, frameCount: frames),
        "Trim it to \(Wording.shortSeconds(reachable)).")
    }
  }

  private func frames(_ breach: Breach) -> String? {
    guard let count = timing.frameCounts.first?.value.roundedDown, let rate = timing.rate else {
      return nil
    }
    let counted = "\(count) frame\(count == 1 ? "" : "s") at \(Wording.rate(rate.framesPerSecond))"
    switch breach {
    case .tooLarge:
      guard let most = bounds.mostFrames(at: rate), most < count
      else { return nil }
      return "\(counted), at most \(most) fit."
    case .tooSmall:
      guard let minimum = bounds.minimum, let least = fewestFrames(reaching: minimum), least > count
      else { return nil }
      return "\(counted), at least \(least) are needed."
    case .notAllowed, .offGrid: return "\(counted)."
    }
  }

  private func disagreement(_ breach: Breach) -> String? {
    let limit = bounds.bound(broken: breach)
    let within: Reading?
    switch breach {
    case .tooLarge:
      within = timing.durations.filter { bounds.admitsAsMaximum($0.value) }
        .max { $0.value < $1.value }
    case .tooSmall:
      within = timing.durations.filter { bounds.admitsAsMinimum($0.value) }
        .min { $0.value < $1.value }
    case .notAllowed, .offGrid: within = nil
    }
    guard let within, let name = within.name, name != .selection else { return nil }
    let inside = Self.claim(name, Wording.seconds(within.value, besides: limit))
    let outside = Self.claim(
      breach.reading.name, Wording.seconds(breach.reading.value, besides: limit))
    return "\(inside.capitalizedFirst), but \(outside)."
  }

  private func fewestFrames(reaching minimum: Bounds.Bound) -> Int64? {
    guard let rate = timing.rate else { return nil }
    let exact = minimum.value * rate.framesPerSecond
    let isWhole = exact.denominator == 1
    return exact.roundedUp + (minimum.isExclusive && isWhole ? 1 : 0)
  }

  private func length(_ frames: Int64) -> String? {
    timing.rate.map {
      "\(frames) frames (\($0.duration(ofFrames: frames).seconds.shortDecimal(places: 6)) s)"
    }
  }

  private static func claim(_ reading: ReadingName?, _ value: String) -> String {
    switch reading {
    case .container: "the container says \(value)"
    case .video, .audio: "the \(reading?.words ?? "") lasts \(value)"
    case .packets: "the packets last \(value)"
    case .ignoringEditList: "without its edit list it lasts \(value)"
    case .otherReaders: "ffprobe or MediaInfo print \(value)"
    case nil, .animation, .stored, .selection, .combined, .encoded, .average, .nominal, .width,
      .height, .area, .shortSide, .longSide:
      "it lasts \(value)"
    }
  }
}

extension ReadingName {
  /// The reader in a sentence: `"video track"`.
  fileprivate var words: String {
    switch self {
    case .video, .audio: "\(rawValue) track"
    case .ignoringEditList: "edit list ignored"
    case .otherReaders: "printed by ffprobe or MediaInfo"
    case .container, .packets, .animation, .stored, .selection, .combined, .encoded, .average,
      .nominal, .width, .height, .area, .shortSide, .longSide:
      rawValue
    }
  }
}
