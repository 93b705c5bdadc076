import CFFmpeg

/// One coded picture or piece of sound.
final class Packet {
  let raw: UnsafeMutablePointer<AVPacket>

  /// An empty packet, to be filled again and again.
  ///
  /// The corresponding C function is `av_packet_alloc`.
  init() throws(FFmpegError) {
    raw = try allocated("av_packet_alloc", av_packet_alloc())
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVPacket>? = raw
    av_packet_free(&pointer)
  }

  /// Lets go of the data.
  ///
  /// The corresponding C function is `av_packet_unref`.
  func clear() { av_packet_unref(raw) }
}

@available(*, unavailable)
extension Packet: Sendable {}

/// One decoded picture or piece of sound.
final class Frame {
  let raw: UnsafeMutablePointer<AVFrame>

  /// An empty frame, to be filled again and again.
  ///
  /// The corresponding C function is `av_frame_alloc`.
  init() throws(FFmpegError) {
    raw = try allocated("av_frame_alloc", av_frame_alloc())
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFrame>? = raw
    av_frame_free(&pointer)
  }
}

@available(*, unavailable)
extension Frame: Sendable {}
