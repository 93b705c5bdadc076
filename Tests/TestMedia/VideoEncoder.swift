import CFFmpeg
import MediaModel

/// Encodes grey frames that brighten from one to the next, or frames that show their numbers.
final class VideoEncoder: TrackEncoder {
  /// When frames are shown, in ticks.
  private let times: [Int64]
  let frameRate: AVRational
  private let isEven: Bool
  /// Which of two fields comes first, or nil for whole pictures.
  private let fieldOrder: FieldOrder?
  private let pictures: SampleClip.Pictures

  private enum FieldOrder {
    case top, bottom
  }

  override var packetDuration: Int64 { isEven ? 1 : 0 }

  init(_ clip: SampleClip, hasGlobalHeader: Bool) throws(SampleClipError) {
    let (numerator, denominator) = (clip.frameRate.numerator, clip.frameRate.denominator)
    times = clip.frameTimes ?? (0..<Int64(clip.frameCount)).map { $0 + clip.firstFrame }
    frameRate = AVRational(clip.frameRate)
    isEven = clip.frameTimes == nil
    fieldOrder = clip.isInterlaced ? (clip.isTopFieldFirst ? .top : .bottom) : nil
    pictures = clip.pictures
    try super.init(named: clip.codec.rawValue, hasGlobalHeader: hasGlobalHeader)
    context.pointee.time_base =
      clip.frameTimes == nil
      ? AVRational(num: Int32(denominator), den: Int32(numerator))
      : AVRational(num: 1, den: Int32(clip.timescale))
    context.pointee.framerate = frameRate
    context.pointee.width = Int32(clip.width)
    context.pointee.height = Int32(clip.height)
    context.pointee.pix_fmt = av_get_pix_fmt(clip.pixelFormat)
    context.pointee.gop_size = Int32(clip.keyFrameDistance)
    context.pointee.max_b_frames = Int32(clip.bFrameCount)
    if let aspect = clip.pixelAspect { context.pointee.sample_aspect_ratio = AVRational(aspect) }
    if let color = clip.color {
      context.pointee.color_primaries = AVColorPrimaries(rawValue: color.primaries)
      context.pointee.color_trc = AVColorTransferCharacteristic(rawValue: color.transfer)
      context.pointee.colorspace = AVColorSpace(rawValue: color.matrix)
      context.pointee.color_range = color.isFullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    }
    if let fieldOrder {
      context.pointee.flags |= AV_CODEC_FLAG_INTERLACED_DCT
      context.pointee.field_order = fieldOrder == .top ? AV_FIELD_TT : AV_FIELD_BB
    }
    var options = Self.speed(of: clip.codec)
    if let fieldOrder, clip.codec == .h264 {
      options["x264-params"] = fieldOrder == .top ? "tff=1" : "bff=1"
    }
    options.merge(clip.encoderOptions) { _, given in given }
    try open(options)
  }

  /// A cover picture, to be attached to a file.
  init(cover size: PixelSize?) throws(SampleClipError) {
    times = [0]
    frameRate = AVRational(num: 0, den: 1)
    isEven = false
    fieldOrder = nil
    pictures = .shades
    try super.init(named: "png", hasGlobalHeader: false)
    context.pointee.time_base = AVRational(num: 1, den: 25)
    context.pointee.width = Int32(size?.width ?? 1)
    context.pointee.height = Int32(size?.height ?? 1)
    context.pointee.pix_fmt = AV_PIX_FMT_GRAY8
    try open([:])
  }

  override func frames(
    _ use: (UnsafeMutablePointer<AVFrame>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    for (number, time) in times.enumerated() {
      var frame = av_frame_alloc()
      defer { av_frame_free(&frame) }
      let picture = try present("av_frame_alloc", frame)
      picture.pointee.format = context.pointee.pix_fmt.rawValue
      picture.pointee.width = context.pointee.width
      picture.pointee.height = context.pointee.height
      picture.pointee.pts = time
      try attempt("av_frame_get_buffer") { av_frame_get_buffer(picture, 0) }
      if let fieldOrder { cff_frame_set_interlaced(picture, 1, fieldOrder == .top ? 1 : 0) }
      switch pictures {
      case .shades: paint(picture, shade: UInt8(truncatingIfNeeded: 64 + number * 3))
      case .numbers: NumberPainter(picture).paint(number)
      case .patches(let values): PatchPainter.paint(values, into: picture)
      }
      try use(picture)
    }
  }

  private func paint(_ picture: UnsafeMutablePointer<AVFrame>, shade: UInt8) {
    let planes = [
      picture.pointee.buf.0, picture.pointee.buf.1, picture.pointee.buf.2, picture.pointee.buf.3,
    ]
    for buffer in planes.compactMap(\.self) {
      // Deep formats take two bytes a sample; a small high byte keeps every value legal.
      let isDeep = (av_pix_fmt_desc_get(context.pointee.pix_fmt)?.pointee.comp.0.depth ?? 8) > 8
      memset(buffer.pointee.data, isDeep ? 1 : Int32(shade), Int(buffer.pointee.size))
    }
  }

  private func open(_ options: [String: String]) throws(SampleClipError) {
    var dictionary: OpaquePointer?
    defer { av_dict_free(&dictionary) }
    for (key, value) in options { av_dict_set(&dictionary, key, value, 0) }
    try attempt("avcodec_open2") { avcodec_open2(context, nil, &dictionary) }
  }

  private static func speed(of codec: VideoCodec) -> [String: String] {
    switch codec {
    case .h264: ["preset": "ultrafast"]
    case .hevc: ["preset": "ultrafast", "x265-params": "log-level=none"]
    case .vp8, .vp9: ["deadline": "realtime", "cpu-used": "8"]
    case .av1: ["cpu-used": "8", "usage": "realtime"]
    case .mpeg2, .mpeg4, .proRes, .mjpeg, .ffv1: [:]
    }
  }
}
