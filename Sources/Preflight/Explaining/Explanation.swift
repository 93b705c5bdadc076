/// What a failure means, and what to do about it.
public struct Explanation: Sendable, Hashable {
  /// Stable, for scripts: `fal.video_duration_too_long`, `symptom.credits-without-result`.
  public var id: String
  /// A few words.
  public var title: String
  /// What happened, a sentence or two.
  public var meaning: String
  /// The provider by the first part of its profiles' ids, or nil for what holds everywhere.
  public var provider: String?
  public var retry: RetryAdvice
  public var refund: Refund
  /// What to do, one sentence each, the most likely to help first.
  public var steps: [String]
  /// What would have caught it: ids of findings, or commands; empty when nothing could have.
  public var prevention: [String]
  public var sources: [Source]
  /// What of the text led here, fit to be shown.
  public var matched: String?

  public init(
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
public struct RetryAdvice: Sendable, Hashable {
  public enum Chance: String, Sendable, Hashable, CaseIterable {
    /// The same request will be refused again: it has to change.
    case never
    /// The request is right; the key, the credits or the access have to be mended first.
    case afterMending = "after-mending"
    /// The same request may pass later.
    case afterWaiting = "after-waiting"
    /// Sources say nothing, or contradict each other.
    case unknown
  }

  public var chance: Chance
  /// How long to wait before the first retry, in seconds; nil when waiting does not help or nobody
  /// says how long.
  public var seconds: Int?
  /// When and how, one sentence.
  public var sentence: String

  public init(_ chance: Chance, seconds: Int? = nil, _ sentence: String) {
    self.chance = chance
    self.seconds = seconds
    self.sentence = sentence
  }
}

/// Whether credits are given back.
public struct Refund: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Nothing was charged, or it is given back.
    case yes
    case no
    /// Sources contradict each other.
    case disputed
    case unknown
  }

  public var kind: Kind
  /// Who says what, one sentence; nil when there is nothing to add.
  public var sentence: String?

  public init(_ kind: Kind, _ sentence: String? = nil) {
    self.kind = kind
    self.sentence = sentence
  }
}
