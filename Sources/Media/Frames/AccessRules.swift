import CFFmpeg

/// How a track may be entered and hurried through so that frames come out exactly as they would in a
/// decoding from the start.
struct AccessRules {
  private let codec: AVCodecID
  private let lengthSize: Int?
  /// Whether decoding may begin at a key frame at all.
  let isEnterable: Bool
  /// Whether it may begin at these only, since other frames lean on them.
  let hasKeyFrames: Bool
  private let canSkipUnreferenced: Bool
  /// Whether a frame is whole once its packet is decoded.
  let hasOnePacketAPicture: Bool

  init(_ stream: MediaStream) {
    codec = stream.codecID
    let isIntraOnly = Self.isIntraOnly(codec)
    hasKeyFrames = !isIntraOnly && codec != AV_CODEC_ID_FFV1
    isEnterable = isIntraOnly || Self.enterable.contains(codec.rawValue)
    let parameters = stream.parameters.pointee
    let record = UnsafeBufferPointer(
      start: parameters.extradata, count: Int(parameters.extradata_size))
    switch codec {
    case AV_CODEC_ID_H264:
      lengthSize = NALUnits.lengthSize(avcC: record)
      // A frame of two fields may come in two packets, and only one of them may be skipped.
      let isWhole = H264SequenceParameters(configuration: record)?.hasFramesOnly ?? false
      (canSkipUnreferenced, hasOnePacketAPicture) = (isWhole, isWhole)
    case AV_CODEC_ID_HEVC:
      lengthSize = NALUnits.lengthSize(hvcC: record)
      // With several temporal layers, a frame without references in its own has some in the next.
      let layerCount = record.count > 21 && record[0] == 1 ? Int(record[21] >> 3 & 7) : 0
      (canSkipUnreferenced, hasOnePacketAPicture) = (layerCount == 1, true)
    default:
      lengthSize = nil
      canSkipUnreferenced = false
      hasOnePacketAPicture = isIntraOnly || Self.wholePictures.contains(codec.rawValue)
    }
  }

  /// Whether nothing that is shown after a key frame can lean on anything before it.
  ///
  /// For H.264 and HEVC that is an IDR or broken-link picture; other key frames promise it less firmly.
  func isCleanEntry(_ packet: Packet) -> Bool {
    guard let data = packet.raw.pointee.data else { return false }
    let bytes = UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size))
    let units = NALUnits(bytes: bytes, lengthSize: lengthSize)
    switch codec {
    case AV_CODEC_ID_H264:
      return units.lazy.map { $0 & 0x1F }.first { (1...5).contains($0) } == 5
    case AV_CODEC_ID_HEVC:
      return units.lazy.map { $0 >> 1 & 0x3F }.first { $0 < 32 }.map { (16...20).contains($0) }
        ?? false
    default:
      return true
    }
  }

  /// Whether a packet holds nothing but a frame on which no other leans.
  func isDispensable(_ packet: Packet) -> Bool {
    guard canSkipUnreferenced, let data = packet.raw.pointee.data else { return false }
    let bytes = UnsafeBufferPointer(start: data, count: Int(packet.raw.pointee.size))
    var hasSlice = false
    for header in NALUnits(bytes: bytes, lengthSize: lengthSize) {
      switch codec == AV_CODEC_ID_H264 ? Self.role(ofH264: header) : Self.role(ofHEVC: header) {
      case .unreferencedSlice: hasSlice = true
      case .companion: continue
      case .other: return false
      }
    }
    return hasSlice
  }

  /// What a unit of a coded frame means to other frames.
  private enum UnitRole {
    case unreferencedSlice
    /// A delimiter, filler, or a message about its own frame.
    case companion
    case other
  }

  /// From `nal_ref_idc` and `nal_unit_type` (ITU-T H.264, 7.4.1).
  private static func role(ofH264 header: UInt8) -> UnitRole {
    switch header & 0x1F {
    case 1 where header >> 5 & 3 == 0: .unreferencedSlice
    case 6, 9, 12: .companion
    default: .other
    }
  }

  /// From `nal_unit_type` (ITU-T H.265, table 7-1), in streams with one temporal layer.
  private static func role(ofHEVC header: UInt8) -> UnitRole {
    switch header >> 1 & 0x3F {
    case 0, 2, 4, 6, 8: .unreferencedSlice
    case 35, 38, 39, 40: .companion
    default: .other
    }
  }

  private static func isIntraOnly(_ codec: AVCodecID) -> Bool {
    guard let descriptor = avcodec_descriptor_get(codec) else { return false }
    return descriptor.pointee.props & AV_CODEC_PROP_INTRA_ONLY != 0
  }

  /// Codecs whose key frames reset everything; those of others are not always marked right.
  private static let enterable: Set<UInt32> = Set(
    [
      AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1,
      AV_CODEC_ID_MPEG1VIDEO, AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_MPEG4, AV_CODEC_ID_THEORA,
      AV_CODEC_ID_FFV1,
    ].map(\.rawValue))

  private static let wholePictures: Set<UInt32> = Set(
    [AV_CODEC_ID_VP8, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1].map(\.rawValue))
}

/// Tells by its own headers whether a packet holds a frame that leans on no other.
///
/// Containers mark such packets, some of them wrongly: old AVI files and MP4 files without a table of key
/// frames mark all.
final class EntryInspector {
  private let context: UnsafeMutablePointer<AVCodecContext>
  private let parser: UnsafeMutablePointer<AVCodecParserContext>

  /// - Throws: `FFmpegError` when this build cannot read the headers of the stream's frames.
  init(_ stream: MediaStream) throws(FFmpegError) {
    let parser = try allocated("av_parser_init", cff_parser(stream.codecID))
    parser.pointee.flags |= PARSER_FLAG_COMPLETE_FRAMES
    do {
      context = try allocated("avcodec_alloc_context3", avcodec_alloc_context3(nil))
    } catch {
      av_parser_close(parser)
      throw error
    }
    self.parser = parser
    try check("avcodec_parameters_to_context") {
      avcodec_parameters_to_context(context, stream.parameters)
    }
  }

  deinit {
    var pointer: UnsafeMutablePointer<AVCodecContext>? = context
    avcodec_free_context(&pointer)
    av_parser_close(parser)
  }

  /// Whether the packet's frame leans on no other.
  func isIntra(_ packet: Packet) -> Bool {
    var output: UnsafeMutablePointer<UInt8>?
    var outputSize: Int32 = 0
    av_parser_parse2(
      parser, context, &output, &outputSize, packet.raw.pointee.data, packet.raw.pointee.size,
      packet.raw.pointee.pts, packet.raw.pointee.dts, packet.raw.pointee.pos)
    return parser.pointee.key_frame == 1
      || parser.pointee.pict_type == Int32(bitPattern: AV_PICTURE_TYPE_I.rawValue)
  }
}
