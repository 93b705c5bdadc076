/// A codec by one name, whatever a profile or a file calls it.
package struct MediaCodec: Sendable, Hashable {
  /// FFmpeg's name.
  package let name: String

  /// The codec of a name or of a tag in a file.
  package init(_ text: String) {
    let plain = text.lowercased().filter { $0 != "." && $0 != "-" && $0 != " " }
    self.name = Self.names[plain] ?? plain
  }

  /// Whether this is one of the codecs that a profile lists.
  package func isOne(of names: [String]) -> Bool { names.contains { MediaCodec($0) == self } }

  /// The name that people use (`H.264`), or nil for a codec that is seldom met.
  package var title: String? { Self.titles[name] }

  /// FFmpeg's name, the name that people use, and other names; those are without signs between words.
  private static let rows: [(name: String, title: String?, aliases: [String])] = [
    ("h264", "H.264", ["avc", "avc1", "x264", "mpeg4avc", "h264/avc"]),
    ("hevc", "HEVC", ["h265", "x265", "hvc1", "hev1"]), ("vvc", "VVC", ["h266"]),
    ("av1", "AV1", ["av01", "libdav1d"]), ("vp8", "VP8", ["vp80"]),
    ("vp9", "VP9", ["vp90", "vp09"]), ("prores", "ProRes", ["apch", "prores_ks"]),
    ("dnxhd", "DNxHD", []), ("mjpeg", "JPEG", ["motionjpeg"]),
    ("mpeg2video", "MPEG-2", ["mpeg2"]), ("mpeg4", "MPEG-4", []), ("theora", "Theora", []),
    ("flv1", nil, ["flv"]), ("msmpeg4v3", nil, ["msmpeg4"]), ("png", "PNG", []),
    ("webp", "WebP", []), ("gif", "GIF", []), ("aac", "AAC", ["mp4a", "aaclc"]),
    ("mp3", "MP3", ["mpeg3"]), ("opus", "Opus", []), ("vorbis", "Vorbis", []),
    ("ac3", "AC-3", []), ("flac", "FLAC", []),
  ]
  private static let names = Dictionary(
    uniqueKeysWithValues: rows.flatMap { row in row.aliases.map { ($0, row.name) } })
  private static let titles = Dictionary(
    uniqueKeysWithValues: rows.compactMap { row in row.title.map { (row.name, $0) } })
}
