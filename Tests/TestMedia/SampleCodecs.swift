import CFFmpeg

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
