public import JSON

/// Says whether a request will be accepted, for one profile or many.
///
/// A checker does no I/O: files are probed before, and profiles come from its catalogue.
public struct Checker: Sendable {
  private var profiles: PreparedProfiles
  private let gate: CostGate?

  /// A checker.
  ///
  /// - Parameters:
  ///   - catalog: Where engines and rules of profiles are found.
  ///   - learned: Limits that rejections taught, by the profile's id, besides those of the catalogue.
  ///   - gate: The most that a request may cost, or nil when it may cost anything.
  public init(
    catalog: Catalog = .builtIn, learned: [String: [Limit]] = [:], gate: CostGate? = nil
  ) {
    profiles = PreparedProfiles(catalog: catalog, learned: learned)
    self.gate = gate
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
    let result = try profiles.prepared(profile).result(of: request)
    return gate.map(result.judged) ?? result
  }
}
