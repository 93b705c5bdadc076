public import JSON
import MediaModel

/// Tells whether a verdict hangs on facts that a header states only roughly.
public struct ProbeNeed: Sendable {
  private var profiles: PreparedProfiles

  public init(catalog: Catalog = .builtIn) {
    profiles = PreparedProfiles(catalog: catalog)
  }

  /// The same with profiles made ready, which is worth it for many requests.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public func ready(for profiles: [Profile]) throws(DocumentError) -> ProbeNeed {
    var need = self
    try need.profiles.prepare(profiles)
    return need
  }

  /// The paths of the inputs whose packets have to be read before a verdict can be trusted: a limit
  /// on time lies within two frames or one percent of what the header says, or the header does not
  /// say.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public func pathsNeedingPackets(
    for request: Request, profiles: [Profile]
  ) throws(DocumentError) -> [String] {
    var paths: [String] = []
    for profile in profiles {
      let stack = try self.profiles.prepared(profile).limits
      let inputs = RoleAssignment(request, profile: profile).inputs
      let context = CheckContext(
        profile: profile, request: request, inputs: inputs, stack: stack)
      for input in inputs where !paths.contains(input.path) && input.facts.depth == .header {
        let limits = stack.filter { limit in
          limit.applies(to: input) && limit.limit.scope != .output
            && context.truth(of: limit, for: input) != .fails
        }
        if limits.contains(where: { isClose($0.limit, input, context) }) {
          paths.append(input.path)
        }
      }
    }
    return paths
  }

  private func isClose(_ limit: Limit, _ input: AssignedInput, _ context: CheckContext) -> Bool {
    limit.quantity.check.needsPackets(limit.bounds, of: input, context.timing(of: input))
  }
}

extension Bounds {
  /// Whether a reading lies near a bound or listed value, or no reading exists.
  func isClose(to readings: [Reading], within distance: Rational) -> Bool {
    guard !readings.isEmpty else { return true }
    let marks = [minimum?.value, maximum?.value].compactMap(\.self) + allowedNumbers
    return step != nil
      || readings.contains { reading in
        marks.contains { mark in
          let gap = (reading.value - mark).magnitude
          return gap <= distance || gap * 100 <= mark
        }
      }
  }
}
