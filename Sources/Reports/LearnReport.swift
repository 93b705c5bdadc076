public import Preflight

/// What came of reading a provider's answer in order to learn from it.
public struct LearnReport: Sendable {
  public var profile: Profile
  public var answer: ProviderAnswer
  /// What the answer taught, before it was stored.
  public var lessons: Lessons
  /// The limits as they are stored now, in the order of the lessons; empty when nothing was stored.
  public var stored: [LearnedLimit]
  /// What of the request lies outside or nearest to known limits, for rejections that name none.
  public var suspicions: [Suspicion]

  public init(
    profile: Profile, answer: ProviderAnswer, lessons: Lessons, stored: [LearnedLimit] = [],
    suspicions: [Suspicion] = []
  ) {
    self.profile = profile
    self.answer = answer
    self.lessons = lessons
    self.stored = stored
    self.suspicions = suspicions
  }

  /// The limits to be shown: as they are stored, else as they would be.
  var limits: [LearnedLimit] { stored.isEmpty ? lessons.limits : stored }
  /// Whether nothing was stored of what was learned.
  var isTrial: Bool { stored.isEmpty && !lessons.limits.isEmpty }
}
