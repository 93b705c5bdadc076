import CFFmpeg
import MediaModel

/// The bytes of a JPEG that says what its colours mean.
struct JPEGFile {
  package let bytes: [UInt8]

  /// Puts the profile behind the encoder's JFIF header, which has to come first.
  ///
  /// JPEG has no other way to say that colours are those of sRGB than its profile.
  init(_ coded: [UInt8], label: StillColorLabel) {
    let profile: ICCProfile? =
      switch label {
      case .profile(let profile): profile
      case .sRGB: ICCProfile.sRGB
      case .codePoints: nil
      }
    guard let profile, coded.count > 6 else {
      bytes = coded
      return
    }
    let hasJFIF = coded[2] == 0xFF && coded[3] == 0xE0
    let headerEnd = hasJFIF ? 4 + (Int(coded[4]) << 8 | Int(coded[5])) : 2
    bytes = coded.prefix(headerEnd) + Self.segments(of: profile) + coded.dropFirst(headerEnd)
  }

  /// How much of a profile fits into a segment beside its length, name and numbers.
  private static let partByteCount = 0xFFFF - 16

  /// The profile in numbered APP2 segments, or nothing when it is too large for 255 of them.
  private static func segments(of profile: ICCProfile) -> [UInt8] {
    let starts = Array(stride(from: 0, to: profile.bytes.count, by: partByteCount))
    guard let count = UInt8(exactly: starts.count) else { return [] }
    return zip(UInt8(1)..., starts).flatMap { number, start in
      let part = profile.bytes[start...].prefix(partByteCount)
      let length = UInt16(part.count + 16)
      return [0xFF, 0xE2, UInt8(length >> 8), UInt8(truncatingIfNeeded: length)]
        + Array("ICC_PROFILE\0".utf8) + [number, count] + part
    }
  }
}

/// How coarsely a JPEG stores each frequency.
///
/// FFmpeg's own scale of 31 steps covers the qualities 26 to 96 only. Therefore the encoder gets the
/// tables of ITU-T T.81 annex K scaled as libjpeg does, so that a quality means what it means
/// everywhere; only the mean of a block is always stored to the nearest of 256 levels.
struct JPEGQuantization {
  /// By frequency, row by row.
  let luma: [UInt16]
  let chroma: [UInt16]

  /// The tables of a quality from 1 to 100.
  init(quality: Int) {
    let quality = min(max(quality, 1), 100)
    let percent = quality < 50 ? 5000 / quality : 200 - 2 * quality
    func scaled(_ table: [Int]) -> [UInt16] {
      table.map { UInt16(min(max(($0 * percent + 50) / 100, 1), 255)) }
    }
    luma = scaled(Self.standardLuma)
    chroma = scaled(Self.standardChroma)
  }

  /// Sets an encoder and its image up.
  ///
  /// - Throws: `FFmpegError` without memory.
  func apply(
    to context: UnsafeMutablePointer<AVCodecContext>, _ frame: Frame
  ) throws(FFmpegError) {
    // FFmpeg frees the tables with the encoder.
    context.pointee.intra_matrix = try Self.copy(luma)
    context.pointee.chroma_intra_matrix = try Self.copy(chroma)
    // The encoder multiplies the tables by an eighth of this.
    context.pointee.flags |= Int32(AV_CODEC_FLAG_QSCALE)
    context.pointee.global_quality = 8 * FF_QP2LAMBDA
    context.pointee.qmin = 8
    context.pointee.qmax = 8
    frame.raw.pointee.quality = 8 * FF_QP2LAMBDA
    // The same bytes on every processor.
    context.pointee.dct_algo = FF_DCT_INT
  }

  private static func copy(
    _ table: [UInt16]
  ) throws(FFmpegError) -> UnsafeMutablePointer<UInt16> {
    let memory = av_malloc(table.count * MemoryLayout<UInt16>.stride)
    let copy = try allocated("av_malloc", memory?.assumingMemoryBound(to: UInt16.self))
    copy.initialize(from: table, count: table.count)
    return copy
  }

  private static let standardLuma = [
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
  ]

  private static let standardChroma = [
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99,
    24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  ]
}

/// The bytes of a PNG that says what its colours mean, and nothing else besides its image.
struct PNGFile {
  package let bytes: [UInt8]

  /// Rewrites an encoder's PNG: of its chunks only those that make up the image stay.
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

/// The bytes of a WebP that says what its colours mean.
struct WebPFile {
  package let bytes: [UInt8]

  /// Wraps an encoder's WebP again with the profile; without one it stays as it is.
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

  /// Whether a lossless image says so, in a bit behind its two sizes of 14 bits.
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
