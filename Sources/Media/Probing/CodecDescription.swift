import CFFmpeg
import MediaModel

extension CodecFacts {
  /// The codec of a stream, as its header and, where it was opened, its decoder tell.
  init(_ stream: MediaStream, decoder: UnsafeMutablePointer<AVCodecContext>?) {
    let parameters = stream.parameters.pointee
    let identifier = parameters.codec_id
    let tag = Self.tag(parameters.codec_tag)
    let profile = decoder?.pointee.profile ?? parameters.profile
    let level = decoder?.pointee.level ?? parameters.level
    self.init(
      name: identifier == AV_CODEC_ID_NONE
        ? Self.unknownToFFmpeg[tag ?? ""] ?? tag ?? "unknown"
        : String(cString: avcodec_get_name(identifier)),
      longName: avcodec_descriptor_get(identifier).flatMap { $0.pointee.long_name }
        .map { String(cString: $0) },
      profile: avcodec_profile_name(identifier, profile).map { String(cString: $0) },
      level: Self.level(level, of: identifier),
      tag: tag,
      isDecodable: avcodec_find_decoder(identifier) != nil)
  }

  /// Codecs by their tags, for builds of FFmpeg that are older than the codec.
  private static let unknownToFFmpeg = ["vvc1": "vvc", "vvi1": "vvc"]

  /// The four characters of a tag, or nil when it has none that can be printed.
  private static func tag(_ tag: UInt32) -> String? {
    let bytes = [
      UInt8(tag & 0xFF), UInt8(tag >> 8 & 0xFF), UInt8(tag >> 16 & 0xFF), UInt8(tag >> 24),
    ]
    guard bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
    return String(fourCharacters: bytes)
  }

  /// FFmpeg's number of a level as the codec's own standard writes it.
  private static func level(_ level: Int32, of codec: AVCodecID) -> String? {
    guard level > 0 || (level == 0 && codec == AV_CODEC_ID_AV1) else { return nil }
    switch codec {
    case AV_CODEC_ID_H264:
      return level == 9 ? "1b" : number(level, of: 10)
    case AV_CODEC_ID_HEVC:
      return number(level / 3, of: 10)
    case AV_CODEC_ID_AV1:
      return level == 31 ? "maximum" : "\(2 + level / 4).\(level % 4)"
    case AV_CODEC_ID_VP9:
      return number(level, of: 10)
    case AV_CODEC_ID_MPEG2VIDEO:
      return [4: "High", 6: "High 1440", 8: "Main", 10: "Low"][level]
    default:
      return "\(level)"
    }
  }

  private static func number(_ level: Int32, of parts: Int32) -> String {
    level % parts == 0 ? "\(level / parts)" : "\(level / parts).\(level % parts)"
  }
}
