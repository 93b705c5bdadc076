/// What a provider answered, as far as a text shows it: a body, an HTTP response, or a program's log.
package struct ProviderAnswer: Sendable, Hashable {
  /// What was said against the request, in the order of the text, nothing twice.
  package var rejections: [Rejection]
  /// The jobs that the text names, in the order of the text.
  package var jobs: [JobReference]
  /// The state of the job that is named last, or nil when none is.
  package var state: JobState?
  /// The last HTTP status, or nil when the text shows none.
  package var status: Int?
  /// Whether the provider says that the same request may succeed later, or nil when it does not say.
  package var mayRetry: Bool?
  /// Whether the provider says that it charges for the request, or nil when it does not say.
  package var isCharged: Bool?

  package init(
    rejections: [Rejection] = [], jobs: [JobReference] = [], state: JobState? = nil,
    status: Int? = nil, mayRetry: Bool? = nil, isCharged: Bool? = nil
  ) {
    self.rejections = rejections
    self.jobs = jobs
    self.state = state
    self.status = status
    self.mayRetry = mayRetry
    self.isCharged = isCharged
  }
}

/// A job at a provider, by the id with which it is found there.
package struct JobReference: Sendable, Hashable {
  /// What the provider calls the id: `request_id`, `task_id`, `id`.
  package var name: String
  package var id: String

  package init(name: String, id: String) {
    self.name = name
    self.id = id
  }
}

/// How far a job is, by whatever word a provider has for it.
package enum JobState: String, Sendable, Hashable, CaseIterable {
  case queued, running, throttled, completed, failed, canceled
}
