public import JSON

/// Says whether a request will be accepted, for one profile or many.
///
/// A checker does no I/O: files are probed before, and profiles come from its catalogue.
public struct Checker: Sendable {
  private var profiles: PreparedProfiles
  private let gate: CostGate?
  private let now: Int64?

  /// A checker.
  ///
  /// - Parameters:
  ///   - catalog: Where engines and rules of profiles are found.
  ///   - learned: Limits learned from rejections, by the profile's id, besides those of the catalogue.
  ///   - gate: The most that a request may cost, or nil when it may cost anything.
  ///   - now: The time in seconds since 1970 for which the age of prices is told; nil leaves it out.
  public init(
    catalog: Catalog = .builtIn, learned: [String: [Limit]] = [:], gate: CostGate? = nil,
    now: Int64? = nil
  ) {
    profiles = PreparedProfiles(catalog: catalog, learned: learned)
    self.gate = gate
    self.now = now
  }

  /// The same checker with profiles made ready, which is worth it for many requests.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public func ready(for profiles: [Profile]) throws(DocumentError) -> Checker {
    var checker = self
    try checker.profiles.prepare(profiles)
    return checker
  }

  /// The answer for several profiles.
  ///
  /// - Throws: `RequestError` when an input has a role that no profile knows, `DocumentError` when
  ///   the profile of an engine is malformed.
  public func report(on request: Request, for profiles: [Profile]) throws -> Report {
    try RoleAssignment.checkRoles(of: request, among: profiles)
    return Report(
      request: request, results: try profiles.map { try result(of: request, for: $0) })
  }

  /// The answer for one profile; an input whose role the profile does not have goes where its media
  /// type fits.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public func result(
    of request: Request, for profile: Profile
  ) throws(DocumentError) -> ProfileResult {
    let result = try profiles.prepared(profile).result(of: request, now: now)
    return gate.map(result.judged) ?? result
  }
}

/// One profile with every limit that speaks about it, made ready once to judge many requests.
public struct PreparedProfile: Sendable {
  public let profile: Profile
  private let stack: LimitStack

  /// A profile with the limits of its engines and rules.
  ///
  /// - Parameters:
  ///   - profile: What is asked about.
  ///   - catalog: Where engines and rules are found.
  ///   - learned: Limits learned from rejections, besides those of the catalogue.
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  public init(
    _ profile: Profile, in catalog: Catalog, learned: [Limit] = []
  ) throws(DocumentError) {
    self.profile = profile
    stack = try LimitStack(profile, in: catalog, learned: learned)
  }

  /// The limits, each with who speaks.
  package var limits: [StackedLimit] { stack.limits }

  /// Everything that is said of a request, with the age of prices at a time in seconds since 1970.
  public func result(of request: Request, now: Int64? = nil) -> ProfileResult {
    let unreadable = UnreadableInputs.findings(in: request)
    guard unreadable.isEmpty else {
      return ProfileResult(
        profile: profile, assignments: [], findings: unreadable, notes: [],
        cost: Cost(note: "nothing to send"))
    }
    let assignment = RoleAssignment(request, profile: profile)
    let context = context(of: request, assignment, limits: stack.limits)
    let judge = LimitJudge(context)
    let kept = judge.kept
    let limits = FindingFold(judge.findings).findings
    let seen = assignment.inputs.filter(\.delivery.isSeen)
    let advice = seen.flatMap { input in
      MediaChecks.findings(in: input, context: context)
    }
    let missing = stack.missingProfiles.map {
      "The limits of \($0), which stands behind \(profile.name), are not in the catalogue."
    }
    let settings = SettingCheck(context: context)
    let whole =
      assignment.findings + InputCheck(context).findings + settings.findings
      + SelectionCheck(context: context).findings + PayloadCheck(context: context).findings
      + ContradictionCheck(context: context).findings
    let deliveries =
      UnseenInputCheck(context: context).findings
      + AddressCheck(context: context, now: now).findings
      + DataURICheck(context: context).findings
    var result = ProfileResult(
      profile: profile, assignments: assignment.inputs,
      findings: whole + deliveries + limits + advice,
      notes: assignment.notes + missing + [settings.note].compactMap(\.self),
      cost: CostEstimate(context: context, now: now).cost,
      coverage: coverage(of: assignment.inputs, judge, kept),
      kept: kept)
    result.unknownSettings = settings.unknownNames
    return result
  }

