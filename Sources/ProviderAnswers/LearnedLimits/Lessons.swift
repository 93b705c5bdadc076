package import Preflight

/// What is learned about a profile from a provider's response.
package struct Lessons: Sendable, Hashable {
  /// What was learned; empty where the response names no limit.
  package let limits: [LearnedLimit]
  /// What was not learned, and why; in the order of the rejections.
  package let passedOver: [PassedOver]

  /// Something that a rejection states and that was not learned.
  package struct PassedOver: Sendable, Hashable {
    /// Why nothing was learned.
    package enum Reason: String, Sendable, Hashable {
      /// The rejection states no limit.
      case noLimit = "no-limit"
      /// It does not say which input or setting is meant, and there are several.
      case unknownSubject = "unknown-subject"
      /// What was sent lies within the limit, so that it must mean something else.
      case keptByRequest = "kept-by-request"
    }

    package var rejection: Rejection
    /// The limit that was stated, or nil when none was.
    package var bound: StatedBound?
    package var reason: Reason
  }

  init(limits: [LearnedLimit], passedOver: [PassedOver]) {
    self.limits = limits
    self.passedOver = passedOver
  }

  /// Draws the limits from a response to a request, nil when unknown, at a time in seconds since
  /// 1970; roles are found by the fields that the response names.
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

/// What is learned from one rejection: one limit for each end that it states, or why none.
struct Lesson {
  private(set) var limits: [LearnedLimit] = []
  private(set) var passedOver: [Lessons.PassedOver] = []

  private let rejection: Rejection
  private let profile: Profile
  private let time: Int64

  init(_ rejection: Rejection, for profile: Profile, request: Request?, at time: Int64) {
    self.rejection = rejection
    self.profile = profile
    self.time = time
    if rejection.bounds.isEmpty { pass(over: nil, .noLimit) }
    for bound in rejection.bounds {
      guard let subject = LessonSubject(bound, of: rejection, for: profile, request: request)
      else {
        pass(over: bound, .unknownSubject)
        continue
      }
      limits += bound.bounds.ends.map { limit(on: subject, $0, of: bound, request: request) }
    }
    if let request { hold(LimitTrial(request, profile: profile)) }
  }

  private mutating func pass(over bound: StatedBound?, _ reason: Lessons.PassedOver.Reason) {
    passedOver.append(Lessons.PassedOver(rejection: rejection, bound: bound, reason: reason))
  }

  /// Compares what was learned with what was sent.
  ///
  /// A request that keeps every limit was refused for something else; one that does not show what a
  /// limit is about says nothing.
  private mutating func hold(_ trial: LimitTrial) {
    guard limits.contains(where: { trial.isAbout($0.limit) }) else { return }
    var isBroken = false
    let compared = limits.map { limit in
      let (compared, violates) = Self.compared(limit, with: trial)
      isBroken = isBroken || violates
      return compared
    }
    if isBroken {
      limits = compared
    } else {
      limits = []
      for bound in rejection.bounds where !passedOver.contains(where: { $0.bound == bound }) {
        pass(over: bound, .keptByRequest)
      }
    }
  }

  /// The limit with the value that was sent, and whether that lies outside.
  private static func compared(
    _ learned: LearnedLimit, with trial: LimitTrial
  ) -> (LearnedLimit, Bool) {
    var limit = learned
    var violations = trial.violations(of: limit.limit)
    if violations.isEmpty, let decimal = limit.inDecimalBytes {
      // Some mean 1,000,000 bytes by 1 MB; a file between the two readings shows it.
      violations = trial.violations(of: decimal.limit)
      if !violations.isEmpty { limit = decimal }
    }
    if limit.quantity != .textLength, let value = violations.first?.measured?.value,
      value.number != nil || (limit.quantity != .setting && SafeName.isName(value.text))
        || value.isHarmless
    {
      limit.sent = limit.sent ?? value
    }
    return (limit, !violations.isEmpty)
  }

  private func limit(
    on subject: LessonSubject, _ bounds: Bounds, of bound: StatedBound, request: Request?
  ) -> LearnedLimit {
    let words = SentenceReader.tokens(of: rejection.message ?? "")
    let isTogether =
      words.contains { $0.isWord("total", "combined", "together", "sum", "altogether") }
      || rejection.code?.contains("combined") == true
    let canBeTogether = subject.quantity.check.isSummable
    let isEncoded =
      subject.quantity == .fileSize
      && (words.contains { $0.isWord("base64", "uri") }
        || (rejection.status == 413 && request?.transport == .dataURI))
    return LearnedLimit(
      profileID: profile.id, roles: subject.roles, quantity: subject.quantity, name: subject.name,
      bounds: bounds,
      scope: isTogether && canBeTogether
        ? .combined : (subject.isCountedTogether ? .request : .each),
      transport: isEncoded ? .dataURI : nil, confidence: bound.confidence, code: rejection.code,
      sent: bound.storable.sent, learnedAt: time)
  }
}

extension LearnedLimit {
  /// Whether two limits are on the same end of the same thing.
  package func isSameMatter(as other: LearnedLimit) -> Bool {
    profileID == other.profileID && roles == other.roles && quantity == other.quantity
      && name == other.name && scope == other.scope && transport == other.transport
      && bounds.hasSameEnds(as: other.bounds)
  }

  /// The limit with megabytes of a million bytes, or nil when it does not count megabytes.
  fileprivate var inDecimalBytes: LearnedLimit? {
    guard quantity == .fileSize, confidence == .worded, let maximum = bounds.maximum,
      let megabytes = maximum.value / 1_048_576, megabytes.denominator == 1
    else { return nil }
    var limit = self
    limit.bounds.maximum?.value = megabytes * 1_000_000
    return limit
  }
}
