import MediaModel
import Preflight

/// How near the values of one input are to one limit.
struct SuspectedValues {
  private(set) var suspicions: [Suspicion] = []

  init(_ input: AssignedInput, _ stacked: StackedLimit, context: CheckContext) {
    let limit = stacked.limit
    let readings = Self.readings(of: limit.quantity, input, context: context)
    for end in limit.bounds.ends {
      var alone = stacked
      alone.limit.bounds = end
      let broken = limit.quantity.check?.violations(of: alone, by: [input], in: context).first
      let nearest = readings.map { ($0, Self.distance(of: $0.value, to: end)) }
        .filter { $0.1 != nil }.min { ($0.1 ?? 0) < ($1.1 ?? 0) }
      let unit = limit.quantity.unit
      let measured =
        broken?.measured
        ?? nearest.map { MeasuredValue($0.0.value, unit: unit, reading: $0.0.name) }
      guard let measured, broken != nil || nearest != nil else { continue }
      suspicions.append(
        Suspicion(
          role: input.role, path: input.path, quantity: limit.quantity, measured: measured,
          bounds: end, distance: nearest?.1, isOutside: broken?.certainty == .broken,
          source: limit.source, speaker: stacked.speaker))
    }
  }

  /// How far a value is inside an end, as a share of it; nil for a list or grid.
  private static func distance(of value: Rational, to end: Bounds) -> Rational? {
    if let maximum = end.maximum?.value { return (maximum - value) / maximum }
    if let minimum = end.minimum?.value { return (value - minimum) / minimum }
    return nil
  }

  private static func readings(
    of quantity: Quantity, _ input: AssignedInput, context: CheckContext
  ) -> [Reading] {
    let timing = ClipTiming(
      input.facts, selection: context.isCut(input) ? context.request.selection : .whole)
    let size = input.facts.displaySize
    func reading(_ value: Int?, _ name: String? = nil) -> [Reading] {
      value.map { [Reading(name: name, value: Rational($0))] } ?? []
    }
    switch quantity {
    case .duration: return timing.durations
    case .frames: return timing.frameCounts
    case .frameRate: return timing.rate.map { [Reading(value: $0.framesPerSecond)] } ?? []
    case .width: return reading(size?.width)
    case .height: return reading(size?.height)
    case .side: return reading(size?.width, "width") + reading(size?.height, "height")
    case .shortSide: return reading(size?.shortSide)
    case .longSide: return reading(size?.longSide)
    case .area: return reading(size?.area)
    case .aspectRatio:
      return input.facts.displayAspectRatio.map { [Reading(value: $0.value)] } ?? []
    case .fileSize: return [Reading(value: Rational(input.facts.byteCount))]
    case .aspectMatch, .resolution, .resolutionTier, .count, .container, .imageFormat,
      .audioFormat, .videoCodec, .audioCodec, .bitDepth, .alpha, .audioPresence, .channels,
      .textLength, .urlLength, .urlScheme, .outputSizeMatch, .setting, .declaration, .note:
      return []
    }
  }
}
