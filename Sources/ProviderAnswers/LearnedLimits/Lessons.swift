package import Preflight

/// What a provider's answer teaches about a profile.
package struct Lessons: Sendable, Hashable {
  /// What was learned; empty where the answer names no limit.
  package let limits: [LearnedLimit]
  /// What was not learned, and why; in the order of the rejections.
  package let passedOver: [PassedOver]

  /// Something that a rejection states and that was not learned.
  package struct PassedOver: Sendable, Hashable {
    /// Why nothing was learned.
    package enum Reason: Sendable, Hashable {
      /// The rejection states no limit.
      case noLimit
      /// It does not say which input or setting is meant, and there are several.
      case unknownSubject
      /// What was sent lies within the limit, so that it must mean something else.
      case keptByRequest
    }

    package var rejection: Rejection
    /// The limit that was stated, or nil when none was.
    package var bound: StatedBound?
    package var reason: Reason

    package init(rejection: Rejection, bound: StatedBound? = nil, reason: Reason) {
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
  package init(
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
