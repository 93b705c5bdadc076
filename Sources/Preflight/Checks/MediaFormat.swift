package import MediaModel

/// A container or image format by one name, whatever a profile or a file calls it.
package struct MediaFormat: Sendable, Hashable {
  /// The name that ``MediaFacts`` uses: `mp4`, `jpeg`, `mpegts`.
  package let name: String

  /// The format of a name, an extension or a MIME type.
  package init(_ text: String) {
    let plain = text.lowercased().split(separator: "/").last.map(String.init) ?? ""
    let bare = plain.hasPrefix(".") ? String(plain.dropFirst()) : plain
    // MPEG is sound under audio/ and a program stream elsewhere.
    let name = text.lowercased() == "audio/mpeg" ? "mp3" : bare
    self.name = Self.synonyms[name] ?? name
  }

  /// Whether this is one of the formats that a profile lists.
  func isOne(of names: [String]) -> Bool { names.contains { MediaFormat($0) == self } }

  /// The MIME type under which a file of the format is sent.
  func mimeType(_ kind: MediaKind) -> String {
    switch (name, kind) {
    case ("mov", _): "video/quicktime"
    case ("mkv", _): "video/x-matroska"
    case ("mp3", _): "audio/mpeg"
    case ("mpegts", _): "video/mp2t"
    case (_, .video): "video/\(name)"
    case (_, .image): "image/\(name)"
    case (_, .audio): "audio/\(name)"
    case (_, .other): "application/octet-stream"
    }
  }

  /// What a file of the format usually is, or nil for a format that is not known.
  package var kind: MediaKind? {
    switch name {
    case "jpeg", "png", "webp", "gif", "heic", "avif", "tiff", "bmp", "apng": .image
    case "mp4", "mov", "mkv", "webm", "3gp", "avi", "flv", "asf", "mpegts", "mpegps": .video
    case "mp3", "wav", "flac", "aac", "aiff": .audio
    default: nil
    }
  }

  private static let synonyms: [String: String] = [
    "jpg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "pjpeg": "jpeg", "mjpg": "jpeg",
    "tif": "tiff", "heif": "heic", "x-ms-bmp": "bmp", "dib": "bmp", "apng": "apng",
    "vnd.mozilla.apng": "apng",
    "m4v": "mp4", "x-m4v": "mp4", "m4a": "mp4", "x-m4a": "mp4", "m4b": "mp4", "mp4a-latm": "mp4",
    "quicktime": "mov", "qt": "mov",
    "3gpp": "3gp", "3g2": "3gp", "3gpp2": "3gp",
    "matroska": "mkv", "x-matroska": "mkv", "mka": "mkv",
    "mpg": "mpegps", "mpeg": "mpegps", "vob": "mpegps", "mp2t": "mpegts", "ts": "mpegts",
    "m2ts": "mpegts", "mts": "mpegts",
    "x-msvideo": "avi", "msvideo": "avi", "x-flv": "flv", "ogv": "ogg", "oga": "ogg",
    "wave": "wav", "x-wav": "wav", "vnd.wave": "wav", "mpga": "mp3", "x-mp3": "mp3",
    "adts": "aac", "x-aac": "aac", "aacp": "aac", "x-flac": "flac", "x-aiff": "aiff",
    "aif": "aiff", "x-ms-wmv": "asf", "wmv": "asf", "wma": "asf",
  ]
}

/// A codec by one name, whatever a profile or a file calls it.
struct MediaCodec: Sendable, Hashable {
  /// FFmpeg's name.
  let name: String

  init(_ text: String) {
    let plain = text.lowercased().filter { $0 != "." && $0 != "-" && $0 != " " }
    self.name = Self.synonyms[plain] ?? plain
  }

  /// Whether this is one of the codecs that a profile lists.
  func isOne(of names: [String]) -> Bool { names.contains { MediaCodec($0) == self } }

  private static let synonyms: [String: String] = [
    "h265": "hevc", "x265": "hevc", "hvc1": "hevc", "hev1": "hevc",
    "avc": "h264", "avc1": "h264", "x264": "h264", "mpeg4avc": "h264", "h264/avc": "h264",
    "av01": "av1", "libdav1d": "av1", "vp80": "vp8", "vp90": "vp9", "vp09": "vp9",
    "apch": "prores", "prores_ks": "prores", "motionjpeg": "mjpeg", "mpeg2": "mpeg2video",
    "flv": "flv1", "h266": "vvc", "msmpeg4": "msmpeg4v3",
    "mp4a": "aac", "aaclc": "aac", "mpeg3": "mp3",
  ]
}
