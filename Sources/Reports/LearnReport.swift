package import Preflight
package import ProviderAnswers

/// What came of reading a provider's answer in order to learn from it.
package struct LearnReport: Sendable {
  package var profile: Profile
  package var answer: ProviderAnswer
  /// What the answer taught, before it was stored.
  package var lessons: Lessons
  /// The limits as they are stored now, in the order of the lessons; empty when nothing was stored.
  package var stored: [LearnedLimit]
  /// What of the request lies outside or nearest to known limits, for rejections that name none.
  package var suspicions: [Suspicion]

  package init(
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
