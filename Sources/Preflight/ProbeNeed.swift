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
    guard input.mediaType == .video || input.mediaType == .audio else { return false }
    let timing = ClipTiming(
      input.facts, selection: context.isCut(input) ? context.request.selection : .whole)
    let frame = timing.rate?.framesPerSecond.reciprocal ?? 0
    switch limit.quantity {
    case .duration:
      let isEstimated = input.facts.durations.readings.contains { $0.time.evidence == .estimate }
      return isEstimated || limit.bounds.isClose(to: timing.durations, within: frame + frame)
    case .frames:
      guard input.mediaType == .video else { return false }
      return limit.bounds.isClose(to: timing.frameCounts, within: 2)
    case .frameRate:
      guard input.mediaType == .video else { return false }
      let rates = [
        input.facts.mainVideo?.frameRate.average, input.facts.mainVideo?.frameRate.nominal,
      ].compactMap { $0.map { Reading(value: $0.framesPerSecond) } }
      return input.facts.mainVideo?.frameRate.isVariable == nil
        || limit.bounds.isClose(to: rates, within: 0)
    case .width, .height, .side, .shortSide, .longSide, .area, .aspectRatio, .aspectMatch,
      .resolution, .resolutionTier, .fileSize, .count, .container, .imageFormat, .audioFormat,
      .videoCodec, .audioCodec, .bitDepth, .alpha, .audioPresence, .channels, .textLength,
      .urlLength, .urlScheme, .outputSizeMatch, .setting, .declaration, .note:
      return false
    }
  }
}

extension Bounds {
  /// Whether a reading lies near a bound or listed value, or no reading exists.
  fileprivate func isClose(to readings: [Reading], within distance: Rational) -> Bool {
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
