public import JSON

/// One profile with every limit that speaks about it, made ready once to judge many requests.
public struct PreparedProfile: Sendable {
  public let profile: Profile
  private let stack: LimitStack

  /// A profile with the limits of its engines and rules.
  ///
  /// - Parameters:
  ///   - profile: What is asked about.
  ///   - catalog: Where engines and rules are found.
  ///   - learned: Limits that rejections taught, besides those of the catalogue.
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public init(
    _ profile: Profile, in catalog: Catalog, learned: [Limit] = []
  ) throws(DocumentError) {
    self.profile = profile
    stack = try LimitStack(profile, in: catalog, learned: learned)
  }

  /// The limits, each with who speaks.
  package var limits: [StackedLimit] { stack.limits }

  /// Everything that is said of a request.
  public func result(of request: Request) -> ProfileResult {
    let unreadable = UnreadableInputs.findings(in: request)
    guard unreadable.isEmpty else {
      return ProfileResult(
        profile: profile, assignments: [], findings: unreadable, notes: [],
        cost: Cost(note: "nothing to send"))
    }
    let assignment = RoleAssignment(request, profile: profile)
    let context = context(of: request, assignment, limits: stack.limits)
    let limits = FindingFold(LimitJudge(context).findings).findings
    let seen = assignment.inputs.filter(\.delivery.isSeen)
    let advice = seen.flatMap { input in
      MediaChecks.all.flatMap { $0.findings(in: input, context: context) }
    }
    let missing = stack.missingProfiles.map {
      "The limits of \($0), which stands behind \(profile.name), are not in the catalogue."
    }
    let settings = SettingCheck(context)
    let whole =
      assignment.findings + InputCheck(context).findings + settings.findings
      + SelectionCheck(context).findings + PayloadCheck(context).findings
      + ContradictionCheck(context).findings
    let deliveries =
      UnseenInputCheck(context).findings + AddressCheck(context).findings
      + DataURICheck(context).findings
    return ProfileResult(
      profile: profile, assignments: assignment.inputs,
      findings: whole + deliveries + limits + advice,
      notes: assignment.notes + missing + [settings.note].compactMap(\.self),
      cost: CostEstimate(context).cost)
  }

  /// What the limits on some quantities alone say of a request.
  public func findings(of request: Request, about quantities: Set<Quantity>) -> [Finding] {
    let limits = stack.limits.filter { quantities.contains($0.limit.quantity) }
    guard !limits.isEmpty else { return [] }
    let context = context(of: request, RoleAssignment(request, profile: profile), limits: limits)
    return LimitJudge(context).findings
  }

  /// The bounds of every limit on a quantity that holds, or may hold, for an input of a request;
  /// binding or not.
  public func bounds(on quantity: Quantity, in request: Request) -> [Bounds] {
    let limits = stack.limits.filter { $0.limit.quantity == quantity && $0.limit.scope != .output }
    guard !limits.isEmpty else { return [] }
    let assignment = RoleAssignment(request, profile: profile)
    let context = context(of: request, assignment, limits: limits)
    return limits.filter { limit in
      assignment.inputs.contains { input in
        limit.applies(to: input) && context.truth(of: limit, for: input) != .fails
      }
    }.map(\.limit.bounds)
  }

  private func context(
    of request: Request, _ assignment: RoleAssignment, limits: [StackedLimit]
  ) -> CheckContext {
    CheckContext(profile: profile, request: request, inputs: assignment.inputs, stack: limits)
  }
}
