/// The bytes of a PNG that says what its colours mean, and nothing else besides its picture.
struct PNGFile {
  package let bytes: [UInt8]

  /// Rewrites an encoder's PNG: of its chunks only those that make up the picture stay.
  init(_ coded: [UInt8], label: StillColorLabel) {
    var cursor = ByteCursor(coded)
    var bytes = cursor.take(8).map(Array.init) ?? []
    while let length = cursor.uint32(), let type = cursor.take(4),
      let data = cursor.take(Int(length))
    {
      cursor.skip(4)
      let name = String(decoding: type, as: Unicode.ASCII.self)
      guard Self.pictureChunks.contains(name) else { continue }
      bytes += Self.chunk(name, data)
      if name == "IHDR" { bytes += Self.colorChunk(label) }
    }
    self.bytes = bytes
  }

  private static let pictureChunks: Set<String> = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

  private static func colorChunk(_ label: StillColorLabel) -> [UInt8] {
    switch label {
    // 0: perceptual, the intent that photographs are made for.
    case .sRGB: chunk("sRGB", [0])
    // A name, its end, the compression method.
    case .profile(let profile): chunk("iCCP", Array("ICC profile\0\0".utf8) + stored(profile.bytes))
    // RGB has no matrix, and the full range.
    case .codePoints(let primaries, let transfer): chunk("cICP", [primaries, transfer, 0, 1])
    }
  }

  private static func chunk(_ name: String, _ data: some Collection<UInt8>) -> [UInt8] {
    let body = Array(name.utf8) + data
    return UInt32(data.count).bigEndianBytes + body + Checksum.crc32(body).bigEndianBytes
  }

  /// Data in zlib's format (RFC 1950), uncompressed.
  private static func stored(_ data: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x78, 0x01]
    var rest = data[...]
    repeat {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let length = UInt16(block.count)
      result.append(rest.isEmpty ? 1 : 0)
      result += [length, ~length].flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      result += block
    } while !rest.isEmpty
    return result + Checksum.adler32(data).bigEndianBytes
  }
}

/// Sums by which readers notice damage.
enum Checksum {
  /// The sum of a PNG chunk's type and data (ISO 3309).
  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
  }

  /// The sum of data in zlib's format (RFC 1950).
  static func adler32(_ bytes: [UInt8]) -> UInt32 {
    var (low, high): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
    return high << 16 | low
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}

extension UInt32 {
  /// The four bytes, most significant first.
  var bigEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (24 - 8 * $0)) } }
  /// The four bytes, least significant first.
  var littleEndianBytes: [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
