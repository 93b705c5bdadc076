/// Gathers what an answer says while it is read from its start to its end.
struct AnswerReader {
  private(set) var answer = ProviderAnswer()
  let providers: ProviderSigns
  let redactor: Redactor
  /// The code that a header gives for the next body.
  var headerCode: String?
  /// A line with a status of failure, for an answer that says nothing else.
  var failedLine: String?
  /// The most rejections and jobs that are kept.
  private static let maximumCount = 100

  init(providers: ProviderSigns, redactor: Redactor) {
    self.providers = providers
    self.redactor = redactor
  }

  /// Reads the parts of a text in their order.
  mutating func read(_ bytes: [UInt8], depth: Int = 0) {
    for part in AnswerParts(bytes).parts {
      switch part {
      case .value(let value): read(value, depth: depth)
      case .text(let text): for line in text.split(separator: "\n") { readLine(line) }
      }
    }
  }

  /// Says what can only be said at the end.
  mutating func finish() {
    guard answer.rejections.isEmpty, let status = answer.status, status >= 400 else { return }
    add(RejectionDraft(code: headerCode, message: failedLine))
  }

  // MARK: What parts of the reader add

  mutating func note(status: Int) { answer.status = status }

  mutating func note(_ state: JobState) { answer.state = state }

  mutating func note(job name: String, _ id: String) {
    guard JobNames.isID(id), answer.jobs.count < Self.maximumCount,
      !answer.jobs.contains(where: { $0.id == id })
    else { return }
    answer.jobs.append(JobReference(name: name, id: id))
  }

  /// Adds a rejection, unless it is there; of two that say the same the one that says more stays.
  mutating func add(_ draft: RejectionDraft) {
    guard answer.rejections.count < Self.maximumCount else { return }
    let rejection = draft.rejection(
      status: answer.status, provider: providers.provider(of: draft), redactor: redactor)
    guard let rejection else { return }
    guard let index = answer.rejections.firstIndex(where: { $0.isSame(as: rejection) }) else {
      answer.rejections.append(rejection)
      return
    }
    if rejection.weight > answer.rejections[index].weight { answer.rejections[index] = rejection }
  }

  /// Notes what a header says; true when it is one that matters.
  @discardableResult
  mutating func noteHeader(_ name: String, _ value: String) -> Bool {
    switch name.lowercased() {
    case "x-fal-retryable", "x-fal-needs-retry":
      let isTrue = ["true", "1", "yes"].contains(value.lowercased())
      answer.mayRetry = isTrue
    case "x-fal-billable-units":
      answer.isCharged = value.contains { "123456789".contains($0) }
    case "x-fal-error-type": if SafeName.isName(value) { headerCode = value }
    case "x-fal-request-id": note(job: "request_id", value)
    default: return false
    }
    return true
  }

  mutating func note(mayRetry: Bool) { answer.mayRetry = mayRetry }
}

extension Rejection {
  /// How much the rejection says, to keep the fuller of two.
  fileprivate var weight: Int {
    (code == nil ? 0 : 4) + (field.isEmpty ? 0 : 2) + (bounds.isEmpty ? 0 : 1)
      + (bounds.contains { $0.confidence == .typed } ? 4 : 0)
  }

  /// Whether two rejections are one that is shown twice.
  fileprivate func isSame(as other: Rejection) -> Bool {
    guard code == nil || other.code == nil || code == other.code,
      field.isEmpty || other.field.isEmpty || field == other.field
    else { return false }
    guard let message, let text = other.message else { return code != nil && code == other.code }
    return message == text || message.contains(text) || text.contains(message)
  }
}
