/// Texts that players follow to other files: playlists, manifests, edit scripts.
enum MediaScript {
  private static let marks: [(prefix: String, name: String)] = [
    ("#EXTM3U", "an HLS playlist"), ("ffconcat", "a concat script"), ("[playlist]", "a playlist"),
    ("v=0", "a session description (SDP)"), ("[Reference]", "a reference movie"),
    ("<smil", "a SMIL presentation"), ("<asx", "a playlist"), ("RTSPtext", "a stream reference"),
    ("SMI", "a stream reference"), ("# mpv EDL", "an edit list"),
  ]

  private static let elements: [(name: String, words: String)] = [
    ("<MPD", "a DASH manifest"), ("<SmoothStreamingMedia", "a stream manifest"),
    ("<smil", "a SMIL presentation"), ("xspf.org", "a playlist"),
    ("<CompositionPlaylist", "an IMF playlist"), ("quicktime-media-link", "a media link"),
  ]

  /// What kind of script a file is, by its first bytes; nil when it is none.
  static func name(of firstBytes: [UInt8]) -> String? {
    var text = firstBytes[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    for mark in marks
    where text.lowercasedASCII.starts(with: Array(mark.prefix.utf8).lowercasedASCII) {
      return mark.name
    }
    let head = String(decoding: text.prefix(1024), as: UTF8.self)
    if head.hasPrefix("<"), let mark = elements.first(where: { head.contains($0.name) }) {
      return mark.words
    }
    // A concat script may do without its header line.
    if head.hasPrefix("file '") || head.hasPrefix("file \"") { return "a concat script" }
    return nil
  }
}

extension Collection<UInt8> {
  /// The bytes with A to Z made small.
  fileprivate var lowercasedASCII: [UInt8] {
    prefix(16).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
