import CFFmpeg
import System

/// Wraps coded frames and audio into a file.
final class Muxer {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let output: FileOutput
  private let format: String
  /// The muxer's own views of what it wrote, by FFmpeg's.
  private var inputs: [UnsafeMutablePointer<AVIOContext>: FileInput] = [:]

  /// Prepares a file of a format by FFmpeg's name (`"mp4"`).
  ///
  /// - Throws: `FFmpegError` when this build cannot write the format. The corresponding C function
  ///   is `avformat_alloc_output_context2`.
  init(format: String, to file: OutputFile) throws(FFmpegError) {
    self.format = format
    output = try FileOutput(file)
    var created: UnsafeMutablePointer<AVFormatContext>?
    try check("avformat_alloc_output_context2") {
      avformat_alloc_output_context2(&created, nil, format.muxerName, nil)
    }
    context = try allocated("avformat_alloc_output_context2", created)
    context.pointee.pb = output.context
    context.pointee.flags |= AVFMT_FLAG_BITEXACT
    context.pointee.opaque = Unmanaged.passUnretained(self).toOpaque()
    // To put the index in front, the muxer reads back what it wrote.
    cff_set_file_callbacks(
      context,
      { context, opened, _, flags, _ in
        guard let opaque = context?.pointee.opaque, flags & AVIO_FLAG_WRITE == 0 else {
          return cff_error_input_output
        }
        let muxer = Unmanaged<Muxer>.fromOpaque(opaque).takeUnretainedValue()
        guard let input = try? FileInput(muxer.output.file) else { return cff_error_input_output }
        muxer.inputs[input.context] = input
        opened?.pointee = input.context
        return 0
      },
      { context, opened in
        guard let opaque = context?.pointee.opaque, let opened else { return 0 }
        Unmanaged<Muxer>.fromOpaque(opaque).takeUnretainedValue().inputs[opened] = nil
        return 0
      })
  }

  deinit { avformat_free_context(context) }

  /// Whether encoders have to keep their headers out of the stream.
  var wantsGlobalHeaders: Bool { context.pointee.oformat.pointee.flags & AVFMT_GLOBALHEADER != 0 }

  /// Adds a track and gives its number; `rate` is that of frames which come evenly.
  ///
  /// The corresponding C function is `avformat_new_stream`.
  func addTrack(
    _ parameters: UnsafePointer<AVCodecParameters>, timeBase: AVRational,
    rate: AVRational? = nil
  ) throws(FFmpegError) -> Int {
    let stream = try allocated("avformat_new_stream", avformat_new_stream(context, nil))
    try check("avcodec_parameters_copy") {
      avcodec_parameters_copy(stream.pointee.codecpar, parameters)
    }
    // FFmpeg's usual tag for HEVC, hev1, is one that Apple's players refuse.
    let isHEVC = parameters.pointee.codec_id == AV_CODEC_ID_HEVC
    let isMovie = format == "mp4" || format == "mov"
    stream.pointee.codecpar.pointee.codec_tag = isHEVC && isMovie ? 0x3163_7668 : 0
    stream.pointee.time_base = timeBase
    // Matroska has no other place to say how long the last frame lasts.
    if let rate { stream.pointee.avg_frame_rate = rate }
    return Int(stream.pointee.index)
  }

  /// The track with a number, to describe it further before the header is written.
  func track(_ number: Int) -> UnsafeMutablePointer<AVStream>? { context.pointee.streams[number] }

  /// Says how the frames of a track have to be turned.
  func setDisplayMatrix(_ matrix: UnsafeRawBufferPointer?, of number: Int) {
    guard let matrix, let source = matrix.baseAddress, let stream = track(number),
      let copy = cff_add_stream_side_data(
        stream, AV_PKT_DATA_DISPLAYMATRIX, matrix.count)
    else { return }
    memcpy(copy, source, matrix.count)
  }

  /// Notes something that the file says about itself.
  func setMetadata(_ key: String, _ value: String) {
    av_dict_set(&context.pointee.metadata, key, value, 0)
  }

  /// Writes the header with options of the muxer.
  ///
  /// The corresponding C function is `avformat_write_header`.
  func writeHeader(options: [String: String]) throws(FFmpegError) {
    var dictionary: OpaquePointer?
    defer { av_dict_free(&dictionary) }
    for (key, value) in options { av_dict_set(&dictionary, key, value, 0) }
    try check("avformat_write_header") { avformat_write_header(context, &dictionary) }
  }

  /// Writes a packet whose times are in ticks of `timeBase`; the muxer takes its contents.
  ///
  /// The corresponding C function is `av_interleaved_write_frame`.
  func write(_ packet: Packet, to track: Int, timeBase: AVRational) throws(FFmpegError) {
    guard let stream = context.pointee.streams[track] else { return }
    packet.raw.pointee.stream_index = Int32(track)
    packet.raw.pointee.pos = -1
    av_packet_rescale_ts(packet.raw, timeBase, stream.pointee.time_base)
    try check("av_interleaved_write_frame") { av_interleaved_write_frame(context, packet.raw) }
  }

  /// Writes what comes last.
  ///
  /// The corresponding C function is `av_write_trailer`.
  func finish() throws(FFmpegError) {
    try check("av_write_trailer") { av_write_trailer(context) }
    avio_flush(output.context)
    try check("avio_flush") { output.context.pointee.error }
  }
}

extension String {
  /// FFmpeg's name for the writer of a container.
  fileprivate var muxerName: String { self == "mkv" ? "matroska" : self }
}
