import MediaModel

/// A clip is neither longer nor shorter than accepted: the longest reading is held against the
/// maximum, the shortest against the minimum.
struct DurationCheck: LimitCheck {
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
        measured: Measurement(
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
      ClipTiming(
        input.facts, selection: context.isCut(input) ? context.request.selection : .whole)
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
      Reading(name: "combined", value: extremes.map(\.longest.value).reduce(0, +)),
      Reading(name: "combined", value: extremes.map(\.shortest.value).reduce(0, +)),
    ]
    violations = bounds.breaches(of: total).map { breach in
      let bound = bounds.bound(broken: breach)
      let verb = inputs.count == 1 ? "lasts" : "last"
      return Violation(
        id: "\(id).\(breach.idSuffix("too-long-together", "too-short-together"))", input: input,
        measured: Measurement(breach.reading.value, unit: .seconds, reading: "combined"),
        observation: "\(what) \(verb) \(Wording.seconds(breach.reading.value, besides: bound))",
        demand: bounds.demand(breach, Wording.shortSeconds) + " for all together",
        reason: "The limit is on the sum over all clips of the role.",
        fix: .advise("Shorten the clips, or give fewer of them."))
    }
  }
}
