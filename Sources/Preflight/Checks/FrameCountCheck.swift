import MediaModel

/// A clip has neither more nor fewer frames than accepted, and a number that is on the grid.
struct FrameCountCheck: LimitCheck {
  static let noun = "number of frames"
  static let mediaTypes: [MediaType] = [.video]
  static let unit: LimitUnit? = .frames
  static let listed: ListedValue? = .number
  static let outputSettings = ["frames", "num_frames"]
  static let normalization = LimitBehavior.trim

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] { timing.frameCounts }

  static func needsPackets(
    _ bounds: Bounds, of input: AssignedInput, _ timing: ClipTiming
  ) -> Bool {
    input.mediaType == .video && bounds.isClose(to: timing.frameCounts, within: 2)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    inputs.filter { $0.mediaType == .video }.flatMap { input in
      let isCut = context.isCut(input)
      let timing = ClipTiming(input.facts, selection: isCut ? context.request.selection : .whole)
      let subject = isCut ? "The selection" : context.subject(input)
      return violations(of: limit.limit.bounds, by: input, called: subject, timing: timing)
    }
  }

  private static func violations(
    of bounds: Bounds, by input: AssignedInput, called subject: String, timing: ClipTiming
  ) -> [Violation] {
    guard !timing.frameCounts.isEmpty else {
      return [
        Violation(
          id: "video.frames.unknown", certainty: .unknown, input: input,
          observation: "How many frames \(subject.lowercasedThe) has is not known",
          demand: bounds.demand(frames))
      ]
    }
    return bounds.breaches(of: timing.frameCounts).map { breach in
      let isStored = breach.reading.name == .stored
      let stored = isStored ? " stored, those hidden by its edit list included" : ""
      return Violation(
        id: "video.frames.\(breach.idSuffix("too-many", "too-few"))", input: input,
        measured: MeasuredValue(breach.reading.value, unit: .frames, reading: breach.reading.name),
        observation: "\(subject) has \(frames(breach.reading.value))\(stored)",
        demand: bounds.demand(breach, frames),
        remarks: [length(breach, timing.rate)].compactMap(\.self),
        fix: fix(breach, bounds: bounds))
    }
  }

  private static func length(_ breach: Breach, _ rate: FrameRate?) -> String? {
    guard let rate, let seconds = breach.reading.value / rate.framesPerSecond else { return nil }
    return "That is \(Wording.seconds(seconds)) at \(Wording.rate(rate.framesPerSecond))."
  }

  private static func fix(_ breach: Breach, bounds: Bounds) -> Fix? {
    switch breach {
    case .tooLarge:
      let most = bounds.largestFrameCount(upTo: breach.reading.value.roundedDown)
      let length = most.map { "at most \(frames(Rational($0)))" } ?? bounds.demand(breach, frames)
      return Fix(.trimFrames(bounds), "Trim it to \(length).")
    case .tooSmall:
      return .advise("Use a longer clip: \(bounds.demand(breach, frames)).")
    case .offGrid, .notAllowed:
      let count = breach.reading.value.roundedDown
      guard let nearest = bounds.largestFrameCount(upTo: count) else { return nil }
      return Fix(.trimFrames(bounds), "Trim it to \(nearest) frames.")
    }
  }
}

extension Bounds {
  /// The largest number of frames, no larger than a given one, that all of the bounds admit, or nil
  /// when there is none.
  func largestFrameCount(upTo count: Int64) -> Int64? {
    let top = [count, maximum?.value.roundedDown].compactMap(\.self).min() ?? count
    let listed = allowedNumbers.map(\.roundedDown)
    let candidates =
      allowed != nil
      ? listed.filter { $0 <= top }
      : Array(stride(from: top, to: max(0, top - Int64(step ?? 1)), by: -1))
    return candidates.filter { candidate in
      let value = Rational(candidate)
      return admitsAsMaximum(value) && admitsAsMinimum(value) && isOnGrid(value)
    }.max()
  }
}

private func frames(_ value: Rational) -> String {
  "\(value.roundedDown.grouped) frame\(value == 1 ? "" : "s")"
}
