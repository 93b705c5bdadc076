package import Preflight

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

extension ProviderAnswer {
  /// Reads what a provider answered from a body, an HTTP response with its headers, or a whole log,
  /// of which up to 1 MiB at its end counts; the provider is the first part of its profiles' ids,
  /// where it is known, and no code is then taken for another's.
  package init(
    reading text: String, provider: String? = nil, redactor: Redactor = Redactor(),
    vocabulary: ResponseVocabulary = .builtIn
  ) {
    let bytes = ResponseText.cleaned(text)
    var reader = ResponseReader(
      given: provider, provider: vocabulary.provider(markedIn: bytes.map(ASCII.lowercased)),
      redactor: redactor, vocabulary: vocabulary)
    reader.read(bytes)
    reader.finish()
    self = reader.answer
  }
}

/// One thing that a provider says against a request.
///
/// Everything is fit to be stored and shown: keys, prompts and the queries of addresses are not in it.
package struct Rejection: Sendable, Hashable {
  /// The provider by the first part of its profiles' ids (`fal`, `runway`), or nil when unknown.
  package var provider: String?
  /// The provider's code as it writes it: `video_duration_too_long`, `ASSET.INVALID`, `500030`.
  package var code: String?
  package var status: Int?
  /// The field of the request that is meant, from the outside in: `["reference_video_urls", "0"]`;
  /// empty when none is named.
  package var field: [String]
  /// What the provider says, without what it repeats of the request.
  package var message: String?
  /// The limits that it states; empty when it names none.
  package var bounds: [StatedBound]

  package init(
    provider: String? = nil, code: String? = nil, status: Int? = nil, field: [String] = [],
    message: String? = nil, bounds: [StatedBound] = []
  ) {
    self.provider = provider
    self.code = code
    self.status = status
    self.field = field
    self.message = message
    self.bounds = bounds
  }
}

/// A limit as a rejection states it.
package struct StatedBound: Sendable, Hashable {
  /// How surely the limit was read.
  package enum Confidence: String, Sendable, Hashable, CaseIterable {
    /// From fields that are made for machines.
    case typed
    /// From a sentence.
    case worded
  }

  /// What is bounded; `setting` when it is the value of the field itself.
  package var quantity: Quantity
  /// One limit, or a list of what is allowed.
  package var bounds: Bounds
  /// The media type that the rejection names, or nil when it names none.
  package var mediaType: MediaType?
  /// The value that was sent, or nil when the rejection does not repeat it.
  package var sent: SettingValue?
  package var confidence: Confidence

  package init(
    _ quantity: Quantity, _ bounds: Bounds, mediaType: MediaType? = nil, sent: SettingValue? = nil,
    confidence: Confidence
  ) {
    self.quantity = quantity
    self.bounds = bounds
    self.mediaType = mediaType
    self.sent = sent
    self.confidence = confidence
  }
}
