package import Preflight

/// What a failure means, and what to do about it.
package struct Explanation: Sendable, Hashable {
  /// Stable, for scripts: `fal.video_duration_too_long`, `symptom.credits-without-result`.
  package var id: String
  /// A few words.
  package var title: String
  /// What happened, a sentence or two.
  package var meaning: String
  /// The provider by the first part of its profiles' ids, or nil for what holds everywhere.
  package var provider: String?
  package var retry: RetryAdvice
  package var refund: Refund
  /// What to do, one sentence each, the most likely to help first.
  package var steps: [String]
  /// What would have caught it: ids of findings, or commands; empty when nothing could have.
  package var prevention: [String]
  package var sources: [Source]
  /// What of the text led here, fit to be shown.
  package var matched: String?

  package init(
    id: String, title: String, meaning: String, provider: String? = nil, retry: RetryAdvice,
    refund: Refund, steps: [String], prevention: [String] = [], sources: [Source],
    matched: String? = nil
  ) {
    self.id = id
    self.title = title
    self.meaning = meaning
    self.provider = provider
    self.retry = retry
    self.refund = refund
    self.steps = steps
    self.prevention = prevention
    self.sources = sources
    self.matched = matched
  }
}

/// Whether the same request may be sent again.
package struct RetryAdvice: Sendable, Hashable {
  package enum Chance: String, Sendable, Hashable, CaseIterable {
    /// The same request will be refused again: it has to change.
    case never
    /// The request is right; the key, the credits or the access have to be mended first.
    case afterMending = "after-mending"
    /// The same request may pass later.
    case afterWaiting = "after-waiting"
    /// Sources say nothing, or contradict each other.
    case unknown
  }

  package var chance: Chance
  /// How long to wait before the first retry, in seconds; nil when waiting does not help or nobody
  /// says how long.
  package var seconds: Int?
  /// When and how, one sentence.
  package var sentence: String

  package init(_ chance: Chance, seconds: Int? = nil, _ sentence: String) {
    self.chance = chance
    self.seconds = seconds
    self.sentence = sentence
  }
}

/// Whether credits are given back.
package struct Refund: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nothing was charged, or it is given back.
    case yes
    case no
    /// Sources contradict each other.
    case disputed
    case unknown
  }

  package var kind: Kind
  /// Who says what, one sentence; nil when there is nothing to add.
  package var sentence: String?

  package init(_ kind: Kind, _ sentence: String? = nil) {
    self.kind = kind
    self.sentence = sentence
  }
}
