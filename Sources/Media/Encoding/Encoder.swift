import CFFmpeg

/// Encodes frames or audio.
final class Encoder {
  /// What is done to an encoder before it is opened.
  typealias SetUp = (
    UnsafeMutablePointer<AVCodecContext>, UnsafePointer<AVCodec>
  ) throws(FFmpegError) -> Void

  let context: UnsafeMutablePointer<AVCodecContext>

  /// Opens an encoder by FFmpeg's name (`"libx264"`) after it was set up.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses the settings. The
  ///   corresponding C function is `avcodec_open2`.
  init(_ name: String, options: [String: String] = [:], setUp: SetUp) throws(FFmpegError) {
    guard let codec = avcodec_find_encoder_by_name(name) else {
      throw FFmpegError(function: "avcodec_find_encoder \(name)", code: cff_error_encoder_not_found)
    }
    context = try allocated("avcodec_alloc_context3", avcodec_alloc_context3(codec))
    try setUp(context, codec)
    var dictionary: OpaquePointer?
    defer { av_dict_free(&dictionary) }
    for (key, value) in options { av_dict_set(&dictionary, key, value, 0) }
    try check("avcodec_open2 \(name)") { avcodec_open2(context, codec, &dictionary) }
  }

  deinit {
    // FFmpeg frees the other matrices, but forgets this one.
    av_freep(&context.pointee.chroma_intra_matrix)
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
  }

  /// Seconds a tick.
  var timeBase: AVRational { context.pointee.time_base }

  /// Hands over a frame, or nil at the end.
  ///
  /// The corresponding C function is `avcodec_send_frame`.
  func send(_ frame: Frame?) throws(FFmpegError) {
    try check("avcodec_send_frame") { avcodec_send_frame(context, frame?.raw) }
  }

  /// Gets the next packet; false when there is none yet, or none any more.
  ///
  /// The corresponding C function is `avcodec_receive_packet`.
  func receive(into packet: Packet) throws(FFmpegError) -> Bool {
    let result = avcodec_receive_packet(context, packet.raw)
    if result == cff_error_try_again || result == cff_error_end_of_file { return false }
    try check("avcodec_receive_packet") { result }
    return true
  }

  /// What a muxer has to know of the result.
  ///
  /// The corresponding C function is `avcodec_parameters_from_context`.
  func withParameters<Result>(
    _ body: (UnsafePointer<AVCodecParameters>) throws(FFmpegError) -> Result
  ) throws(FFmpegError) -> Result {
    let parameters = try allocated("avcodec_parameters_alloc", avcodec_parameters_alloc())
    defer {
      var pointer: UnsafeMutablePointer<AVCodecParameters>? = parameters
      avcodec_parameters_free(&pointer)
    }
    try check("avcodec_parameters_from_context") {
      avcodec_parameters_from_context(parameters, context)
    }
    return try body(parameters)
  }

  /// Whether this build has an encoder.
  static func exists(_ name: String) -> Bool { avcodec_find_encoder_by_name(name) != nil }
}
