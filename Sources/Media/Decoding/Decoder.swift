import CFFmpeg
import MediaModel

/// Decodes the packets of one stream.
final class Decoder {
  private let context: UnsafeMutablePointer<AVCodecContext>

  /// No frame of more pixels is decoded.
  ///
  /// That is 16,384 by 16,384 in large files and a quarter of it in small ones, which have no data for so
  /// many. Of an animation several whole frames are held at once, with four bytes a pixel: there it is 8K.
  static func maximumPixelCount(for stream: MediaStream) -> Int64 {
    switch stream.codecID {
    case AV_CODEC_ID_GIF, AV_CODEC_ID_APNG: 1 << 25
    default: min(1 << 28, max(1 << 26, stream.demuxer.byteCount.multipliedClamped(by: 1024)))
    }
  }

  /// Opens a decoder for a stream; one thread a core unless told otherwise.
  ///
  /// A decoder that refuses damage gives no frame where it would give a repaired one; some codecs'
  /// decoders then refuse harmless oddities as well. Without the smoothing of block edges, frames
  /// are good for nothing but the proof that they can be decoded, which takes a third less time.
  ///
  /// - Throws: `FFmpegError` when this build has no decoder or it refuses the stream. The
  ///   corresponding C function is `avcodec_open2`.
  init(
    _ stream: MediaStream, threadCount: Int = 0, refusesDamage: Bool = false,
    smoothsEdges: Bool = true
  ) throws(FFmpegError) {
    guard let codec = avcodec_find_decoder(stream.codecID) else {
      throw FFmpegError(function: "avcodec_find_decoder", code: cff_error_decoder_not_found)
    }
    let (width, height) = (stream.parameters.pointee.width, stream.parameters.pointee.height)
    guard Int64(width) * Int64(height) <= Self.maximumPixelCount(for: stream) else {
      throw .tooManyPixels
    }
    context = try allocated("avcodec_alloc_context3", avcodec_alloc_context3(codec))
    try check("avcodec_parameters_to_context") {
      avcodec_parameters_to_context(context, stream.parameters)
    }
    context.pointee.pkt_timebase = stream.raw.pointee.time_base
    context.pointee.thread_count = Int32(threadCount)
    context.pointee.max_pixels = Self.maximumPixelCount(for: stream)
    if refusesDamage { context.pointee.err_recognition |= AV_EF_CRCCHECK | AV_EF_EXPLODE }
    if !smoothsEdges { context.pointee.skip_loop_filter = AVDISCARD_ALL }
    try check("avcodec_open2") { avcodec_open2(context, codec, nil) }
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
  }

  /// Hands over a packet, or nil at the end of the stream.
  ///
  /// - Returns: false when the packet could not be decoded.
  func send(_ packet: Packet?) -> Bool {
    let result = avcodec_send_packet(context, packet?.raw)
    return result >= 0 || result == cff_error_end_of_file
  }

  /// What came of asking for a frame.
  enum Reception {
    case frame, needsPacket, end
    /// A part of the stream could not be decoded.
    case damaged
  }

  /// Gets the next decoded frame.
  ///
  /// The corresponding C function is `avcodec_receive_frame`.
  func receive(into frame: Frame) -> Reception {
    let result = avcodec_receive_frame(context, frame.raw)
    if result == cff_error_try_again { return .needsPacket }
    if result == cff_error_end_of_file { return .end }
    return result < 0 ? .damaged : .frame
  }

  /// Forgets everything, for a stream that goes on elsewhere.
  ///
  /// The corresponding C function is `avcodec_flush_buffers`.
  func flush() { avcodec_flush_buffers(context) }
}

extension Demuxer {
  /// Lets FFmpeg look into packets as far as the reading of one track needs it.
  ///
  /// Formats without headers show their streams only then, and tell what order frames have. ISO files
  /// say everything in their sample tables, and looking would take longer than decoding a frame.
  ///
  /// - Throws: `FFmpegError` when the file cannot be read.
  func prepareToRead(_ track: Int) throws(FFmpegError) {
    let isISO = formatNames.split(separator: ",").contains("mov")
    let wanted = streams.first { $0.index == track }
    if isISO, let wanted, wanted.type == AVMEDIA_TYPE_VIDEO, wanted.codecID != AV_CODEC_ID_NONE {
      return
    }
    if streams.isEmpty || !streams.allSatisfy(\.isFullyDescribed) {
      try findStreamInfo(withoutEndOfFile: true)
    }
    try findTrack(track)
  }
}