  /// What is known of each file that was given: limits that it keeps or breaks; of a file that was
  /// not looked at, all that speak about its role.
  private func coverage(
    of inputs: [AssignedInput], _ judge: LimitJudge, _ kept: [KeptLimit]
  ) -> [InputCoverage] {
    let roles = inputs.filter { $0.mediaType != .text }.map(\.role)
    let seen = Set(inputs.filter(\.delivery.isSeen).map(\.role))
    return profile.mediaInputs.filter { roles.contains($0.role) }.map { input in
      guard seen.contains(input.role) else { return coverage(of: input) }
      let known = kept.filter { $0.roles.contains(input.role) }.compactMap { kept in
        kept.coverage.map { (coverage: $0, source: kept.source) }
      }
      return InputCoverage(
        role: input.role, known: known + judge.broken(by: input.role),
        statements: profile.noLimits(on: input))
    }
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

/// Profiles made ready to judge requests: once for many requests where that was asked, else each time.
struct PreparedProfiles: Sendable {
  let catalog: Catalog
  /// Limits learned from rejections, by the profile's id, besides those of the catalogue.
  var learned: [String: [Limit]] = [:]
  private var ready: [String: PreparedProfile] = [:]

  init(catalog: Catalog, learned: [String: [Limit]] = [:]) {
    self.catalog = catalog
    self.learned = learned
  }

  /// Makes profiles ready for many requests.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  mutating func prepare(_ profiles: [Profile]) throws(DocumentError) {
    for profile in profiles { ready[profile.id] = try made(profile) }
  }

  /// A profile with every limit that speaks about it.
  ///
  /// - Throws: `DocumentError` when the profile of an engine or of rules is malformed.
  func prepared(_ profile: Profile) throws(DocumentError) -> PreparedProfile {
    // Another profile may go by the same id; the same one is told by comparing where its parts lie.
    if let ready = ready[profile.id], ready.profile == profile { return ready }
    return try made(profile)
  }

  private func made(_ profile: Profile) throws(DocumentError) -> PreparedProfile {
    try PreparedProfile(profile, in: catalog, learned: learned[profile.id] ?? [])
  }
}

/// How one profile takes a set of inputs, as one cell of a matrix.
public struct Compatibility: Sendable, Hashable {
  /// Who takes the inputs, and who does not.
  public enum Answer: Sendable, Hashable {
    /// As they are; there may be warnings.
    case asIs
    /// After fixes that a machine can carry out.
    case afterFix([Fix])
    /// Never, or only after a person has changed something; with the reason in a sentence.
    case never(String)
  }

  public var result: ProfileResult
  public var answer: Answer

  /// The answer that follows from the findings: fixes count only when every failing finding has one
  /// that a machine can carry out.
  public init(_ result: ProfileResult) {
    self.result = result
    let failing = result.findings.filter { $0.severity.verdict == .fail }
    guard !failing.isEmpty else {
      answer = .asIs
      return
    }
    if let hopeless = failing.first(where: { $0.fix?.isAutomatic != true }) {
      let order = ["input.wrong-type", "input.missing", "input.surplus"]
      let reason = order.lazy.compactMap { id in failing.first { $0.id == id } }.first ?? hopeless
      answer = .never(reason.message)
    } else {
      answer = .afterFix(failing.compactMap(\.fix))
    }
  }
}

extension Checker {
  /// The answers of all profiles that take inputs, in the order given.
  ///
  /// Profiles of rules are left out: nothing can be sent to them.
  ///
  /// - Throws: `RequestError` when an input has a role that no profile knows, `DocumentError` when a
  ///   profile is malformed.
  public func matrix(for request: Request, profiles: [Profile]) throws -> [Compatibility] {
    try report(on: request, for: profiles.filter { $0.kind != .rules })
      .results.map(Compatibility.init)
  }
}
