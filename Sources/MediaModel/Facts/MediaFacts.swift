/// What is known about one media file.
public struct MediaFacts: Sendable, Hashable {
  /// The path as it was given.
  public var path: String
  /// The file's size in bytes.
  public var byteCount: Int64
  /// What the file is as a whole: video, a still image, or audio.
  public var kind: MediaKind
  /// The wrapping of the tracks.
  public var container: ContainerFacts
  /// Every reading of the duration; empty for a still image.
  public var durations: Durations
  /// The tracks of video, in file order; attached pictures are not among them.
  public var video: [VideoFacts]
  /// The tracks of audio, in file order.
  public var audio: [AudioFacts]
  /// The still image, or nil when the file is not one; also set for animated images.
  public var image: ImageFacts?
  /// Subtitles, data, timecode, attached pictures and tracks of unknown kind.
  public var otherTracks: [TrackFacts]
  /// What is wrong or special with the file as far as it was read.
  public var problems: [MediaProblem]
  /// How deep the file was read for these facts.
  public var depth: ProbeDepth

  public init(
    path: String, byteCount: Int64, kind: MediaKind, container: ContainerFacts,
    durations: Durations = Durations(), video: [VideoFacts] = [], audio: [AudioFacts] = [],
    image: ImageFacts? = nil, otherTracks: [TrackFacts] = [], problems: [MediaProblem] = [],
    depth: ProbeDepth = .header
  ) {
    self.path = path
    self.byteCount = byteCount
    self.kind = kind
    self.container = container
    self.durations = durations
    self.video = video
    self.audio = audio
    self.image = image
    self.otherTracks = otherTracks
    self.problems = problems
    self.depth = depth
  }

  /// The video track that a player would show: the default one, else the largest, else the first.
  public var mainVideo: VideoFacts? {
    let candidates = video.filter { $0.isEnabled && $0.frameCount?.value != 0 }
    let shown = candidates.isEmpty ? video : candidates
    return shown.first(where: \.isDefault)
      ?? shown.max { ($0.displaySize?.area ?? 0) < ($1.displaySize?.area ?? 0) }
  }

  /// The audio track that a player would play: the default one, else the first.
  public var mainAudio: AudioFacts? {
    let enabled = audio.filter(\.isEnabled)
    return enabled.first(where: \.isDefault) ?? enabled.first ?? audio.first
  }

  /// The frame's size as a viewer sees it, of the main video track or of the image.
  public var displaySize: PixelSize? { image?.displaySize ?? mainVideo?.displaySize }

  /// The frame's shape as a viewer sees it.
  public var displayAspectRatio: AspectRatio? {
    image?.displaySize?.ratio ?? mainVideo?.displayAspectRatio
  }
}

/// What a file is as a whole.
public enum MediaKind: String, Sendable, Hashable, CaseIterable {
  case video, image, audio
  /// Neither frames nor audio: subtitles or data alone.
  case other
}

/// How deep a file is read.
public enum ProbeDepth: String, Sendable, Hashable, CaseIterable {
  /// Headers and sample tables; a frame is decoded only where no header describes it.
  case header
  /// Every packet is read as well.
  case packets
}

/// Something wrong or special with a file that a verdict or a person has to know.
public struct MediaProblem: Sendable, Hashable {
  /// What kind of problem it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file ends before its own structure says so.
    case truncated
    /// This build of FFmpeg has no decoder for the frames or the audio.
    case undecodable
    /// The header states a duration that the packets do not bear out.
    case durationContradicted
    /// Frames or audio are encrypted; without the key nobody can decode them.
    case encrypted
    /// Container and bit stream describe the colour differently.
    case colorContradicted
    /// A part of the file could not be read or makes no sense.
    case damaged
    /// The container holds no track of any kind.
    case empty
    /// The name's extension says one format, the content another.
    case misnamed
    /// The file holds no media that could be read, so nothing else is known of it.
    case unreadable
    /// Media data lies in another file, which is not opened.
    case refersToOtherFile
    /// Reading the file takes more memory, tracks, packets or pixels than is allowed.
    case tooLarge
    /// Reading the file takes longer than is allowed.
    case timedOut
    /// The process in which the file was read came to a bad end.
    case decoderCrashed

    /// Whether nothing else is known of such a file.
    public var hidesEverything: Bool {
      switch self {
      case .unreadable, .tooLarge, .timedOut, .decoderCrashed: true
      case .truncated, .undecodable, .durationContradicted, .encrypted, .colorContradicted,
        .damaged, .empty, .misnamed, .refersToOtherFile:
        false
      }
    }
  }

  public var kind: Kind
  /// One sentence with what, where, and measured against stated.
  public var message: String

  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}

extension MediaFacts {
  /// The facts of a file that is there, but of which nothing could be found out.
  ///
  /// - Parameters:
  ///   - path: the path as it was given.
  ///   - byteCount: the file's size in bytes.
  ///   - kind: why that is so: no media in it, or none that could be read.
  ///   - reason: one sentence that says what the file is instead, and what to do.
  /// - Returns: facts of the kind `other`, with the reason as their only problem.
  public static func unreadable(
    path: String, byteCount: Int64, kind: MediaProblem.Kind = .unreadable, reason: String
  ) -> MediaFacts {
    MediaFacts(
      path: path, byteCount: byteCount, kind: .other,
      container: ContainerFacts(
        format: "unknown", formatName: kind == .unreadable ? "not media" : "not read"),
      problems: [MediaProblem(kind, reason)])
  }
}

/// Where a fact comes from, from the cheapest look to the dearest.
public enum Evidence: String, Sendable, Hashable, CaseIterable {
  /// A header of the container or of a stream states it.
  case header
  /// The container's table of samples was summed.
  case index
  /// Every packet was read, none decoded.
  case packets
  /// A frame or audio was decoded.
  case decoding
  /// It follows from the file's length and bit rate, or from its last time stamps alone.
  case estimate
}

/// A value together with where it comes from.
public struct Sourced<Value: Sendable & Hashable>: Sendable, Hashable {
  public var value: Value
  public var evidence: Evidence

  public init(_ value: Value, _ evidence: Evidence) {
    self.value = value
    self.evidence = evidence
  }
}
