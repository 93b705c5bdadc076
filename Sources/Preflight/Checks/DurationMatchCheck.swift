import MediaModel

/// Files that belong together last equally long, or stand in an accepted relation: a mask and its
/// video, the audio and the video of a lip sync.
struct DurationMatchCheck: LimitCheck {
  static let noun = "length"
  static let mediaTypes: [MediaType] = [.video, .audio]
  static let listed: ListedValue? = .number
  /// The longest frame that audio codecs have, nearly.
  private static let audioFrame = Rational(1, 20) ?? 0

  static func flaw(of limit: Limit) -> String? { nil }

  static func measured(
    of inputs: [AssignedInput], by limit: StackedLimit, in context: CheckContext
  ) -> MeasuredValue? {
    guard let input = inputs.first, context.inputs.count(where: limit.applies) > 1 else {
      return nil
    }
    return context.timing(of: input).extremes.map {
      MeasuredValue($0.longest.value, unit: .seconds, reading: $0.longest.name)
    }
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let timed = inputs.filter { $0.mediaType == .video || $0.mediaType == .audio }
    guard let first = timed.first, timed.count > 1 else { return [] }
    return timed.dropFirst().compactMap {
      violation(of: limit.limit.bounds, by: first, and: $0, in: context)
    }
  }

  private static func violation(
    of bounds: Bounds, by first: AssignedInput, and other: AssignedInput, in context: CheckContext
  ) -> Violation? {
    let names = "\(first.role) and \(other.role)"
    let demand =
      bounds.isEmpty
      ? "the same length for \(names)"
      : "a relation of \(bounds.demand(Wording.number)) between the lengths of \(names)"
    let timings = [first, other].map(context.timing)
    guard let one = timings[0].extremes, let two = timings[1].extremes,
      let low = one.shortest.value / two.longest.value,
      let high = one.longest.value / two.shortest.value
    else {
      return Violation(
        id: "\(first.mediaType.rawValue).duration.match-unknown", certainty: .unknown,
        observation: "The lengths of \(names) are not both known", demand: demand)
    }
    if bounds.isEmpty {
      // Readers disagree by up to a frame, and audio ends on a frame of its own.
      let frame = timings.compactMap { $0.rate?.framesPerSecond.reciprocal }.max() ?? audioFrame
      let difference = one.longest.value - two.longest.value
      guard (difference < 0 ? Rational(0) - difference : difference) > frame else { return nil }
    } else {
      guard !bounds.breaches(of: [Reading(value: low), Reading(value: high)]).isEmpty else {
        return nil
      }
    }
    let lengths = [one, two].map { Wording.shortSeconds($0.longest.value) }
    return Violation(
      id: "\(first.mediaType.rawValue).duration.mismatch",
      measured: MeasuredValue("\(lengths[0]) and \(lengths[1])"),
      observation:
        "\(first.role.capitalizedFirst) lasts \(lengths[0]), \(other.role) \(lengths[1])",
      demand: demand, fix: .advise("Cut the longer one to the length of the other."))
  }
}
