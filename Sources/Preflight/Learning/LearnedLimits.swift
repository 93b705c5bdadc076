/// Learned limits as limits of their profiles, as far as they still hold.
public struct LearnedLimits: Sendable {
  private let limits: [LearnedLimit]
  private let time: Int64

  /// - Parameters:
  ///   - limits: What was learned, of any profiles.
  ///   - time: Now, in seconds since 1970.
  public init(_ limits: [LearnedLimit], at time: Int64) {
    self.limits = limits
    self.time = time
  }

  /// The limits by profile, as a ``Checker`` takes them: of two that disagree the newest; what is old
  /// and unconfirmed, or was contradicted, is a recommendation.
  public var byProfile: [String: [Limit]] {
    fatalError("to be written")
  }

  /// The limits that a request lies outside of.
  ///
  /// - Throws: `ProfileError` when the profile of an engine is malformed.
  public func broken(
    by request: Request, for profile: Profile, in catalog: Catalog
  ) throws(ProfileError) -> [LearnedLimit] {
    fatalError("to be written")
  }
}
