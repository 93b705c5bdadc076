import CFFmpeg
import MediaModel

/// How frames are coded.
package struct VideoEncoding: Sendable, Hashable {
  package enum Codec: String, Sendable, Hashable, CaseIterable {
    case h264, hevc, vp9, prores
  }

  /// What the encoder aims at.
  package enum Target: Sendable, Hashable {
    /// The same quality throughout: that of the codec and the speed.
    case quality
    /// Bits a second on average.
    case bitRate(Int64)
  }

  package var codec: Codec
  package var target: Target
  package var speed: EncodingSpeed

  package init(
    codec: Codec = .h264, target: Target = .quality, speed: EncodingSpeed = .balanced
  ) {
    self.codec = codec
    self.target = target
    self.speed = speed
  }
}

/// How audio is coded.
package struct AudioEncoding: Sendable, Hashable {
  package enum Codec: String, Sendable, Hashable, CaseIterable {
    case aac, opus
    /// Uncompressed, 16 bits.
    case pcm = "pcm_s16le"
  }

  package var codec: Codec
  /// Samples a second of one channel.
  package var sampleRate: Int
  package var channelCount: Int
  /// Bits a second; nil for uncompressed audio.
  package var bitRate: Int64?

  package init(
    codec: Codec = .aac, sampleRate: Int = 48_000, channelCount: Int = 2, bitRate: Int64? = 192_000
  ) {
    self.codec = codec
    self.sampleRate = sampleRate
    self.channelCount = channelCount
    self.bitRate = bitRate
  }
}

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
  /// What frames look like on their way into the encoder.
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

  /// An encoder for such frames.
  ///
  /// No B-frames: frames are then stored in the order in which they are shown, the first at 0, so
  /// that no edit list is needed and every reader finds the same length.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses the frames.
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
    if target == .quality, let factor = rateFactor {
      options["crf"] = factor
      if codec == .vp9 { options["b"] = "0" }
    }
    switch codec {
    case .h264:
      options["preset"] = preset
      options["x264-params"] = Self.reproducibleX264
    case .hevc:
      options["preset"] = preset
      options["x265-params"] = "log-level=none:bframes=0:open-gop=0"
    case .vp9:
      options["row-mt"] = "1"
      options["auto-alt-ref"] = "0"
      options["cpu-used"] = preset
    case .prores: options["profile"] = "3"
    }
    return options
  }

  /// What keeps x264 from making the same frames into different bytes, or nil where nothing does.
  ///
  /// Its AVX-512 code for macroblock trees reads memory that nobody wrote, of frames whose width is no
  /// multiple of its registers'; what is there depends on what the process did before, and when.
  private static let reproducibleX264: String? =
    av_get_cpu_flags() & AV_CPU_FLAG_AVX512 != 0 ? "asm=AVX2,SSE2Fast,LZCNT" : nil

  /// What the encoder calls the speed.
  ///
  /// Chosen with `bench/encoding`, whose table is in bench/README.md.
  private var preset: String {
    switch (codec, speed) {
    case (.h264, .fast), (.hevc, .fast): "superfast"
    case (.h264, .balanced), (.hevc, .balanced): "veryfast"
    case (.h264, .best), (.hevc, .best): "medium"
    case (.vp9, .fast): "5"
    case (.vp9, .balanced): "4"
    case (.vp9, .best): "2"
    case (.prores, _): ""
    }
  }

  /// The constant rate factor, lower is better, or nil for codecs that have none.
  ///
  /// At the same factor a faster preset gives another quality and another size; these give nearly the
  /// same quality.
  private var rateFactor: String? {
    switch (codec, speed) {
    case (.h264, .fast): "17"
    case (.h264, .balanced): "16.5"
    case (.h264, .best), (.hevc, _), (.vp9, _): "16"
    case (.prores, _): nil
    }
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

extension AudioEncoding.Codec {
  /// FFmpeg's encoder.
  var encoderName: String {
    switch self {
    case .aac: "aac"
    case .opus: "libopus"
    case .pcm: "pcm_s16le"
    }
  }
}

extension AudioEncoding {
  /// An encoder for audio of this kind.
  ///
  /// - Throws: `FFmpegError` when this build lacks the encoder or it refuses the settings.
  func encoder(hasGlobalHeader: Bool) throws(FFmpegError) -> Encoder {
    try Encoder(codec.encoderName) { context, codec throws(FFmpegError) in
      context.pointee.sample_rate = Int32(sampleRate)
      context.pointee.sample_fmt = cff_encoder_sample_format(codec)
      context.pointee.time_base = AVRational(num: 1, den: Int32(sampleRate))
      av_channel_layout_default(&context.pointee.ch_layout, Int32(channelCount))
      if let bitRate { context.pointee.bit_rate = bitRate }
      if hasGlobalHeader { context.pointee.flags |= Int32(AV_CODEC_FLAG_GLOBAL_HEADER) }
    }
  }

  /// How many samples are coded with audio that the muxer is told to present `span` of, at most.
  ///
  /// A reader that ignores edit lists counts the encoder's priming, and the last packet in full: with
  /// packets of F samples and P samples of priming, `q = floor(span × rate / F)` packets fit, and
  /// `q × F − P` samples of them are presented.
  func sampleCount(
    presenting video: MediaTime, within span: MediaTime?, frameSize: Int, priming: Int
  ) -> Int {
    let rate = Rational(sampleRate)
    let wanted = Int((video.seconds * rate).roundedDown)
    guard let span, frameSize > 0 else { return wanted }
    let packetCount = Int((span.seconds * rate).roundedDown) / frameSize
    return max(0, min(wanted, packetCount * frameSize - priming))
  }
}

/// What an encoder says of the frames it made.
struct EncodingQuality {
  private var quantizerSum = 0.0
  private var count = 0
  private var lumaError = 0.0
  private var pixelCount = 0.0

  /// Takes note of a packet.
  mutating func add(_ packet: Packet, pixelCount: Int) {
    var byteCount = 0
    guard
      let bytes = av_packet_get_side_data(packet.raw, AV_PKT_DATA_QUALITY_STATS, &byteCount)
    else { return }
    // 32 bits of quality, 8 bits of frame type, 8 bits of how many errors follow, 16 unused,
    // then the sums of squared errors of 64 bits each.
    var fields = ByteCursor(UnsafeBufferPointer(start: bytes, count: byteCount))
    guard let quality = fields.littleEndian(4), fields.take(1) != nil, let errors = fields.uint8()
    else { return }
    let quantizer = Double(Int32(truncatingIfNeeded: quality)) / Double(FF_QP2LAMBDA)
    // The last frames of x264 come without one.
    if quantizer > 0 {
      quantizerSum += quantizer
      count += 1
    }
    fields.skip(2)
    guard errors > 0, let error = fields.littleEndian(8), error > 0 else { return }
    lumaError += Double(error)
    self.pixelCount += Double(pixelCount)
  }

  /// The mean quantizer, or nil when the encoder does not tell.
  var meanQuantizer: Double? { count > 0 ? quantizerSum / Double(count) : nil }

  /// The peak signal-to-noise ratio of the luma over all frames in dB, or nil when the encoder does
  /// not tell.
  func lumaPSNR(bitDepth: Int) -> Double? {
    guard pixelCount > 0, lumaError > 0 else { return nil }
    let peak = Double(1 << bitDepth - 1)
    return 10 * log10(peak * peak * pixelCount / lumaError)
  }
}
