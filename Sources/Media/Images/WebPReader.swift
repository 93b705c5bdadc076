import MediaModel

/// Reads a WebP file's chunks, those of an animation included.
struct WebPReader {
  let file: FileBytes

  /// What the chunks tell; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    var reading = ImageReading(.webP)
    var header = ByteCursor(try file.bytes(at: 4, count: 4))
    let statedEnd = Int64(header.littleEndian(4) ?? 0) + 8
    let chunks = try RIFFChunks(file: file).chunks(from: 12, to: min(statedEnd, file.byteCount))
    reading.image.hasICCProfile = chunks.contains { $0.type == "ICCP" }
    reading.image.frameCount = 1
    for chunk in chunks { try take(chunk, into: &reading) }
    if let picture = try picture(among: chunks) { describe(picture, in: &reading) }
    try readAnimation(chunks.filter { $0.type == "ANMF" }, into: &reading)
    if reading.image.storedSize == nil {
      reading.noteDamaged("The WebP holds no chunk that states its size.")
    }
    let end = max(statedEnd, chunks.last?.end ?? 0)
    if end > file.byteCount {
      reading.noteTruncated(
        "The WebP says that it has \(end) bytes; the file has \(file.byteCount).")
    }
    return reading
  }

  private func take(
    _ chunk: RIFFChunks.Chunk, into reading: inout ImageReading
  ) throws(MediaError) {
    switch chunk.type {
    case "VP8X":
      var cursor = ByteCursor(try data(of: chunk))
      guard let flags = cursor.littleEndian(4), let width = cursor.littleEndian(3),
        let height = cursor.littleEndian(3)
      else { return }
      reading.setSize(width: Int(width) + 1, height: Int(height) + 1)
      reading.image.pixelFormat.hasAlpha = flags & 0x10 != 0
    case "EXIF":
      reading.add(try .exif(in: file, from: chunk.start, to: chunk.end))
    case "XMP ":
      reading.add(try .xmp(in: file, from: chunk.start, to: chunk.end))
    default: break
    }
  }

  private func picture(
    among chunks: [RIFFChunks.Chunk]
  ) throws(MediaError) -> WebPBitstream? {
    guard let chunk = chunks.first(where: { $0.type == "VP8 " || $0.type == "VP8L" }) else {
      return nil
    }
    return WebPBitstream(
      type: chunk.type, data: try data(of: chunk),
      hasAlphaPlane: chunks.contains { $0.type == "ALPH" })
  }

  private func describe(_ picture: WebPBitstream, in reading: inout ImageReading) {
    if reading.image.storedSize == nil {
      reading.setSize(width: picture.width, height: picture.height)
    }
    reading.image.codec.profile = picture.isLossless ? "Lossless" : "Lossy"
    reading.image.colorModel = picture.isLossless ? "RGB" : "YCbCr"
    reading.image.pixelFormat = PixelFormatFacts(
      name: picture.pixelFormatName, bitDepth: 8, chroma: picture.isLossless ? "RGB" : "4:2:0",
      hasAlpha: picture.hasAlpha)
  }

  private func readAnimation(
    _ frames: [RIFFChunks.Chunk], into reading: inout ImageReading
  ) throws(MediaError) {
    guard let first = frames.first else { return }
    var milliseconds: Int64 = 0
    for frame in frames {
      var cursor = ByteCursor(try file.bytes(at: frame.start, count: 16))
      cursor.skip(12)
      milliseconds += Int64(cursor.littleEndian(3) ?? 0)
    }
    reading.image.frameCount = frames.count
    reading.image.isAnimated = frames.count > 1
    reading.image.animationDuration = MediaTime(value: milliseconds, timescale: 1000)
    let parts = try RIFFChunks(file: file).chunks(
      from: first.start + 16, to: min(first.end, file.byteCount))
    guard let picture = try picture(among: parts) else { return }
    let announcedAlpha = reading.image.pixelFormat.hasAlpha
    describe(picture, in: &reading)
    reading.image.pixelFormat.hasAlpha = announcedAlpha
    // FFmpeg does not decode animations, so that there is no format of its own to name.
    reading.image.pixelFormat.name = nil
  }

  private func data(of chunk: RIFFChunks.Chunk) throws(MediaError) -> [UInt8] {
    try file.bytes(at: chunk.start, count: Int(min(chunk.byteCount, 32)))
  }
}

/// What the first bytes of the coded image in a WebP file tell.
struct WebPBitstream {
  let isLossless: Bool
  let width: Int
  let height: Int
  let hasAlpha: Bool

  /// The start of a `VP8 ` or `VP8L` chunk's data, or nil when it is cut or no key frame.
  init?(type: String, data: [UInt8], hasAlphaPlane: Bool) {
    var cursor = ByteCursor(data)
    isLossless = type == "VP8L"
    if isLossless {
      guard cursor.uint8() == 0x2F, let fields = cursor.littleEndian(4) else { return nil }
      width = Int(fields & 0x3FFF) + 1
      height = Int(fields >> 14 & 0x3FFF) + 1
      hasAlpha = fields >> 28 & 1 == 1
    } else {
      guard let tag = cursor.littleEndian(3), tag & 1 == 0, cursor.bigEndian(3) == 0x9D012A,
        let width = cursor.littleEndian(2), let height = cursor.littleEndian(2)
      else { return nil }
      self.width = Int(width & 0x3FFF)
      self.height = Int(height & 0x3FFF)
      hasAlpha = hasAlphaPlane
    }
  }

  /// The format in which FFmpeg decodes the image.
  var pixelFormatName: String {
    if isLossless { return "argb" }
    return hasAlpha ? "yuva420p" : "yuv420p"
  }
}

/// Walks over the chunks of a RIFF file such as WebP.
struct RIFFChunks {
  /// One chunk: its type and where its data lie; the data may go beyond the end of the file.
  struct Chunk {
    let type: String
    let start: Int64
    let byteCount: Int64

    var end: Int64 { start + byteCount }
  }

  let file: FileBytes

  /// The chunks between two offsets.
  func chunks(from start: Int64, to end: Int64) throws(MediaError) -> [Chunk] {
    var chunks: [Chunk] = []
    var offset = start
    while offset + 8 <= end, chunks.count < 1_000_000 {
      var header = ByteCursor(try file.bytes(at: offset, count: 8))
      guard let type = header.fourCharacters(), let byteCount = header.littleEndian(4) else {
        break
      }
      chunks.append(Chunk(type: type, start: offset + 8, byteCount: Int64(byteCount)))
      // Chunks start at even offsets.
      offset += 8 + Int64(byteCount) + Int64(byteCount & 1)
    }
    return chunks
  }
}
