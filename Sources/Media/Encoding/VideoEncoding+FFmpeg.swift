import CFFmpeg
import MediaModel

extension VideoEncoding.Codec {
  /// FFmpeg's encoder.
  var encoderName: String {
    switch self {
    case .h264: "libx264"
    case .hevc: "libx265"
    case .vp9: "libvpx-vp9"
    case .prores: "prores_ks"
    }
  }
}

extension VideoEncoding {
  /// What pictures look like on their way into the encoder.
  struct Pictures {
    var size: PixelSize
    var pixelFormat: AVPixelFormat
    var timeBase: AVRational
    /// The rate to declare, or nil for frames without a common distance.
    var rate: AVRational?
    var color: ColorFacts
    var pixelAspect: AVRational
    var hasGlobalHeader: Bool
  }

  /// An encoder for such pictures.
  ///
  /// No B-frames: pictures are then stored in the order in which they are shown, the first at 0, so
  /// that no edit list is needed and every reader finds the same length.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses the pictures.
  func encoder(for pictures: Pictures) throws(FFmpegError) -> Encoder {
    try Encoder(codec.encoderName, options: options) { context, _ throws(FFmpegError) in
      context.pointee.width = Int32(pictures.size.width)
      context.pointee.height = Int32(pictures.size.height)
      context.pointee.pix_fmt = pictures.pixelFormat
      context.pointee.time_base = pictures.timeBase
      context.pointee.sample_aspect_ratio = pictures.pixelAspect
      if let rate = pictures.rate { context.pointee.framerate = rate }
      context.pointee.max_b_frames = 0
      context.pointee.thread_count = 0
      context.pointee.flags |= Int32(bitPattern: UInt32(AV_CODEC_FLAG_CLOSED_GOP))
      if pictures.hasGlobalHeader {
        context.pointee.flags |= Int32(AV_CODEC_FLAG_GLOBAL_HEADER)
      }
      pictures.color.tag(context)
      if case .bitRate(let rate) = target {
        context.pointee.bit_rate = rate
        context.pointee.rc_max_rate = rate * 3 / 2
        context.pointee.rc_buffer_size = Int32(clamping: rate)
        // The error tells whether so few bits are enough.
        context.pointee.flags |= Int32(AV_CODEC_FLAG_PSNR)
      }
      if codec == .h264 { context.pointee.profile = h264Profile(pictures.pixelFormat) }
      if codec == .hevc { context.pointee.codec_tag = 0x3163_7668 }
    }
  }

  private var options: [String: String] {
    var options: [String: String] = [:]
    if case .quality(let quality) = target, codec != .prores {
      options["crf"] = "\(quality)"
      if codec == .vp9 { options["b"] = "0" }
    }
    switch codec {
    case .h264: break
    case .hevc: options["x265-params"] = "log-level=none:bframes=0:open-gop=0"
    case .vp9:
      options["row-mt"] = "1"
      options["auto-alt-ref"] = "0"
      options["cpu-used"] = "4"
    case .prores: options["profile"] = "3"
    }
    return options
  }

  /// High for 8-bit 4:2:0, which every decoder takes; else what the format needs.
  private func h264Profile(_ format: AVPixelFormat) -> Int32 {
    switch format {
    case AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P: 100
    default: -99
    }
  }
}

extension ColorFacts {
  /// Writes the values that are known into an encoder's set-up.
  func tag(_ context: UnsafeMutablePointer<AVCodecContext>) {
    let codes = ColorCodes(self)
    context.pointee.color_primaries = codes.primaries
    context.pointee.color_trc = codes.transfer
    context.pointee.colorspace = codes.matrix
    context.pointee.color_range = codes.range
    context.pointee.chroma_sample_location = codes.chromaLocation
  }

  /// Writes the values that are known into a frame.
  func tag(_ frame: UnsafeMutablePointer<AVFrame>) {
    let codes = ColorCodes(self)
    frame.pointee.color_primaries = codes.primaries
    frame.pointee.color_trc = codes.transfer
    frame.pointee.colorspace = codes.matrix
    frame.pointee.color_range = codes.range
    if codes.chromaLocation != AVCHROMA_LOC_UNSPECIFIED {
      frame.pointee.chroma_location = codes.chromaLocation
    }
  }
}

/// FFmpeg's numbers for a description of colour.
struct ColorCodes {
  var primaries = AVCOL_PRI_UNSPECIFIED
  var transfer = AVCOL_TRC_UNSPECIFIED
  var matrix = AVCOL_SPC_UNSPECIFIED
  var range = AVCOL_RANGE_UNSPECIFIED
  var chromaLocation = AVCHROMA_LOC_UNSPECIFIED

  init(_ color: ColorFacts) {
    func code(_ name: String?, _ find: (UnsafePointer<CChar>?) -> Int32) -> UInt32? {
      guard let name else { return nil }
      let found = find(name)
      return found >= 0 ? UInt32(found) : nil
    }
    if let code = code(color.primaries, av_color_primaries_from_name) { primaries.rawValue = code }
    if let code = code(color.transfer, av_color_transfer_from_name) { transfer.rawValue = code }
    if let code = code(color.matrix, av_color_space_from_name) { matrix.rawValue = code }
    if let code = code(color.chromaLocation, av_chroma_location_from_name) {
      chromaLocation.rawValue = code
    }
    switch color.range {
    case .limited: range = AVCOL_RANGE_MPEG
    case .full: range = AVCOL_RANGE_JPEG
    case nil: break
    }
  }
}
