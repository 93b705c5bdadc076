import MediaModel

/// What one rejection teaches: one limit for each end that it states, or why none.
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
      value.number != nil || SafeName.isName(value.text)
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
    let canBeTogether = [.duration, .fileSize].contains(subject.quantity)
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
      sent: bound.sent, learnedAt: time)
  }
}

extension LearnedLimit {
  /// Whether two limits bound the same end of the same thing.
  func isSameMatter(as other: LearnedLimit) -> Bool {
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

extension Bounds {
  /// Each end, list or grid by itself.
  var ends: [Bounds] {
    [
      minimum.map { Bounds(minimum: $0) }, maximum.map { Bounds(maximum: $0) },
      minimumSize.map { Bounds(minimumSize: $0) }, maximumSize.map { Bounds(maximumSize: $0) },
      allowed.map { Bounds(allowed: $0) }, step.map { Bounds(step: $0, offset: offset) },
    ].compactMap(\.self)
  }

  /// Whether two bounds say something about the same ends.
  func hasSameEnds(as other: Bounds) -> Bool {
    (minimum == nil) == (other.minimum == nil) && (maximum == nil) == (other.maximum == nil)
      && (minimumSize == nil) == (other.minimumSize == nil)
      && (maximumSize == nil) == (other.maximumSize == nil)
      && (allowed == nil) == (other.allowed == nil) && (step == nil) == (other.step == nil)
  }
  private var allowedNames: Set<String>? { allowed.map { Set($0.map { $0.text.lowercased() }) } }

  /// Whether two bounds give one end differently.
  func contradicts(_ other: Bounds) -> Bool {
    func differ<Value: Equatable>(_ one: Value?, _ two: Value?) -> Bool {
      one != nil && two != nil && one != two
    }
    return differ(maximum, other.maximum) || differ(minimum, other.minimum)
      || differ(allowedNames, other.allowedNames) || differ(step, other.step)
      || differ(maximumSize, other.maximumSize) || differ(minimumSize, other.minimumSize)
  }
}
