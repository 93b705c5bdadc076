import CFFmpeg

/// One encoder of FFmpeg and the frames that are put into it.
class TrackEncoder {
  let context: UnsafeMutablePointer<AVCodecContext>

  /// The unit of packets' times.
  var timeBase: AVRational { context.pointee.time_base }

  /// How long a packet lasts whose encoder does not say, or 0 to let the muxer find out.
  var packetDuration: Int64 { 0 }

  init(named name: String, hasGlobalHeader: Bool) throws(SampleClipError) {
    let codec = try present(name, avcodec_find_encoder_by_name(name))
    context = try present("avcodec_alloc_context3", avcodec_alloc_context3(codec))
    context.pointee.thread_count = 1
    context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
    if hasGlobalHeader { context.pointee.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
  }

  /// Makes every frame, in order.
  func frames(
    _ use: (UnsafeMutablePointer<AVFrame>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    preconditionFailure("A kind of track makes its own frames.")
  }

  /// Encodes every frame and hands out the packets.
  func encode(
    _ use: (UnsafeMutablePointer<AVPacket>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    let packet = try present("av_packet_alloc", av_packet_alloc())
    defer {
      var pointer: UnsafeMutablePointer<AVPacket>? = packet
      av_packet_free(&pointer)
    }
    try frames { frame throws(SampleClipError) in
      try attempt("avcodec_send_frame") { avcodec_send_frame(context, frame) }
      try drain(packet, use)
    }
    try attempt("avcodec_send_frame") { avcodec_send_frame(context, nil) }
    try drain(packet, use)
  }

  private func drain(
    _ packet: UnsafeMutablePointer<AVPacket>,
    _ use: (UnsafeMutablePointer<AVPacket>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    while true {
      let result = avcodec_receive_packet(context, packet)
      if result == cff_error_try_again || result == cff_error_end_of_file { return }
      try attempt("avcodec_receive_packet") { result }
      try use(packet)
    }
  }
}
