/// Says whether a request will be accepted, for one profile or many.
///
/// A checker does no I/O: files are probed before, and profiles come from its catalogue.
public struct Checker: Sendable {
  private let catalog: Catalog
  private let learned: [String: [Limit]]

  /// A checker.
  ///
  /// - Parameters:
  ///   - catalog: Where engines and rules of profiles are found.
  ///   - learned: Limits that rejections taught, by the profile's id.
  public init(catalog: Catalog = .builtIn, learned: [String: [Limit]] = [:]) {
    self.catalog = catalog
    self.learned = learned
  }

  /// The answer for several profiles.
  ///
  /// - Throws: `RequestError` when an input has a role that no profile knows, `ProfileError` when
  ///   the profile of an engine is malformed.
  public func report(on request: Request, for profiles: [Profile]) throws -> Report {
    try RoleAssignment.checkRoles(of: request, among: profiles)
    return Report(
      request: request, results: try profiles.map { try result(of: request, for: $0) })
  }

  /// The answer for one profile; an input whose role the profile does not have goes where its media
  /// type fits.
  ///
  /// - Throws: `ProfileError` when the profile of an engine or of rules is malformed.
  public func result(
    of request: Request, for profile: Profile
  ) throws(ProfileError) -> ProfileResult {
    let unreadable = UnreadableInputs.findings(in: request)
    guard unreadable.isEmpty else {
      return ProfileResult(
        profile: profile, assignments: [], findings: unreadable, notes: [],
        cost: Cost(note: "nothing to send"))
    }
    let stack = try LimitStack(profile, in: catalog, learned: learned[profile.id] ?? [])
    let assignment = RoleAssignment(request, profile: profile)
    let context = CheckContext(
      profile: profile, request: request, inputs: assignment.inputs, stack: stack.limits)
    let limits = FindingFold(LimitJudge(context).findings).findings
    let advice = assignment.inputs.flatMap { input in
      MediaChecks.all.flatMap { $0.findings(in: input, context: context) }
    }
    let missing = stack.missingProfiles.map {
      "The limits of \($0), which stands behind \(profile.name), are not in the catalogue."
    }
    return ProfileResult(
      profile: profile, assignments: assignment.inputs,
      findings: assignment.findings + InputCheck(context).findings
        + SettingCheck(context).findings + SelectionCheck(context).findings + limits + advice,
      notes: assignment.notes + missing, cost: CostEstimate(context).cost)
  }
}
