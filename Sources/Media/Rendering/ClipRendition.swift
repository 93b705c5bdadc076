package import MediaModel

/// Everything that is written of a clip, and how: one pass over the source.
package struct ClipRendition: Sendable, Hashable {
  /// The source's path.
  package var source: String
  package var video: VideoRendition
  /// The sound, or nil for a clip without any.
  package var audio: AudioRendition?
  package var container: OutputContainer
  /// Whether titles, dates, place and device are written as well.
  package var keepsMetadata: Bool
  /// Whether frames that cannot be decoded are replaced by the frame before instead of refused.
  package var toleratesDamage: Bool

  package init(
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
package enum OutputContainer: String, Sendable, Hashable, CaseIterable {
  case mp4, mov, webm, mkv
}

/// The pictures that are written of a clip.
package struct VideoRendition: Sendable, Hashable {
  /// How pictures get from the source into the result.
  package enum Method: Sendable, Hashable {
    /// Coded pictures are taken over as they are.
    case copy
    case encode(PictureRendition, VideoEncoding)
  }

  /// The number of the source's track.
  package var track: Int
  package var range: FrameRange
  package var timing: FrameTiming
  package var arrangement: FrameArrangement
  /// How many frames are written.
  package var frameCount: Int
  package var method: Method

  package init(
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
  package var duration: MediaTime? {
    switch timing {
    case .even(let rate), .resampled(let rate): rate.duration(ofFrames: Int64(frameCount))
    case .original: arrangement == .once ? range.end - range.start : nil
    }
  }
}

/// The frames of a track that are kept: those that are shown from one time up to but not including
/// another, on the clock of the file.
package struct FrameRange: Sendable, Hashable {
  package var start: MediaTime
  package var end: MediaTime
  /// How many frames of the source these are, or nil when that was not counted; another number is
  /// an error.
  package var frameCount: Int?

  package init(start: MediaTime, end: MediaTime, frameCount: Int?) {
    self.start = start
    self.end = end
    self.frameCount = frameCount
  }
}

/// When the frames of the result are shown.
package enum FrameTiming: Sendable, Hashable {
  /// The frames of the source, all of them, evenly spaced: frame n shows at n / rate.
  case even(FrameRate)
  /// At each n / rate the frame that the source shows there, the nearest in time; frames are left
  /// out or repeated.
  case resampled(FrameRate)
  /// The frames of the source at their own distances.
  case original
}

/// In which order frames follow each other, where the result is longer than what is kept.
package enum FrameArrangement: String, Sendable, Hashable, CaseIterable {
  /// Once, forwards.
  case once
  /// The last frame stands; the sound is silent there.
  case hold
  /// From the start again and again, the sound as well.
  case loop
  /// Forwards, backwards, forwards …, the end frames not doubled; the sound plays once.
  case boomerang
}
