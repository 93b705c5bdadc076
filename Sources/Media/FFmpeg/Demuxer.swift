import CFFmpeg
import MediaModel

/// A media file that FFmpeg has opened for reading.
///
/// FFmpeg is handed the open file and nothing else: only self-contained formats are allowed, and
/// whatever would make it open a second file or an address is refused.
final class Demuxer {
  private let context: UnsafeMutablePointer<AVFormatContext>
  private let input: FileInput
  /// The size of the file.
  let byteCount: Int64

  /// Demuxers of self-contained formats, by the names that FFmpeg gives them.
  ///
  /// Missing on purpose: whatever opens other files or devices (concat, hls, dash, image2, sdp, rtp, lavfi, …).
  private static let allowedFormats = [
    "mov", "matroska", "mpegts", "mpeg", "mpegvideo", "avi", "flv", "live_flv", "asf", "mxf",
    "ogg", "h264", "hevc", "vvc", "m4v", "av1", "obu", "ivf", "vc1", "cavsvideo", "dirac", "h263",
    "h261", "mjpeg", "dv", "gxf", "rm", "nut", "nsv", "swf", "wtv", "y4m", "yuv4mpegpipe", "r3d",
    "wav", "w64", "aiff", "au", "caf", "flac", "mp3", "aac", "ac3", "eac3", "dts", "dtshd",
    "truehd", "mlp", "amr", "ape", "wv", "tta", "tak", "mpc", "mpc8", "opus", "loas", "shn", "voc",
    "bink", "smk", "roq", "3dostr", "4xm", "gif", "apng", "webp_pipe", "png_pipe", "jpeg_pipe",
    "bmp_pipe", "tiff_pipe", "jpegxl_pipe", "jpegxl_anim", "j2k_pipe", "jpegls_pipe", "dpx_pipe",
    "exr_pipe", "psd_pipe", "pgm_pipe", "ppm_pipe", "pbm_pipe", "pam_pipe", "pgmyuv_pipe",
    "pcx_pipe", "sgi_pipe", "sunrast_pipe", "qoi_pipe", "dds_pipe", "xbm_pipe", "xpm_pipe",
    "hdr_pipe", "ico",
  ].joined(separator: ",")

  /// FFmpeg makes no more streams of one file; those beyond are as if they were not there.
  static let maximumStreamCount = 200

  /// FFmpeg takes no larger piece of memory at a time: every plane of a frame of the largest photos has
  /// room, while a few bytes that unpack to gigabytes do not.
  private static let maximumBlockByteCount = 768 << 20

  /// Opens a file and reads its header.
  ///
  /// The name lends its extension to the search for the format, unless the format is given by FFmpeg's
  /// name or `usesName` is false: for stills, FFmpeg might choose a reader that opens files by name.
  ///
  /// - Throws: `FFmpegError` when FFmpeg does not know the format or cannot read the header. The
  ///   corresponding C function is `avformat_open_input`.
  init(
    _ file: FileBytes, formatName: String? = nil, usesName: Bool = true
  ) throws(FFmpegError) {
    cff_silence_log()
    av_max_alloc(Self.maximumBlockByteCount)
    input = try FileInput(file)
    byteCount = file.byteCount
    let created = try allocated("avformat_alloc_context", avformat_alloc_context())
    created.pointee.pb = input.context
    cff_refuse_other_files(created)
    var options: OpaquePointer?
    defer { av_dict_free(&options) }
    av_dict_set(&options, "protocol_whitelist", "none", 0)
    av_dict_set(&options, "format_whitelist", Self.allowedFormats, 0)
    av_dict_set(&options, "max_streams", "\(Self.maximumStreamCount)", 0)
    // The rate comes from time stamps, not from decoding the first frames.
    av_dict_set(&options, "fpsprobesize", "0", 0)
    var opened: UnsafeMutablePointer<AVFormatContext>? = created
    let format = formatName.flatMap { av_find_input_format($0) }
    // FFmpeg frees the context when it fails to open.
    try check("avformat_open_input") {
      avformat_open_input(&opened, usesName ? file.path : "", format, &options)
    }
    context = try allocated("avformat_open_input", opened)
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVFormatContext>? = context
    avformat_close_input(&pointer)
  }

  /// FFmpeg's names of the format, separated by commas (`"mov,mp4,m4a,3gp,3g2,mj2"`).
  var formatNames: String { String(cString: context.pointee.iformat.pointee.name) }

  /// FFmpeg's description of the format.
  var formatLongName: String { String(cString: context.pointee.iformat.pointee.long_name) }

  /// The streams found so far.
  var streams: [MediaStream] {
    (0..<Int(context.pointee.nb_streams)).compactMap { index in
      context.pointee.streams[index].map { MediaStream(raw: $0, demuxer: self) }
    }
  }

  /// The container's duration as FFmpeg read or estimated it, and whether it is an estimate.
  var duration: (time: MediaTime, isEstimate: Bool)? {
    guard context.pointee.duration != cff_no_timestamp, context.pointee.duration > 0,
      let time = MediaTime(value: context.pointee.duration, timescale: Int64(AV_TIME_BASE))
    else { return nil }
    return (time, context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE)
  }

  /// Whether FFmpeg took the duration from time stamps instead of a header.
  var isDurationFromTimeStamps: Bool {
    context.pointee.duration_estimation_method == AVFMT_DURATION_FROM_PTS
  }

