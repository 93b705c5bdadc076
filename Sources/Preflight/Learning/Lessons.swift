/// What a provider's answer teaches about a profile.
public struct Lessons: Sendable, Hashable {
  /// What was learned; empty where the answer names no limit.
  public let limits: [LearnedLimit]

  /// Draws the limits from an answer.
  ///
  /// - Parameters:
  ///   - answer: What the provider said.
  ///   - profile: What was asked of it; its roles are found by the fields that the answer names.
  ///   - request: What was sent, or nil when unknown.
  ///   - time: Now, in seconds since 1970.
  public init(
    _ answer: ProviderAnswer, for profile: Profile, request: Request? = nil, at time: Int64
  ) {
    fatalError("to be written")
  }
}
