package import JSON
package import Preflight

/// A value of a request that a provider may have refused although it did not say which: one outside
/// or close to a limit that is known.
package struct Suspicion: Sendable, Hashable {
  package var role: String
  /// The input's path as it was given.
  package var path: String
  package var quantity: Quantity
  package var measured: MeasuredValue
  /// The end of the limit that is nearest.
  package var bounds: Bounds
  /// How far inside the limit the value lies, as a share of the limit; zero or below when it is at the
  /// limit or outside, nil where a distance means nothing.
  package var distance: Rational?
  /// Whether the value is not accepted by the limit.
  package var isOutside: Bool
  package var source: Source
  package var speaker: Speaker
}

/// What of a request lies outside or nearest to the known limits of a profile.
package struct Suspicions: Sendable, Hashable {
  /// The values, those outside first, then the nearest first.
  package let all: [Suspicion]

  /// Looks at a request.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  package init(
    of request: Request, for profile: Profile, in catalog: Catalog
  ) throws(DocumentError) {
    let stack = try LimitStack(profile, in: catalog)
    let context = CheckContext(
      profile: profile, request: request,
      inputs: RoleAssignment(request, profile: profile).inputs, stack: stack.limits)
    var found: [Suspicion] = []
    for stacked in stack.limits
    where stacked.limit.scope == .each || stacked.limit.scope == .selection {
      for input in context.inputs where stacked.applies(to: input) {
        guard context.truth(of: stacked, for: input) != .fails else { continue }
        found += SuspectedValues(input, stacked, context: context).suspicions
      }
    }
    all = Self.nearest(of: found)
  }

  /// Of each value only what is said of the nearest limit.
  private static func nearest(of found: [Suspicion]) -> [Suspicion] {
    var kept: [Suspicion] = []
    for suspicion in found.sorted(by: isNearer) {
      let isKnown = kept.contains { $0.path == suspicion.path && $0.quantity == suspicion.quantity }
      if !isKnown { kept.append(suspicion) }
    }
    return kept
  }

  private static func isNearer(_ one: Suspicion, _ other: Suspicion) -> Bool {
    guard one.isOutside == other.isOutside else { return one.isOutside }
    guard let first = one.distance, let second = other.distance else {
      return one.distance == nil && other.distance != nil
    }
    return first < second
  }
}

extension Suspicion {
  /// Whether the value lies within a quarter of the limit.
  package var isNear: Bool {
    guard let distance, let quarter = Rational(1, 4) else { return false }
    return distance <= quarter
  }
}

/// How near the values of one input are to one limit.
struct SuspectedValues {
  private(set) var suspicions: [Suspicion] = []

  init(_ input: AssignedInput, _ stacked: StackedLimit, context: CheckContext) {
    let limit = stacked.limit
    let check = limit.quantity.check
    let readings = check.readings(of: limit.quantity, in: input, context.timing(of: input))
    for end in limit.bounds.ends {
      var alone = stacked
      alone.limit.bounds = end
      let broken = check.violations(of: alone, by: [input], in: context).first
      let nearest = readings.map { ($0, Self.distance(of: $0.value, to: end)) }
        .filter { $0.1 != nil }.min { ($0.1 ?? 0) < ($1.1 ?? 0) }
      let unit = check.unit
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
}
