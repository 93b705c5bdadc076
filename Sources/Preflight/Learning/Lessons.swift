/// What a provider's answer teaches about a profile.
public struct Lessons: Sendable, Hashable {
  /// What was learned; empty where the answer names no limit.
  public let limits: [LearnedLimit]
  /// What was not learned, and why; in the order of the rejections.
  public let passedOver: [PassedOver]

  /// Something that a rejection states and that was not learned.
  public struct PassedOver: Sendable, Hashable {
    /// Why nothing was learned.
    public enum Reason: Sendable, Hashable {
      /// The rejection states no limit.
      case noLimit
      /// It does not say which input or setting is meant, and there are several.
      case unknownSubject
      /// What was sent lies within the limit, so that it must mean something else.
      case keptByRequest
    }

    public var rejection: Rejection
    /// The limit that was stated, or nil when none was.
    public var bound: StatedBound?
    public var reason: Reason

    public init(rejection: Rejection, bound: StatedBound? = nil, reason: Reason) {
      self.rejection = rejection
      self.bound = bound
      self.reason = reason
    }
  }

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
    var limits: [LearnedLimit] = []
    var passedOver: [PassedOver] = []
    for rejection in answer.rejections {
      let lesson = Lesson(rejection, for: profile, request: request, at: time)
      for limit in lesson.limits where !limits.contains(where: { $0.isSameMatter(as: limit) }) {
        limits.append(limit)
      }
      passedOver += lesson.passedOver
    }
    self.limits = limits
    self.passedOver = passedOver
  }
}
