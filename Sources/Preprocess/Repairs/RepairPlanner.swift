import Media
package import Preflight

/// Makes plans: looks at the file, asks the checker, and decides on one recipe.
package struct RepairPlanner: Sendable {
  private let catalog: Catalog

  /// A planner with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// The plan that cuts a clip to the frames that are asked for, and changes nothing else that a cut
  /// does not need.
  ///
  /// - Throws: `MediaError` when the file cannot be looked at, `RequestError` when the options make no
  ///   sense in it.
  package func planTrim(_ path: String, options: FitOptions) throws -> RepairPlan {
    let facts = try MediaProbe().facts(of: path)
    guard facts.kind == .video, facts.mainVideo != nil else {
      throw RequestError("\(path) has no video that could be cut.")
    }
    guard options.around == nil || options.duration != nil || options.frameCount != nil else {
      throw RequestError("A middle needs a duration or a number of frames.")
    }
    return try plan(facts, acceptance: RepairPlan.Acceptance(), options: options, isTrim: true)
  }

  /// The plan that makes a file acceptable to all of the profiles at once; without a recipe when it
  /// cannot be made acceptable.
  ///
  /// - Throws: `MediaError` when the file cannot be looked at, `RequestError` when the options make no
  ///   sense in it, `DocumentError` when a profile is malformed.
  package func planFit(
    _ path: String, for acceptance: RepairPlan.Acceptance, options: FitOptions
  ) throws -> RepairPlan {
    var facts = try MediaProbe().facts(of: path)
    var request = Request(
      inputs: [RequestInput(role: acceptance.role, path: path, facts: facts)],
      settings: acceptance.settings, transport: acceptance.transport)
    let need = ProbeNeed(catalog: catalog)
    if try !need.pathsNeedingPackets(for: request, profiles: acceptance.profiles).isEmpty {
      facts = try MediaProbe(depth: .packets).facts(of: path)
    }
    request.inputs[0].facts = facts
    // An unknown role is the caller's mistake, which the checker tells.
    _ = try Checker(catalog: catalog).report(on: request, for: acceptance.profiles)
    return try plan(facts, acceptance: acceptance, options: options, isTrim: false)
  }

  private func plan(
    _ facts: MediaFacts, acceptance: RepairPlan.Acceptance, options: FitOptions, isTrim: Bool
  ) throws -> RepairPlan {
    let judge = try ResultJudge(
      acceptance, in: catalog, followsRecommendations: options.followsRecommendations)
    if facts.kind == .image {
      return StillPlanner(
        facts: facts, judge: judge, acceptance: acceptance, options: options,
        renderObstacle: { StillRenderer.obstacle(to: $0) }
      ).plan()
    }
    return try ClipPlanner(
      source: ClipSource(file: facts), judge: judge, acceptance: acceptance, options: options,
      isTrim: isTrim
    ).plan()
  }
}
