import MediaModel

/// A clip's frame rate is one that is accepted.
struct FrameRateCheck: LimitCheck {
  static let noun = "frame rate"
  static let mediaTypes: [MediaType] = [.video]
  static let unit: LimitUnit? = .framesPerSecond
  static let listed: ListedValue? = .number
  static let outputSettings = ["fps"]
  static let normalization = LimitBehavior.resample

  static func readings(
    of quantity: Quantity, in input: AssignedInput, _ timing: ClipTiming
  ) -> [Reading] {
    timing.rate.map { [Reading(value: $0.framesPerSecond)] } ?? []
  }

  static func needsPackets(
    _ bounds: Bounds, of input: AssignedInput, _ timing: ClipTiming
  ) -> Bool {
    guard input.mediaType == .video else { return false }
    let rate = input.facts.mainVideo?.frameRate
    let rates = [rate?.average, rate?.nominal].compactMap(\.self)
      .map { Reading(value: $0.framesPerSecond) }
    return rate?.isVariable == nil || bounds.isClose(to: rates, within: 0)
  }

  static func violations(
    of limit: StackedLimit, by inputs: [AssignedInput], in context: CheckContext
  ) -> [Violation] {
    let bounds = limit.limit.bounds.withExactRates
    return inputs.filter { $0.mediaType == .video }.flatMap { input -> [Violation] in
      let readings = readings(of: input.facts)
      let subject = context.subject(input)
      guard !readings.isEmpty else {
        return [
          Violation(
            id: "video.frame-rate.unknown", certainty: .unknown, input: input,
            observation: "The frame rate of \(subject.lowercasedThe) is not known",
            demand: bounds.demand(Wording.rate))
        ]
      }
      return bounds.breaches(of: readings).map { breach in
        let name = breach.reading.name.map { " (\($0.rawValue))" } ?? ""
        return Violation(
          id: "video.frame-rate.\(breach.idSuffix("too-high", "too-low"))", input: input,
          measured: MeasuredValue(
            breach.reading.value, unit: .framesPerSecond, reading: breach.reading.name),
          observation: "\(subject) runs at \(Wording.rate(breach.reading.value))\(name)",
          demand: bounds.demand(breach, Wording.rate),
          fix: Fix(
            .convertFrameRate(bounds), "Convert it to \(bounds.demand(breach, Wording.rate))."))
      }
    }
  }

  /// The nominal rate alone where frames are evenly spaced; otherwise the average as well.
  private static func readings(of facts: MediaFacts) -> [Reading] {
    guard let rate = facts.mainVideo?.frameRate else { return [] }
    let average = rate.average?.framesPerSecond
    guard let nominal = rate.nominal?.framesPerSecond else {
      return average.map { [Reading(name: .average, value: $0)] } ?? []
    }
    guard let average, average != nominal else { return [Reading(value: nominal)] }
    // Time stamps in milliseconds and a long last frame move the average of an even clip a little.
    let isEven = rate.isVariable != true && (average - nominal).magnitude * 100 <= nominal
    guard !isEven else { return [Reading(value: nominal)] }
    return [Reading(name: .average, value: average), Reading(name: .nominal, value: nominal)]
  }
}

extension Bounds {
  /// The bounds with rates such as 23.976 and 29.97 replaced by the fractions that they stand for.
  fileprivate var withExactRates: Bounds {
    var bounds = self
    bounds.minimum = minimum.map { Bound($0.value.exactRate, isExclusive: $0.isExclusive) }
    bounds.maximum = maximum.map { Bound($0.value.exactRate, isExclusive: $0.isExclusive) }
    bounds.allowed = allowed?.map { $0.number.map { .number($0.exactRate) } ?? $0 }
    return bounds
  }
}

extension Rational {
  /// `n × 1000/1001` for a decimal that is rounded from it, else the value itself.
  fileprivate var exactRate: Rational {
    guard denominator != 1, let factor = Rational(1001, 1000), let inverse = Rational(1000, 1001)
    else { return self }
    let whole = Rational((self * factor + (Rational(1, 2) ?? 0)).roundedDown)
    let exact = whole * inverse
    return (exact - self).magnitude * 200 < 1 ? exact : self
  }
}
