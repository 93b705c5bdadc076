import CFFmpeg

/// Reads codecs' own headers where that saves decoding a frame.
enum CodecHeaders {
  /// Fills in what the stream's parameters tell.
  static func apply(to context: UnsafeMutablePointer<AVCodecContext>) {
    switch context.pointee.codec_id {
    case AV_CODEC_ID_H264:
      guard let data = context.pointee.extradata, context.pointee.extradata_size > 0 else { return }
      let bytes = UnsafeBufferPointer(start: data, count: Int(context.pointee.extradata_size))
      guard let parameters = H264SequenceParameters(configuration: bytes) else { return }
      apply(parameters, to: context)
    case AV_CODEC_ID_VP8:
      // VP8 has no other layout.
      context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
    case AV_CODEC_ID_MPEG4 where context.pointee.pix_fmt == AV_PIX_FMT_NONE:
      // Only the Studio profiles know more than 8-bit 4:2:0; they are left to the decoder.
      if (0..<14).contains(context.pointee.profile), context.pointee.width > 0 {
        context.pointee.pix_fmt = AV_PIX_FMT_YUV420P
      }
    default:
      break
    }
  }

  /// Fills in what the stream's first packet tells.
  static func apply(_ packet: Packet, to context: UnsafeMutablePointer<AVCodecContext>) {
    guard context.pointee.codec_id == AV_CODEC_ID_VP9, let data = packet.raw.pointee.data,
      let header = VP9FrameHeader(
        UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size)))
    else { return }
    context.pointee.pix_fmt = pixelFormat(
      chroma: header.isRGB
        ? "RGB"
        : header.subsampling.horizontal
          ? (header.subsampling.vertical ? "420" : "422")
          : (header.subsampling.vertical ? "440" : "444"),
      bitDepth: header.bitDepth)
    context.pointee.profile = Int32(header.profile)
    context.pointee.color_range = header.isFullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    let matrices = [
      1: AVCOL_SPC_BT470BG, 2: AVCOL_SPC_BT709, 3: AVCOL_SPC_SMPTE170M, 4: AVCOL_SPC_SMPTE240M,
      5: AVCOL_SPC_BT2020_NCL, 7: AVCOL_SPC_RGB,
    ]
    if let matrix = matrices[header.colorSpace] { context.pointee.colorspace = matrix }
  }

  /// Whether a packet holds a frame that only serves as a reference and is never shown.
  static func isInvisible(_ packet: Packet, of codec: AVCodecID) -> Bool {
    guard let data = packet.raw.pointee.data, packet.raw.pointee.size > 0 else { return false }
    let bytes = UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size))
    switch codec {
    case AV_CODEC_ID_VP8: return VP8FrameTag.isInvisible(bytes)
    case AV_CODEC_ID_VP9: return VP9FrameHeader.isInvisible(bytes)
    default: return false
    }
  }

  /// Whether a packet carries dynamic metadata of HDR10+ (SMPTE ST 2094-40), in an SEI message or
  /// in an AV1 metadata unit: ITU-T T.35 country 0xB5, provider 0x003C, code 1, application 4.
  static func hasHDR10Plus(_ packet: Packet) -> Bool {
    guard let data = packet.raw.pointee.data else { return false }
    let mark: [UInt8] = [0xB5, 0x00, 0x3C, 0x00, 0x01, 0x04]
    let bytes = UnsafeBufferPointer(start: data, count: min(Int(packet.raw.pointee.size), 8192))
    guard bytes.count >= mark.count else { return false }
    return (0...bytes.count - mark.count).contains { start in
      bytes[start] == mark[0] && bytes[start..<start + mark.count].elementsEqual(mark)
    }
  }

  private static func apply(
    _ parameters: H264SequenceParameters, to context: UnsafeMutablePointer<AVCodecContext>
  ) {
    // FFmpeg decodes frames without chroma into planes of empty chroma.
    let chroma = ["420", "420", "422", "444"]
    guard chroma.indices.contains(parameters.chromaFormat) else { return }
    context.pointee.pix_fmt = pixelFormat(
      chroma: parameters.color?.matrix == 0 && parameters.chromaFormat == 3
        ? "RGB" : chroma[parameters.chromaFormat],
      bitDepth: parameters.bitDepth, isFullRange: parameters.isFullRange == true)
    context.pointee.width = Int32(parameters.width)
    context.pointee.height = Int32(parameters.height)
    context.pointee.coded_width = Int32(parameters.codedWidth)
    context.pointee.coded_height = Int32(parameters.codedHeight)
    context.pointee.level = Int32(parameters.level)
    context.pointee.profile = profile(of: parameters)
    if parameters.hasFramesOnly { context.pointee.field_order = AV_FIELD_PROGRESSIVE }
    if let aspect = parameters.pixelAspect {
      context.pointee.sample_aspect_ratio = AVRational(
        num: Int32(aspect.width), den: Int32(aspect.height))
    }
    if let isFullRange = parameters.isFullRange {
      context.pointee.color_range = isFullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    }
    if let color = parameters.color {
      context.pointee.color_primaries = AVColorPrimaries(rawValue: UInt32(color.primaries))
      context.pointee.color_trc = AVColorTransferCharacteristic(rawValue: UInt32(color.transfer))
      context.pointee.colorspace = AVColorSpace(rawValue: UInt32(color.matrix))
    }
    if let location = parameters.chromaLocation {
      context.pointee.chroma_sample_location = AVChromaLocation(rawValue: UInt32(location + 1))
    } else if parameters.chromaFormat == 1 || parameters.chromaFormat == 2 {
      context.pointee.chroma_sample_location = AVCHROMA_LOC_LEFT
    }
    if let depth = parameters.reorderDepth { context.pointee.has_b_frames = Int32(depth) }
  }

  /// FFmpeg's number of a profile: `profile_idc` with flags for the constrained and intra variants.
  private static func profile(of parameters: H264SequenceParameters) -> Int32 {
    let isConstrained = parameters.constraints & 0x40 != 0
    let isIntra = parameters.constraints & 0x10 != 0
    switch parameters.profile {
    case 66 where isConstrained: return 66 | 1 << 9
    case 110 where isIntra, 122 where isIntra, 244 where isIntra:
      return Int32(parameters.profile) | 1 << 11
    default: return Int32(parameters.profile)
    }
  }

  /// FFmpeg's format for planes of this kind, or none when it has no such format.
  private static func pixelFormat(
    chroma: String, bitDepth: Int, isFullRange: Bool = false
  ) -> AVPixelFormat {
    let endian = bitDepth > 8 ? "\(bitDepth)le" : ""
    let name =
      switch chroma {
      case "gray": "gray" + endian
      case "RGB": "gbrp" + endian
      // FFmpeg's own names for 8-bit frames with the full range.
      case _ where isFullRange && bitDepth == 8: "yuvj\(chroma)p"
      default: "yuv\(chroma)p" + endian
      }
    return av_get_pix_fmt(name)
  }
}
