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
  package var prevention: [String] = []
  package var sources: [Source]
  /// What of the text led here, fit to be shown.
  package var matched: String?
}

/// Whether the same request may be sent again.
package struct RetryAdvice: Sendable, Hashable {
  package enum Chance: String, Sendable, Hashable, CaseIterable {
    /// The same request will be refused again: it has to change.
    case never
    /// The request is right; the key, the credits or the access have to be put right first.
    case afterFixing = "after-mending"
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

extension Explanation {
  /// The explanation with what the response itself says about a retry and the charge, which counts more
  /// than what is known in general.
  package func said(by answer: ProviderAnswer) -> Explanation {
    var explanation = self
    if let mayRetry = answer.mayRetry { explanation.retry = retry.said(mayRetry: mayRetry) }
    switch answer.isCharged {
    case true?: explanation.refund = Refund(.no, "The response says that the request is charged.")
    case false?: explanation.refund = Refund(.yes, "The response says that nothing is charged.")
    case nil: break
    }
    return explanation
  }
}

extension RetryAdvice {
  fileprivate func said(mayRetry: Bool) -> RetryAdvice {
    guard !mayRetry else {
      return RetryAdvice(
        .afterWaiting, seconds: seconds,
        "Yes: the response says that the same request may pass later.")
    }
    // What has to be fixed outside the request is not changed by repeating it.
    guard chance != .afterFixing else { return self }
    return RetryAdvice(.never, "No: the response says that the same request will be refused again.")
  }
}

/// What a text says about a failure: what it means, the limits it states, and the jobs it names.
package struct FailureReport: Sendable, Hashable {
  /// A limit that the text states, with the field it is about.
  package struct StatedLimit: Sendable, Hashable {
    /// The field of the request, from the outside in; empty when none is named.
    package var field: [String]
    package var bound: StatedBound

    /// What is bounded and how, in a few words: `video: duration at most 15.2 s`.
    package var summary: String {
      let role: RoleSelector =
        field.isEmpty
        ? bound.mediaType.map(RoleSelector.media) ?? .all : .role(field.joined(separator: "."))
      return Limit(
        roles: bound.quantity == .setting ? [.all] : [role], quantity: bound.quantity,
        bounds: bound.bounds, name: bound.quantity == .setting ? field.last ?? "value" : nil,
        source: Source()
      ).summary
    }
  }

  /// What is known, the most likely first; empty when nothing is.
  package var explanations: [Explanation]
  package var limits: [StatedLimit]
  package var jobs: [JobReference]
  /// The codes that a misspelt one may be meant to be, the closest first.
  package var suggestions: [String]
  /// The providers that know the code, where the one that was named does not; sorted.
  package var otherProviders: [String] = []

  package init(
    explanations: [Explanation], limits: [StatedLimit] = [], jobs: [JobReference] = [],
    suggestions: [String] = []
  ) {
    self.explanations = explanations
    self.limits = limits
    self.jobs = jobs
    self.suggestions = suggestions
  }

  /// The explanations of a response with what else it says.
  package init(_ answer: ProviderAnswer, explanations: [Explanation]) {
    self.init(
      explanations: explanations,
      limits: answer.rejections.flatMap { rejection in
        rejection.bounds.map { StatedLimit(field: rejection.field, bound: $0) }
      }, jobs: answer.jobs)
  }
}
