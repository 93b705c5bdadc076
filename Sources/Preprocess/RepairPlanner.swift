import Media
import MediaModel
package import Preflight

/// Makes plans: looks at the file, asks the checker, and decides on one recipe.
package struct RepairPlanner: Sendable {
  private let catalog: Catalog

  /// A planner with the profiles of a catalogue.
  package init(catalog: Catalog = .builtIn) {
    self.catalog = catalog
  }

  /// The plan that cuts a clip to the frames that are wished, and changes nothing else that a cut
  /// does not need.
  ///
  /// - Throws: `MediaError` when the file cannot be looked at, `RequestError` when the wishes make no
  ///   sense in it.
  package func planTrim(_ path: String, wishes: RepairWishes) throws -> RepairPlan {
    let facts = try MediaProbe().facts(of: path)
    guard facts.kind == .video, facts.mainVideo != nil else {
      throw RequestError("\(path) has no moving pictures that could be cut.")
    }
    guard wishes.around == nil || wishes.duration != nil || wishes.frameCount != nil else {
      throw RequestError("--around needs --duration or --frames.")
    }
    return try plan(facts, acceptance: RepairPlan.Acceptance(), wishes: wishes, isTrim: true)
  }

  /// The plan that makes a file acceptable to all of the profiles at once; without a recipe when it
  /// cannot be made acceptable.
  ///
  /// - Throws: `MediaError` when the file cannot be looked at, `RequestError` when the wishes make no
  ///   sense in it, `DocumentError` when a profile is malformed.
  package func planFit(
    _ path: String, for acceptance: RepairPlan.Acceptance, wishes: RepairWishes
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
    return try plan(facts, acceptance: acceptance, wishes: wishes, isTrim: false)
  }

  private func plan(
    _ facts: MediaFacts, acceptance: RepairPlan.Acceptance, wishes: RepairWishes, isTrim: Bool
  ) throws -> RepairPlan {
    let judge = try ResultJudge(
      acceptance, in: catalog, followsRecommendations: wishes.followsRecommendations)
    if facts.kind == .image {
      return StillPlanner(
        facts: facts, judge: judge, acceptance: acceptance, wishes: wishes,
        renderObstacle: { StillRenderer.obstacle(to: $0) }
      ).plan()
    }
    return try ClipPlanner(
      source: ClipSource(file: facts), judge: judge, acceptance: acceptance, wishes: wishes,
      isTrim: isTrim
    ).plan()
  }
}
