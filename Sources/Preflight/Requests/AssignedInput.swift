public import MediaModel

/// One file of a request in the role in which a profile takes it.
public struct AssignedInput: Sendable, Hashable {
  public var role: String
  public var path: String
  public var facts: MediaFacts
  /// As what the role takes the file: an animation may be taken as a video.
  public var mediaType: MediaType
  /// Whether the role was concluded rather than given.
  public var isAssumed: Bool
  /// How it reaches the provider, and how much of it was looked at.
  public var delivery: InputDelivery

  public init(
    role: String, path: String, facts: MediaFacts, mediaType: MediaType, isAssumed: Bool = false,
    delivery: InputDelivery = .file
  ) {
    self.role = role
    self.path = path
    self.facts = facts
    self.mediaType = mediaType
    self.isAssumed = isAssumed
    self.delivery = delivery
  }
}
