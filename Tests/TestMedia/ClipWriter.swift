import CFFmpeg
import MediaModel

/// Writes one clip with FFmpeg's muxer.
final class ClipWriter {
  private let clip: SampleClip
  private let path: String
  private let context: UnsafeMutablePointer<AVFormatContext>

  init(_ clip: SampleClip, path: String) throws(SampleClipError) {
    cff_silence_log()
    self.clip = clip
    self.path = path
    var created: UnsafeMutablePointer<AVFormatContext>?
    let formats: [SampleClip.Container: String] = [
      .mkv: "matroska", .transportStream: "mpegts", .smoothStreaming: "ismv",
    ]
    try attempt("avformat_alloc_output_context2") {
      avformat_alloc_output_context2(
        &created, nil, formats[clip.container] ?? clip.container.rawValue, "file:" + path)
    }
    context = try present("avformat_alloc_output_context2", created)
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    // Tracks are written one after the other; the muxer puts them in order.
    context.pointee.max_interleave_delta = 0
  }

  deinit {
    avio_closep(&context.pointee.pb)
    avformat_free_context(context)
  }

  /// Encodes and writes everything.
  func write() throws(SampleClipError) {
    // A name with a colon would be taken for a protocol.
    try attempt("avio_open") { avio_open(&context.pointee.pb, "file:" + path, AVIO_FLAG_WRITE) }
    let hasGlobalHeader = context.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0
    for (key, value) in clip.metadata { av_dict_set(&context.pointee.metadata, key, value, 0) }
    var tracks: [(encoder: TrackEncoder, stream: UnsafeMutablePointer<AVStream>)] = []
    for _ in 0..<(clip.frameCount > 0 ? clip.videoTrackCount : 0) {
      let encoder = try VideoEncoder(clip, hasGlobalHeader: hasGlobalHeader)
      let stream = try addStream(for: encoder)
      stream.pointee.avg_frame_rate = encoder.frameRate
      if let aspect = clip.pixelAspect { stream.pointee.sample_aspect_ratio = AVRational(aspect) }
      if let timecode = clip.timecode {
        av_dict_set(&stream.pointee.metadata, "timecode", timecode, 0)
      }
      tracks.append((encoder, stream))
    }
    if let sound = clip.sound {
      let encoder = try AudioEncoder(sound, hasGlobalHeader: hasGlobalHeader)
      tracks.append((encoder, try addStream(for: encoder)))
    }
    if clip.hasAttachedPicture {
      let encoder = try VideoEncoder(cover: PixelSize(width: 32, height: 32))
      let stream = try addStream(for: encoder)
      stream.pointee.disposition = AV_DISPOSITION_ATTACHED_PIC
      tracks.append((encoder, stream))
    }
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    for (key, value) in clip.muxerOptions { av_dict_set(&options, key, value, 0) }
    try attempt("avformat_write_header") { avformat_write_header(context, &options) }
    for (encoder, stream) in tracks {
      try encoder.encode { packet throws(SampleClipError) in
        // Not every encoder says how long a packet lasts; frames of an even clip last one tick.
        if packet.pointee.duration == 0 { packet.pointee.duration = encoder.packetDuration }
        av_packet_rescale_ts(packet, encoder.timeBase, stream.pointee.time_base)
        packet.pointee.stream_index = stream.pointee.index
        try attempt("av_interleaved_write_frame") { av_interleaved_write_frame(context, packet) }
      }
    }
    try attempt("av_write_trailer") { av_write_trailer(context) }
  }

  private func addStream(
    for encoder: TrackEncoder
  ) throws(SampleClipError) -> UnsafeMutablePointer<AVStream> {
    let stream = try present("avformat_new_stream", avformat_new_stream(context, nil))
    stream.pointee.time_base = encoder.timeBase
    try attempt("avcodec_parameters_from_context") {
      avcodec_parameters_from_context(stream.pointee.codecpar, encoder.context)
    }
    return stream
  }
}

extension AVRational {
  init(_ value: Rational) {
    self.init(num: Int32(value.numerator), den: Int32(value.denominator))
  }
}

/// Runs a C function that returns a negative number on failure.
@discardableResult
func attempt(_ function: String, _ body: () -> Int32) throws(SampleClipError) -> Int32 {
  let result = body()
  guard result >= 0 else { throw SampleClipError(description: "\(function) returned \(result)") }
  return result
}

/// What a C function made.
func present<Value>(_ function: String, _ value: Value?) throws(SampleClipError) -> Value {
  guard let value else { throw SampleClipError(description: "\(function) gave nothing") }
  return value
}
