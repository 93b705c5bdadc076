public import MediaModel

/// Everything that is written of a clip, and how: one pass over the source.
public struct ClipRendition: Sendable, Hashable {
  /// The source's path.
  public var source: String
  public var video: VideoRendition
  /// The sound, or nil for a clip without any.
  public var audio: AudioRendition?
  public var container: OutputContainer
  /// Whether titles, dates, place and device are written as well.
  public var keepsMetadata: Bool
  /// Whether frames that cannot be decoded are replaced by the frame before instead of refused.
  public var toleratesDamage: Bool

  public init(
    source: String, video: VideoRendition, audio: AudioRendition? = nil,
    container: OutputContainer = .mp4, keepsMetadata: Bool = false, toleratesDamage: Bool = false
  ) {
    self.source = source
    self.video = video
    self.audio = audio
    self.container = container
    self.keepsMetadata = keepsMetadata
    self.toleratesDamage = toleratesDamage
  }
}

/// A wrapping that can be written.
public enum OutputContainer: String, Sendable, Hashable, CaseIterable {
  case mp4, mov, webm, mkv
}

/// The pictures that are written of a clip.
public struct VideoRendition: Sendable, Hashable {
  /// How pictures get from the source into the result.
  public enum Method: Sendable, Hashable {
    /// Coded pictures are taken over as they are.
    case copy
    case encode(PictureRendition, VideoEncoding)
  }

  /// The number of the source's track.
  public var track: Int
  public var range: FrameRange
  public var timing: FrameTiming
  public var arrangement: FrameArrangement
  /// How many frames are written.
  public var frameCount: Int
  public var method: Method

  public init(
    track: Int, range: FrameRange, timing: FrameTiming, arrangement: FrameArrangement = .once,
    frameCount: Int, method: Method
  ) {
    self.track = track
    self.range = range
    self.timing = timing
    self.arrangement = arrangement
    self.frameCount = frameCount
    self.method = method
  }

  /// How long the result lasts, or nil when frames keep times of their own.
  public var duration: MediaTime? {
    switch timing {
    case .even(let rate), .resampled(let rate): rate.duration(ofFrames: Int64(frameCount))
    case .original: arrangement == .once ? range.end - range.start : nil
    }
  }
}

/// The frames of a track that are kept: those that are shown from one time up to but not including
/// another, on the clock of the file.
public struct FrameRange: Sendable, Hashable {
  public var start: MediaTime
  public var end: MediaTime
  /// How many frames of the source these are, or nil when that was not counted; another number is
  /// an error.
  public var frameCount: Int?

  public init(start: MediaTime, end: MediaTime, frameCount: Int?) {
    self.start = start
    self.end = end
    self.frameCount = frameCount
  }
}

/// When the frames of the result are shown.
public enum FrameTiming: Sendable, Hashable {
  /// The frames of the source, all of them, evenly spaced: frame n shows at n / rate.
  case even(FrameRate)
  /// At each n / rate the frame that the source shows there, the nearest in time; frames are left
  /// out or repeated.
  case resampled(FrameRate)
  /// The frames of the source at their own distances.
  case original
}

/// In which order frames follow each other, where the result is longer than what is kept.
public enum FrameArrangement: String, Sendable, Hashable, CaseIterable {
  /// Once, forwards.
  case once
  /// The last frame stands; the sound is silent there.
  case hold
  /// From the start again and again, the sound as well.
  case loop
  /// Forwards, backwards, forwards …, the end frames not doubled; the sound plays once.
  case boomerang
}
