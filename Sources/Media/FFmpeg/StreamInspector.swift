import CFFmpeg
import MediaModel

/// Finds out what the container does not tell of a stream, with as little decoding as that takes.
///
/// From the cheapest to the dearest: the codec's own headers (H.264, VP9), the decoder's set-up
/// from the stream's parameters, FFmpeg's parser on the first packet, the first frame decoded.
final class StreamInspector {
  /// The decoder's set-up; its fields hold what is known so far.
  let context: UnsafeMutablePointer<AVCodecContext>
  private let codec: UnsafePointer<AVCodec>
  private let parser: UnsafeMutablePointer<AVCodecParserContext>?
  private let frame: Frame
  private let hasStaticMetadata: Bool
  private var containerTransfer = AVCOL_TRC_UNSPECIFIED
  private var isOpen = false
  private var packetCount = 0
  private var awaitsSecondField = false
  /// Whether nothing more can be learnt from packets.
  private(set) var isDone = false
  private(set) var frameFacts: FrameFacts?
  private(set) var fieldOrder = AV_FIELD_UNKNOWN

  /// What the first frame says of itself.
  struct FrameFacts {
    var isInterlaced = false
    var isTopFieldFirst = false
    var hasStaticMetadata = false
    var hasHDR10Plus = false
  }

  /// After so many packets without a frame, no frame is expected any more.
  private static let maximumPacketCount = 60

  /// Prepares to look at a stream.
  ///
  /// - Throws: `FFmpegError` when this build has no decoder or it refuses the stream's parameters.
  init(_ stream: MediaStream) throws(FFmpegError) {
    guard let found = avcodec_find_decoder(stream.codecID) else {
      throw FFmpegError(function: "avcodec_find_decoder", code: cff_error_decoder_not_found)
    }
    codec = found
    frame = try Frame()
    hasStaticMetadata =
      stream.sideData(AV_PKT_DATA_MASTERING_DISPLAY_METADATA) != nil
      || stream.sideData(AV_PKT_DATA_CONTENT_LIGHT_LEVEL) != nil
    parser =
      Self.parsedCodecs.contains(stream.codecID)
      ? cff_parser(stream.codecID) : nil
    parser?.pointee.flags |= PARSER_FLAG_COMPLETE_FRAMES
    do {
      context = try allocated("avcodec_alloc_context3", avcodec_alloc_context3(found))
    } catch {
      av_parser_close(parser)
      throw error
    }
    try check("avcodec_parameters_to_context") {
      avcodec_parameters_to_context(context, stream.parameters)
    }
    context.pointee.thread_count = 1
    context.pointee.max_pixels = Decoder.maximumPixelCount(for: stream)
    context.pointee.pkt_timebase = stream.raw.pointee.time_base
    containerTransfer = context.pointee.color_trc
    forgetContainerColor()
    CodecHeaders.apply(to: context)
    fieldOrder = context.pointee.field_order
    if !isDescribed { try open() }
    isDone = isDescribed && !needsPacket
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
    av_parser_close(parser)
  }

  /// Learns what it can from the stream's next packet.
  func inspect(_ packet: Packet) {
    guard !isDone else { return }
    packetCount += 1
    if packetCount == 1 { CodecHeaders.apply(packet, to: context) }
    parse(packet)
    if needsPicture { decode(packet) }
    isDone = (isDescribed && !needsPicture) || packetCount >= Self.maximumPacketCount
  }

  /// Makes the decoder give what it holds back.
  func finish() {
    guard !isDone, packetCount > 0, isOpen else { return }
    avcodec_send_packet(context, nil)
    receive()
    isDone = true
  }

  /// Whether a packet holds the second field of a frame whose first field came just before.
  ///
  /// To be asked of every packet in order; always false for streams whose coded pictures are whole frames.
  func isSecondField(_ packet: Packet) -> Bool {
    guard let parser, context.pointee.codec_id == AV_CODEC_ID_H264,
      fieldOrder != AV_FIELD_PROGRESSIVE
    else { return false }
    runParser(packet)
    let structure = parser.pointee.picture_structure
    let isField =
      structure == AV_PICTURE_STRUCTURE_TOP_FIELD || structure == AV_PICTURE_STRUCTURE_BOTTOM_FIELD
    let isSecond = isField && awaitsSecondField
    awaitsSecondField = isField && !isSecond
    return isSecond
  }

