package import Preflight

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
  /// One bound, or a list of what is allowed.
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
