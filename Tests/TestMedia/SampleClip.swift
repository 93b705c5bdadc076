import CFFmpeg
import Foundation
public import MediaModel
import Synchronization

/// A small clip whose facts are known because it is made to have them.
///
/// Change what a test is about, leave the rest: a clip is 10 grey frames of 64x48 at 25 fps in MP4,
/// without B-frames and without sound.
public struct SampleClip: Sendable, Hashable {
  public enum Container: String, Sendable, CaseIterable {
    case mp4, mov, mkv, webm, avi
    case transportStream = "ts"
    /// Smooth Streaming: an MP4 in fragments that do not say when they start.
    case smoothStreaming = "ismv"
  }

  /// Numbers of ITU-T H.273, and whether code values use the full range.
  public struct Color: Sendable, Hashable {
    public var primaries: UInt32
    public var transfer: UInt32
    public var matrix: UInt32
    public var isFullRange: Bool

    public init(primaries: UInt32, transfer: UInt32, matrix: UInt32, isFullRange: Bool = false) {
      self.primaries = primaries
      self.transfer = transfer
      self.matrix = matrix
      self.isFullRange = isFullRange
    }
  }

  /// What the pictures show.
  public enum Pictures: Sendable, Hashable {
    /// Plain grey that brightens from one frame to the next.
    case shades
    /// The number of each frame from 0, as ``NumberPattern`` draws it.
    case numbers
    /// Flat areas of ``PatchPainter/width`` pixels side by side, the same in every frame.
    ///
    /// Each is given by the values of its components as they are stored: Y, Cb and Cr.
    case patches([[Int]])
  }

  /// Coded sound: silence, but for clicks.
  public struct Sound: Sendable, Hashable {
    public var codec: AudioCodec
    public var sampleRate: Int
    public var channelCount: Int
    public var sampleCount: Int
    /// When the sound starts, in samples.
    public var firstSample: Int64 = 0
    /// The samples at which a click begins, counted from the first of the sound.
    public var clicks: [Int] = []

    public init(
      _ codec: AudioCodec = .aac, sampleRate: Int = 48_000, channelCount: Int = 2,
      sampleCount: Int
    ) {
      self.codec = codec
      self.sampleRate = sampleRate
      self.channelCount = channelCount
      self.sampleCount = sampleCount
    }
  }

  public var container = Container.mp4
  public var codec = VideoCodec.preferred
  public var pictures = Pictures.shades
  /// Frames of every video track; 0 makes a clip without video.
  public var frameCount = 10
  /// Frames a second.
  public var frameRate: Rational = 25
  /// When frames are shown, in ticks of `timescale`, instead of evenly.
  public var frameTimes: [Int64]?
  /// Ticks a second of `frameTimes`.
  public var timescale: Int64 = 1000
  public var width = 64
  public var height = 48
  /// FFmpeg's name of the pixel format.
  public var pixelFormat = "yuv420p"
  /// The shape of a pixel; nil writes none.
  public var pixelAspect: Rational?
  public var color: Color?
  /// Whether pictures are coded as two fields.
  public var isInterlaced = false
  /// Whether the upper of two fields comes first.
  public var isTopFieldFirst = false
  /// B-frames between two others.
  public var bFrameCount = 0
  /// Frames from one key frame to the next.
  public var keyFrameDistance = 10
  /// When the first frame is shown, in whole frames.
  public var firstFrame: Int64 = 0
  public var videoTrackCount = 1
  public var sound: Sound?
  public var hasAttachedPicture = false
  /// What the file says about itself.
  public var metadata: [String: String] = [:]
  /// The timecode of the first frame.
  public var timecode: String?
  /// Options of FFmpeg's video encoder.
  public var encoderOptions: [String: String] = [:]
  /// Options of FFmpeg's muxer, such as `movflags`.
  public var muxerOptions: [String: String] = [:]

  public init() {}

  /// A clip changed from the usual one.
  public init(_ change: (inout SampleClip) -> Void) {
    change(&self)
  }

  /// Writes the clip into a folder and returns its path.
  ///
  /// An equal clip of this process is copied, not encoded again.
  ///
  /// - Throws: `SampleClipError` when FFmpeg refuses.
  public func write(in folder: TemporaryFolder, named name: String? = nil) throws -> String {
    let path = folder.path(name ?? "clip.\(container.rawValue)")
    if let bytes = Self.made.withLock({ $0[self] }) {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      return path
    }
    try ClipWriter(self, path: path).write()
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    if bytes.count < 4_000_000 { Self.made.withLock { $0[self] = bytes } }
    return path
  }

  /// The bytes of the clips that this process has encoded.
  ///
  /// The storage of `Data` lies behind a marked pointer, which the leak sanitizer does not follow.
  private static let made = Mutex<[SampleClip: [UInt8]]>([:])
}

/// A C function of FFmpeg that failed while a clip was made.
public struct SampleClipError: Error, CustomStringConvertible {
  public let description: String
}

extension SampleClip {
  /// Gives the clip a rate as a fraction, for callers that know no `Rational`.
  public mutating func setFrameRate(_ numerator: Int64, _ denominator: Int64) {
    frameRate = Rational(numerator, denominator) ?? frameRate
  }
}

/// The video encoders that clips are made with.
public enum VideoCodec: String, Sendable {
  case h264 = "libx264"
  case hevc = "libx265"
  case vp8 = "libvpx"
  case vp9 = "libvpx-vp9"
  case mpeg2 = "mpeg2video"
  case mpeg4
  case proRes = "prores_ks"
  case av1 = "libaom-av1"
  case mjpeg
  case ffv1

  /// H.264 where this FFmpeg can encode it, else MPEG-4 Part 2, which every FFmpeg can.
  public static let preferred: VideoCodec = VideoCodec.h264.isPresent ? .h264 : .mpeg4

  /// Whether this build of FFmpeg has the encoder.
  public var isPresent: Bool { avcodec_find_encoder_by_name(rawValue) != nil }
}

/// The audio encoders that clips are made with.
public enum AudioCodec: String, Sendable {
  case aac
  case mp2
  case mp3 = "libmp3lame"
  case opus = "libopus"
  case pcm = "pcm_s16le"

  /// Whether this build of FFmpeg has the encoder.
  public var isPresent: Bool { avcodec_find_encoder_by_name(rawValue) != nil }
}