  private static let parsedCodecs: [AVCodecID] = [
    AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_VC1,
  ]

  private var isVideo: Bool { context.pointee.codec_type == AVMEDIA_TYPE_VIDEO }

  /// Whether the layout of frames or samples is known.
  private var isDescribed: Bool {
    if isVideo { return context.pointee.pix_fmt != AV_PIX_FMT_NONE && context.pointee.width > 0 }
    // AAC may double its rate (SBR) or its channels (PS) where the header does not say so.
    if context.pointee.codec_id == AV_CODEC_ID_AAC && frameFacts == nil { return false }
    return context.pointee.sample_rate > 0 && context.pointee.ch_layout.nb_channels > 0
      && context.pointee.sample_fmt != AV_SAMPLE_FMT_NONE
  }

  /// Whether the first packet has more to tell.
  private var needsPacket: Bool {
    needsPicture || isPQ || (parser != nil && fieldOrder == AV_FIELD_UNKNOWN)
  }

  /// Whether a frame has to be decoded: the layout is unknown, or HDR metadata may lie in it.
  private var needsPicture: Bool {
    !isDescribed || (isPQ && !hasStaticMetadata && frameFacts?.hasStaticMetadata == nil)
  }

  private var isPQ: Bool {
    isVideo && [context.pointee.color_trc, containerTransfer].contains(AVCOL_TRC_SMPTE2084)
  }

  /// Leaves in the set-up only the colour that the bit stream itself describes.
  private func forgetContainerColor() {
    context.pointee.color_primaries = AVCOL_PRI_UNSPECIFIED
    context.pointee.color_trc = AVCOL_TRC_UNSPECIFIED
    context.pointee.colorspace = AVCOL_SPC_UNSPECIFIED
    context.pointee.color_range = AVCOL_RANGE_UNSPECIFIED
  }

  private func open() throws(FFmpegError) {
    guard !isOpen else { return }
    try check("avcodec_open2") { avcodec_open2(context, codec, nil) }
    isOpen = true
  }

  private func parse(_ packet: Packet) {
    if isPQ, CodecHeaders.hasHDR10Plus(packet) {
      hasHDR10Plus = true
    }
    guard let parser, fieldOrder == AV_FIELD_UNKNOWN else { return }
    runParser(packet)
    fieldOrder = parser.pointee.field_order
  }

  /// Whether the first packets carry dynamic metadata of HDR10+.
  private(set) var hasHDR10Plus = false

  private func runParser(_ packet: Packet) {
    var output: UnsafeMutablePointer<UInt8>?
    var outputSize: Int32 = 0
    av_parser_parse2(
      parser, context, &output, &outputSize, packet.raw.pointee.data, packet.raw.pointee.size,
      packet.raw.pointee.pts, packet.raw.pointee.dts, packet.raw.pointee.pos)
  }

  private func decode(_ packet: Packet) {
    // A damaged or encrypted packet teaches nothing; the next one may.
    guard (try? open()) != nil, avcodec_send_packet(context, packet.raw) >= 0 else { return }
    receive()
  }

  private func receive() {
    guard avcodec_receive_frame(context, frame.raw) >= 0 else { return }
    func has(_ type: AVFrameSideDataType) -> Bool { av_frame_get_side_data(frame.raw, type) != nil }
    frameFacts = FrameFacts(
      isInterlaced: cff_frame_is_interlaced(frame.raw) != 0,
      isTopFieldFirst: cff_frame_is_top_field_first(frame.raw) != 0,
      hasStaticMetadata: has(AV_FRAME_DATA_MASTERING_DISPLAY_METADATA)
        || has(AV_FRAME_DATA_CONTENT_LIGHT_LEVEL),
      hasHDR10Plus: has(AV_FRAME_DATA_DYNAMIC_HDR_PLUS))
    av_frame_unref(frame.raw)
  }
}
