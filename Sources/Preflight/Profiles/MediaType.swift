public import MediaModel

/// What an input of a profile may be.
public enum MediaType: String, Sendable, Hashable, CaseIterable {
  case image, video, audio, text

  /// The type with its article: `"an image"`.
  public var withArticle: String {
    switch self {
    case .image: "an image"
    case .video: "a video"
    case .audio: "sound"
    case .text: "a text"
    }
  }

  /// The type of a file of so a kind, or nil for one without pictures and sound.
  public init?(_ kind: MediaKind) {
    switch kind {
    case .video: self = .video
    case .image: self = .image
    case .audio: self = .audio
    case .other: return nil
    }
  }
}
