import MediaModel

/// The bytes of a WebP that says what its colours mean.
struct WebPFile {
  package let bytes: [UInt8]

  /// Wraps an encoder's WebP anew with the profile; without one it stays as it is.
  init(_ coded: [UInt8], label: StillColorLabel, size: PixelSize?) {
    guard case .profile(let profile) = label, let size else {
      bytes = coded
      return
    }
    let chunks = Self.chunks(of: coded)
    let picture = chunks.filter { ["ALPH", "VP8 ", "VP8L"].contains($0.type) }
    let hasAlpha = picture.contains { $0.type == "ALPH" || Self.isTransparent($0) }
    let header: [UInt8] =
      [0x20 | (hasAlpha ? 0x10 : 0), 0, 0, 0]
      + UInt32(size.width - 1).littleEndianBytes.prefix(3)
      + UInt32(size.height - 1).littleEndianBytes.prefix(3)
    let body =
      Array("WEBP".utf8) + Self.chunk("VP8X", header) + Self.chunk("ICCP", profile.bytes)
      + picture.flatMap { Self.chunk($0.type, $0.data) }
    bytes = Self.chunk("RIFF", body)
  }

  /// Whether a lossless picture says so, in a bit behind its two sizes of 14 bits.
  private static func isTransparent(_ chunk: (type: String, data: ArraySlice<UInt8>)) -> Bool {
    chunk.type == "VP8L" && (chunk.data.dropFirst(4).first ?? 0) & 0x10 != 0
  }

  private static func chunks(of coded: [UInt8]) -> [(type: String, data: ArraySlice<UInt8>)] {
    var cursor = ByteCursor(coded)
    cursor.skip(12)
    var chunks: [(String, ArraySlice<UInt8>)] = []
    while let type = cursor.fourCharacters(), let length = cursor.littleEndian(4),
      let data = cursor.take(Int(length))
    {
      chunks.append((type, data))
      cursor.skip(Int(length) & 1)
    }
    return chunks
  }

  /// A chunk, padded to an even length.
  private static func chunk(_ type: String, _ data: some Collection<UInt8>) -> [UInt8] {
    Array(type.utf8) + UInt32(data.count).littleEndianBytes + data
      + (data.count % 2 == 0 ? [] : [0])
  }
}
