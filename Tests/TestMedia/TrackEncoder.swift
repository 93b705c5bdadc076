import CFFmpeg
import Foundation
import MediaModel

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

/// Encodes so many samples of silence, but for clicks.
final class AudioEncoder: TrackEncoder {
  private let sampleCount: Int
  private let firstSample: Int64
  private let clicks: [Int]

  init(_ sound: SampleClip.Sound, hasGlobalHeader: Bool) throws(SampleClipError) {
    sampleCount = sound.sampleCount
    firstSample = sound.firstSample
    clicks = sound.clicks
    try super.init(named: sound.codec.rawValue, hasGlobalHeader: hasGlobalHeader)
    context.pointee.sample_rate = Int32(sound.sampleRate)
    context.pointee.time_base = AVRational(num: 1, den: Int32(sound.sampleRate))
    switch sound.codec {
    case .aac, .mp3: context.pointee.sample_fmt = AV_SAMPLE_FMT_FLTP
    case .mp2, .opus, .pcm: context.pointee.sample_fmt = AV_SAMPLE_FMT_S16
    }
    context.pointee.bit_rate = 64_000
    av_channel_layout_default(&context.pointee.ch_layout, Int32(sound.channelCount))
    try attempt("avcodec_open2") { avcodec_open2(context, nil, nil) }
  }

  override func frames(
    _ use: (UnsafeMutablePointer<AVFrame>) throws(SampleClipError) -> Void
  ) throws(SampleClipError) {
    let size = context.pointee.frame_size > 0 ? Int(context.pointee.frame_size) : 1024
    for start in stride(from: 0, to: sampleCount, by: size) {
      var frame = av_frame_alloc()
      defer { av_frame_free(&frame) }
      let samples = try present("av_frame_alloc", frame)
      samples.pointee.format = context.pointee.sample_fmt.rawValue
      samples.pointee.sample_rate = context.pointee.sample_rate
      samples.pointee.nb_samples = Int32(min(size, sampleCount - start))
      samples.pointee.pts = firstSample + Int64(start)
      try attempt("av_channel_layout_copy") {
        av_channel_layout_copy(&samples.pointee.ch_layout, &context.pointee.ch_layout)
      }
      try attempt("av_frame_get_buffer") { av_frame_get_buffer(samples, 0) }
      fill(samples, from: start)
      try use(samples)
    }
  }

  private func fill(_ samples: UnsafeMutablePointer<AVFrame>, from start: Int) {
    let isPlanar = av_sample_fmt_is_planar(context.pointee.sample_fmt) != 0
    let channels = Int(context.pointee.ch_layout.nb_channels)
    let planes = [samples.pointee.data.0, samples.pointee.data.1]
    let values = (0..<Int(samples.pointee.nb_samples)).map { value(at: start + $0) }
    for plane in planes.prefix(isPlanar ? channels : 1).compactMap(\.self) {
      memset(plane, 0, Int(samples.pointee.linesize.0))
      for (index, value) in values.enumerated() where value != 0 {
        if isPlanar {
          plane.withMemoryRebound(to: Float.self, capacity: values.count) { $0[index] = value }
        } else {
          plane.withMemoryRebound(to: Int16.self, capacity: values.count * channels) {
            for channel in 0..<channels { $0[index * channels + channel] = Int16(value * 32_767) }
          }
        }
      }
    }
  }

  /// A click is 2 ms of a 2 kHz tone at half of full scale.
  private func value(at sample: Int) -> Float {
    let rate = Int(context.pointee.sample_rate)
    guard let click = clicks.last(where: { $0 <= sample }), sample - click < rate / 500 else {
      return 0
    }
    return 0.5 * sin(2 * .pi * 2000 * Float(sample - click) / Float(rate))
  }
}

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
