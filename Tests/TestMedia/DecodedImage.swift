import CFFmpeg

/// What FFmpeg's own decoder says of a clip's pictures after decoding all of them.
public struct DecodedImage: Sendable, Hashable {
  public var width = 0
  public var height = 0
  public var codedWidth = 0
  public var codedHeight = 0
  public var profile: String?
  public var level = 0
  public var pixelFormat: String?
  public var pixelAspect = "0/1"
  public var isFullRange: Bool?
  /// Numbers of ITU-T H.273.
  public var primaries: UInt32 = 2
  public var transfer: UInt32 = 2
  public var matrix: UInt32 = 2
  public var frameCount = 0

  /// Decodes the first track of video of a file.
  ///
  /// - Throws: `SampleClipError` when FFmpeg cannot.
  public init(decoding path: String) throws(SampleClipError) {
    var opened: UnsafeMutablePointer<AVFormatContext>?
    try attempt("avformat_open_input") { avformat_open_input(&opened, "file:" + path, nil, nil) }
    defer { avformat_close_input(&opened) }
    let format = try present("avformat_open_input", opened)
    try attempt("avformat_find_stream_info") { avformat_find_stream_info(format, nil) }
    let index = try attempt("av_find_best_stream") {
      av_find_best_stream(format, AVMEDIA_TYPE_VIDEO, -1, -1, nil, 0)
    }
    let stream = try present("av_find_best_stream", format.pointee.streams[Int(index)])
    let codec = avcodec_find_decoder(stream.pointee.codecpar.pointee.codec_id)
    var created = avcodec_alloc_context3(codec)
    defer { avcodec_free_context(&created) }
    let context = try present("avcodec_alloc_context3", created)
    try attempt("avcodec_parameters_to_context") {
      avcodec_parameters_to_context(context, stream.pointee.codecpar)
    }
    try attempt("avcodec_open2") { avcodec_open2(context, codec, nil) }
    try decode(format, context, index)
    read(context)
  }

  private mutating func decode(
    _ format: UnsafeMutablePointer<AVFormatContext>,
    _ context: UnsafeMutablePointer<AVCodecContext>, _ index: Int32
  ) throws(SampleClipError) {
    var packet = av_packet_alloc()
    defer { av_packet_free(&packet) }
    var frame = av_frame_alloc()
    defer { av_frame_free(&frame) }
    let input = try present("av_packet_alloc", packet)
    while av_read_frame(format, input) >= 0 {
      if input.pointee.stream_index == index { avcodec_send_packet(context, input) }
      av_packet_unref(input)
      while avcodec_receive_frame(context, frame) >= 0 { frameCount += 1 }
    }
    avcodec_send_packet(context, nil)
    while avcodec_receive_frame(context, frame) >= 0 { frameCount += 1 }
  }

  private mutating func read(_ context: UnsafeMutablePointer<AVCodecContext>) {
    width = Int(context.pointee.width)
    height = Int(context.pointee.height)
    codedWidth = Int(context.pointee.coded_width)
    codedHeight = Int(context.pointee.coded_height)
    profile = avcodec_profile_name(context.pointee.codec_id, context.pointee.profile).map {
      String(cString: $0)
    }
    level = Int(context.pointee.level)
    pixelFormat = av_get_pix_fmt_name(context.pointee.pix_fmt).map { String(cString: $0) }
    let aspect = context.pointee.sample_aspect_ratio
    pixelAspect = "\(aspect.num)/\(aspect.den)"
    isFullRange =
      context.pointee.color_range == AVCOL_RANGE_UNSPECIFIED
      ? nil : context.pointee.color_range == AVCOL_RANGE_JPEG
    primaries = context.pointee.color_primaries.rawValue
    transfer = context.pointee.color_trc.rawValue
    matrix = context.pointee.colorspace.rawValue
  }
}
