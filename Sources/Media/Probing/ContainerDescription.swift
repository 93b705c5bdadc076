import CFFmpeg
import MediaModel

/// The name of a container format as people use it, from its brand or FFmpeg's names.
enum ContainerFormat {
  /// The short name and the name in words.
  ///
  /// - Parameters:
  ///   - brand: an ISO file's major brand; nil for other formats and for QuickTime files without.
  ///   - isISO: whether the file is of the ISO base media family.
  ///   - docType: a Matroska file's document type, or nil.
  ///   - names: FFmpeg's names of the format, separated by commas.
  ///   - longName: FFmpeg's description.
  /// - Returns: such as `("mp4", "MPEG-4 (MP4)")`.
  static func name(
    brand: String?, isISO: Bool, docType: String?, names: String, longName: String
  ) -> (short: String, long: String) {
    if isISO { return iso(brand) }
    let first = String(names.split(separator: ",").first ?? "")
    switch first {
    case "matroska": return docType == "webm" ? ("webm", "WebM") : ("mkv", "Matroska")
    case "mpegts": return ("mpegts", "MPEG transport stream")
    case "mpeg": return ("mpeg", "MPEG program stream")
    case "asf": return ("wmv", "Windows Media (ASF)")
    case "flv": return ("flv", "Flash Video")
    case "avi": return ("avi", "AVI")
    case "ogg": return ("ogg", "Ogg")
    case "mxf": return ("mxf", "MXF")
    case "gif": return ("gif", "GIF")
    case let pipe where pipe.hasSuffix("_pipe"): return (String(pipe.dropLast(5)), longName)
    default: return (first, longName)
    }
  }

  private static func iso(_ brand: String?) -> (short: String, long: String) {
    guard let brand, brand != "qt  " else { return ("mov", "QuickTime movie") }
    switch brand {
    case let name where name.hasPrefix("3g2"): return ("3g2", "3GPP2")
    case let name where name.hasPrefix("3g"): return ("3gp", "3GPP")
    case let name where name.hasPrefix("M4V"): return ("m4v", "MPEG-4 video (M4V)")
    case let name where name.hasPrefix("M4A") || name.hasPrefix("M4B"):
      return ("m4a", "MPEG-4 audio (M4A)")
    default: return ("mp4", "MPEG-4 (MP4)")
    }
  }

  /// A sentence when the name's extension promises another format than the file has, else nil.
  static func misnaming(path: String, format: String, formatName: String) -> MediaProblem? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let suffix = name[name.index(after: dot)...].lowercased()
    guard let promised = MediaFormat(extension: suffix),
      !promised.isNamedLike(MediaFormat(format))
    else { return nil }
    return MediaProblem(
      .misnamed,
      "The name ends in .\(suffix), but the file is \(formatName); a provider that goes by the "
        + "name will misread it.")
  }
}

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
