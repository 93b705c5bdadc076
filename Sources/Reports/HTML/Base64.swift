import MediaModel

/// Bytes as text, four letters for three of them (RFC 4648).
enum Base64 {
  /// The text, padded with `=`.
  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
      let number = group[0] << 16 | group[1] << 8 | group[2]
      let count = min(3, bytes.count - start)
      for place in 0..<4 {
        result.append(
          place <= count ? alphabet[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
}

extension Markup {
  /// A small picture that stands in the page itself.
  static func picture(
    _ thumbnail: Thumbnail, alternative: String
  ) -> Markup {
    element(
      "img",
      [
        "src": "data:image/jpeg;base64," + Base64.text(thumbnail.jpeg),
        "width": "\(thumbnail.size.width)", "height": "\(thumbnail.size.height)",
        "alt": alternative, "decoding": "async",
      ])
  }
}
