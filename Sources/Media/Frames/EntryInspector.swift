import CFFmpeg

/// Tells by its own headers whether a packet holds a picture that leans on no other.
///
/// Containers mark such packets, some of them wrongly: old AVI files and MP4 files without a table of key
/// frames mark all.
final class EntryInspector {
  private let context: UnsafeMutablePointer<AVCodecContext>
  private let parser: UnsafeMutablePointer<AVCodecParserContext>

  /// - Throws: `FFmpegError` when this build cannot read the headers of the stream's pictures.
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

  /// Whether the packet's picture leans on no other.
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

// One task owns a parser at a time.
@available(*, unavailable)
extension EntryInspector: Sendable {}
