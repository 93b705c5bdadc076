import CFFmpeg
package import MediaModel

/// Everything that is written of a clip, and how: one pass over the source.
package struct ClipRendition: Sendable, Hashable {
  /// The source's path.
  package var source: String
  package var video: VideoRendition
  /// The audio, or nil for a clip without any.
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

/// The frames that are written of a clip.
package struct VideoRendition: Sendable, Hashable {
  /// How frames get from the source into the result.
  package enum Method: Sendable, Hashable {
    /// Coded frames are copied as they are.
    case copy
    case encode(FrameRendition, VideoEncoding)
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
  /// The last frame stands; the audio is silent there.
  case hold
  /// From the start again and again, the audio as well.
  case loop
  /// Forwards, backwards, forwards …, the end frames not doubled; the audio plays once.
  case boomerang
}

/// What is done to each frame, in the order of the properties.
package struct FrameRendition: Sendable, Hashable {
  /// Which field of a woven frame comes first.
  package enum FieldOrder: String, Sendable, Hashable {
    case top, bottom
    /// As each frame itself says.
    case asMarked
  }

  /// How colours are brought to BT.709 with standard dynamic range.
  package enum ColorConversion: Sendable, Hashable {
    /// From PQ (SMPTE ST 2084); the peak of the source in nits, where it is known.
    case toneMapPQ(peak: Int?)
    /// From hybrid log-gamma (ARIB STD-B67).
    case toneMapHLG
    /// From a wide gamut with standard dynamic range.
    case mapGamut
  }

  /// A canvas around the frame.
  package struct Padding: Sendable, Hashable {
    package var size: PixelSize
    /// How far the frame's left and top edges lie from those of the canvas, in pixels.
    package var left: Int
    package var top: Int
    /// As `RRGGBB`, hexadecimal.
    package var color: String

    package init(size: PixelSize, left: Int, top: Int, color: String = "000000") {
      self.size = size
      self.left = left
      self.top = top
      self.color = color
    }
  }

  /// The field order of woven frames to be made whole, or nil to leave frames as they are.
  package var deinterlacing: FieldOrder?
  /// What the container hides at the edges of the stored frame.
  package var containerCropping: Cropping?
  /// The turn that is baked into the pixels.
  package var turn: Rotation
  /// What is cut off the turned frame, in its own pixels, which need not be square.
  package var crop: Cropping?
  /// The size to which what is left is scaled, or nil to leave it.
  package var scaledSize: PixelSize?
  package var padding: Padding?
  package var colorConversion: ColorConversion?
  /// How the source's code values are meant, all values decided.
  package var sourceColor: ColorFacts
  /// How the result is tagged; what is nil stays untagged.
  package var resultColor: ColorFacts
  /// FFmpeg's name of the result's pixel format (`"yuv420p"`).
  package var pixelFormat: String
  /// The colour behind transparent frames as `RRGGBB`, or nil to keep or ignore transparency.
  package var background: String?

  package init(
    deinterlacing: FieldOrder? = nil, containerCropping: Cropping? = nil,
    turn: Rotation = Rotation.none, crop: Cropping? = nil, scaledSize: PixelSize? = nil,
    padding: Padding? = nil, colorConversion: ColorConversion? = nil,
    sourceColor: ColorFacts = ColorFacts(), resultColor: ColorFacts = ColorFacts(),
    pixelFormat: String = "yuv420p", background: String? = nil
  ) {
    self.deinterlacing = deinterlacing
    self.containerCropping = containerCropping
    self.turn = turn
    self.crop = crop
    self.scaledSize = scaledSize
    self.padding = padding
    self.colorConversion = colorConversion
    self.sourceColor = sourceColor
    self.resultColor = resultColor
    self.pixelFormat = pixelFormat
    self.background = background
  }
}

/// The audio that is written of a clip.
///
/// It starts with the first frame and ends with the last; where the source has no audio, it is
/// silent.
package struct AudioRendition: Sendable, Hashable {
  package enum Method: Sendable, Hashable {
    /// Coded audio is copied as it is.
    case copy
    case encode(AudioEncoding)
  }

  /// The number of the source's track.
  package var track: Int
  package var method: Method
  /// How long the coded audio may last for a reader that counts the encoder's priming and the whole
  /// last packet: the strictest maximum of the profiles, or nil for as long as the frames.
  package var span: MediaTime?

  package init(track: Int, method: Method, span: MediaTime? = nil) {
    self.track = track
    self.method = method
    self.span = span
  }
}

/// What decoding a whole file gives, for comparison with what was meant to be written.
package struct DecodedClip: Sendable, Hashable {
  package enum Part: Sendable, Hashable {
    case frames, audio
  }

  /// When each frame of the first video track is shown, in the order of presentation.
  package var frameTimes: [MediaTime]
  /// When the first sample of the first audio track is heard, or nil without audio.
  package var audioStart: MediaTime?
  /// How many samples of one channel are heard.
  package var audioSampleCount: Int
  /// How many frames or pieces of audio could not be decoded.
  package var damageCount: Int

  /// Decodes every frame and every sample of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - parts: What is decoded of it.
  ///   - isWanted: Asked after every frame; false cancels.
  /// - Throws: `MediaError` when the file cannot be read, or when it was cancelled.
  package init(
    decoding path: String, _ parts: Set<Part> = [.frames, .audio],
    whileWanted isWanted: () -> Bool = { true }
  ) throws(MediaError) {
    let file = try FileBytes(path: path)
    let tracks: [MediaStream]
    let demuxer: Demuxer
    let frame: Frame
    do throws(FFmpegError) {
      demuxer = try Demuxer(file)
      tracks = demuxer.streams
      frame = try Frame()
    } catch {
      throw MediaError(decoding: path, error)
    }
    frameTimes = []
    audioSampleCount = 0
    damageCount = 0
    if parts.contains(.frames),
      let track = tracks.first(where: { $0.type == AVMEDIA_TYPE_VIDEO && !$0.isAttachedPicture })
    {
      let source = try FrameSource(track: track.index, in: file, kind: .proof)
      while source.next(into: frame) {
        guard isWanted() else { throw MediaError(cancelled: path) }
        guard let time = source.time.flatMap(source.stream.time) else { continue }
        frameTimes.append(time)
      }
      damageCount += source.damageCount + (source.obstacle == nil ? 0 : 1)
    }
    if parts.contains(.audio), let track = tracks.first(where: { $0.type == AVMEDIA_TYPE_AUDIO }) {
      let source = try FrameSource(track: track.index, in: file, threadCount: 1)
      while source.next(into: frame) {
        if audioStart == nil { audioStart = source.time.flatMap(source.stream.time) }
        audioSampleCount += Int(frame.raw.pointee.nb_samples)
      }
      damageCount += source.damageCount + (source.obstacle == nil ? 0 : 1)
    }
  }
}