  /// When the file starts, or nil when unknown.
  var startTime: MediaTime? {
    guard context.pointee.start_time != cff_no_timestamp,
      Packet.isPossible(context.pointee.start_time)
    else { return nil }
    return MediaTime(value: context.pointee.start_time, timescale: Int64(AV_TIME_BASE))
  }

  var chapterCount: Int { Int(context.pointee.nb_chapters) }

  /// What the file says about itself.
  var metadata: [(key: String, value: String)] { Metadata.entries(of: context.pointee.metadata) }

  /// The names of all metadata of the file and of its streams, in lower case.
  var metadataKeys: Set<String> {
    var keys = Set(Metadata.entries(of: context.pointee.metadata).map { $0.key.lowercased() })
    for stream in streams { keys.formUnion(stream.metadata.map { $0.key.lowercased() }) }
    return keys
  }

  /// Lets FFmpeg read packets until it knows what every stream is.
  ///
  /// The corresponding C function is `avformat_find_stream_info`.
  func findStreamInfo(withoutEndOfFile: Bool) throws(FFmpegError) {
    if withoutEndOfFile {
      av_opt_set_int(context, "skip_estimate_duration_from_pts", 1, 0)
    }
    if streams.contains(where: { $0.type == AVMEDIA_TYPE_DATA || $0.type == AVMEDIA_TYPE_UNKNOWN })
    {
      // FFmpeg recognises an unnamed codec only by reading on for a while.
      av_opt_set_int(context, "fpsprobesize", -1, 0)
    }
    try check("avformat_find_stream_info") { avformat_find_stream_info(context, nil) }
  }

  /// Reads on to where a track begins that is not known yet, as transport streams have them midway, and
  /// goes back to the start.
  ///
  /// The corresponding C function is `av_seek_frame`.
  func findTrack(_ track: Int) throws(FFmpegError) {
    guard track >= streams.count else { return }
    let packet = try Packet()
    while track >= streams.count, try read(into: packet) {}
    guard track < streams.count else { return }
    try check("av_seek_frame") { av_seek_frame(context, -1, 0, AVSEEK_FLAG_BYTE) }
  }

  /// Reads the next packet in file order; false at the end of the file.
  ///
  /// The corresponding C function is `av_read_frame`.
  func read(into packet: Packet) throws(FFmpegError) -> Bool {
    packet.clear()
    let result = av_read_frame(context, packet.raw)
    if result == cff_error_end_of_file { return false }
    try check("av_read_frame") { result }
    packet.forgetImpossibleTimes()
    return true
  }

  /// Goes to an access point at or before a time in ticks of a stream; false when there is none or
  /// the format cannot seek.
  ///
  /// The corresponding C function is `av_seek_frame`.
  func seek(to time: Int64, in stream: MediaStream) -> Bool {
    let indexed = indexedStream(for: stream)
    let target = av_rescale_q(
      time, stream.raw.pointee.time_base, indexed.raw.pointee.time_base)
    return av_seek_frame(context, Int32(indexed.index), target, AVSEEK_FLAG_BACKWARD) >= 0
  }

  /// The stream whose index leads to a time.
  ///
  /// Matroska indexes frames only; asked for audio, FFmpeg would read the file up to there.
  private func indexedStream(for stream: MediaStream) -> MediaStream {
    guard formatNames.contains("matroska"), stream.type == AVMEDIA_TYPE_AUDIO else { return stream }
    return streams.first { $0.type == AVMEDIA_TYPE_VIDEO && !$0.isAttachedPicture } ?? stream
  }

  /// Passes over the packets of every stream but the given ones from now on.
  func keepOnly(_ indexes: Set<Int>) {
    for stream in streams {
      stream.raw.pointee.discard =
        indexes.contains(stream.index) ? AVDISCARD_DEFAULT : AVDISCARD_ALL
    }
  }

  /// The pixel aspect that a player would use.
  ///
  /// The corresponding C function is `av_guess_sample_aspect_ratio`.
  func sampleAspectRatio(of stream: MediaStream) -> AVRational {
    av_guess_sample_aspect_ratio(context, stream.raw, nil)
  }
}

/// Names and values that a file carries about itself.
enum Metadata {
  /// The entries of a dictionary, in file order.
  ///
  /// The corresponding C function is `av_dict_get`.
  static func entries(of dictionary: OpaquePointer?) -> [(key: String, value: String)] {
    var entries: [(key: String, value: String)] = []
    var entry: UnsafeMutablePointer<AVDictionaryEntry>?
    while let next = av_dict_get(dictionary, "", entry, AV_DICT_IGNORE_SUFFIX) {
      entry = next
      guard let key = next.pointee.key, let value = next.pointee.value else { continue }
      entries.append((String(cString: key), String(cString: value)))
      if entries.count >= 1000 { break }
    }
    return entries
  }

  /// Whether one of the names tells where the file was recorded.
  static func hasLocation(_ keys: Set<String>) -> Bool {
    keys.contains { $0.hasPrefix("location") || $0.contains(".location.") || $0.contains("gps") }
  }

  /// Whether one of the names tells which device recorded the file.
  static func hasDevice(_ keys: Set<String>) -> Bool {
    let names: Set<String> = [
      "make", "model", "com.apple.quicktime.make", "com.apple.quicktime.model",
      "com.apple.quicktime.software", "com.android.version", "com.android.manufacturer",
      "com.android.model", "firmware", "device", "camera_model_name", "original_source",
    ]
    return !names.isDisjoint(with: keys)
  }
}
