import MediaModel

/// Reads a PNG file's chunks, those of an animation included.
struct PNGReader {
  let file: FileBytes

  /// What the chunks tell; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    let walk = try PNGChunks(file: file)
    let firstData = walk.chunks.firstIndex { $0.type == "IDAT" } ?? walk.chunks.endIndex
    let animation = walk.chunks[..<firstData].first { $0.type == "acTL" }
    var reading = ImageReading(animation == nil ? .png : .animatedPNG)
    reading.image.hasICCProfile = walk.chunks.contains { $0.type == "iCCP" }
    reading.image.frameCount = 1
    if let first = walk.chunks.first, first.type == "IHDR",
      let header = PNGHeader(try data(of: first))
    {
      let hasTransparency = walk.chunks.contains { $0.type == "tRNS" }
      describe(header, hasTransparency, isAnimated: animation != nil, in: &reading)
    } else {
      reading.noteDamaged("The PNG does not start with the chunk that states its size.")
    }
    for chunk in walk.chunks { try take(chunk, into: &reading) }
    if let animation { try readAnimation(animation, walk.chunks, into: &reading) }
    if walk.isTruncated {
      reading.noteTruncated(
        "The PNG ends without its end chunk after \(file.byteCount) bytes; a part of the image "
          + "is probably missing.")
    }
    return reading
  }

  private func describe(
    _ header: PNGHeader, _ hasTransparency: Bool, isAnimated: Bool, in reading: inout ImageReading
  ) {
    reading.setSize(width: header.width, height: header.height)
    reading.image.colorModel = header.colorModel
    reading.image.color.range = .full
    reading.image.pixelFormat = PixelFormatFacts(
      name: header.pixelFormatName(hasTransparency: hasTransparency, isAnimated: isAnimated),
      bitDepth: header.bitDepth, chroma: header.colorModel == "gray" ? "gray" : "RGB",
      hasAlpha: header.colorType >= 4 || hasTransparency)
  }

  private func take(
    _ chunk: PNGChunks.Chunk, into reading: inout ImageReading
  ) throws(MediaError) {
    let end = chunk.start + chunk.byteCount
    switch chunk.type {
    case "eXIf":
      reading.add(try .exif(in: file, from: chunk.start, to: end))
    case "iTXt" where try file.bytes(at: chunk.start, count: 18).elementsEqual(Self.xmpKeyword):
      reading.add(try .xmp(in: file, from: chunk.start, to: end))
    case "tEXt" where try file.bytes(at: chunk.start, count: 9).elementsEqual("Software\0".utf8):
      reading.container.hasDeviceMetadata = true
    case "sRGB" where reading.image.color.transfer == nil:
      reading.image.color.primaries = "bt709"
      reading.image.color.transfer = "iec61966-2-1"
    case "cICP":
      takeColor(try data(of: chunk), into: &reading)
    default: break
    }
  }

  // This chunk takes precedence over every other one that is about colour.
  private func takeColor(_ data: [UInt8], into reading: inout ImageReading) {
    guard data.count >= 4 else { return }
    reading.image.color = ColorFacts(
      primaries: ColorCodePoints.primaries(Int(data[0])),
      transfer: ColorCodePoints.transfer(Int(data[1])),
      matrix: ColorCodePoints.matrix(Int(data[2])), range: data[3] == 0 ? .limited : .full)
    reading.image.dynamicRange = DynamicRange(
      transfer: reading.image.color.transfer, hasStaticMetadata: false)
  }

  private func readAnimation(
    _ control: PNGChunks.Chunk, _ chunks: [PNGChunks.Chunk], into reading: inout ImageReading
  ) throws(MediaError) {
    var cursor = ByteCursor(try data(of: control))
    guard let stated = cursor.uint32() else { return }
    var duration = MediaTime.zero
    var count = 0
    for chunk in chunks where chunk.type == "fcTL" {
      duration = duration + Self.delay(in: try data(of: chunk))
      count += 1
    }
    reading.image.frameCount = count
    reading.image.isAnimated = count > 1
    reading.image.animationDuration = duration
    if count != Int(stated) {
      reading.noteDamaged("The PNG states \(stated) frames and holds \(count).")
    }
  }

  // A denominator of 0 means hundredths of a second.
  private static func delay(in frameControl: [UInt8]) -> MediaTime {
    var cursor = ByteCursor(frameControl)
    cursor.skip(20)
    guard let ticks = cursor.uint16(), let perSecond = cursor.uint16() else { return .zero }
    return MediaTime(value: Int64(ticks), timescale: perSecond == 0 ? 100 : Int64(perSecond))
      ?? .zero
  }

  private func data(of chunk: PNGChunks.Chunk) throws(MediaError) -> [UInt8] {
    try file.bytes(at: chunk.start, count: Int(min(chunk.byteCount, 64)))
  }

  private static let xmpKeyword = Array("XML:com.adobe.xmp\0".utf8)
}

/// The first chunk of a PNG file: the size and how pixels are stored.
struct PNGHeader {
  let width: Int
  let height: Int
  /// Bits of one sample, or of one index into the palette.
  let sampleDepth: Int
  /// 0 gray, 2 RGB, 3 palette, 4 gray with alpha, 6 RGB with alpha.
  let colorType: Int

  /// A header chunk's data, or nil when they are too short.
  init?(_ data: [UInt8]) {
    var cursor = ByteCursor(data)
    guard let width = cursor.uint32(), let height = cursor.uint32(),
      let sampleDepth = cursor.uint8(), let colorType = cursor.uint8()
    else { return nil }
    self.width = Int(width)
    self.height = Int(height)
    self.sampleDepth = Int(sampleDepth)
    self.colorType = Int(colorType)
  }

  /// `"gray"`, `"palette"` or `"RGB"`, or nil for a number that PNG does not know.
  var colorModel: String? {
    switch colorType {
    case 0, 4: "gray"
    case 3: "palette"
    case 2, 6: "RGB"
    default: nil
    }
  }

  /// Bits of one component of the image; an entry of a palette has 8.
  var bitDepth: Int { colorType == 3 ? 8 : sampleDepth }

  /// The format in which FFmpeg decodes the image, or nil for a combination PNG does not allow.
  func pixelFormatName(hasTransparency: Bool, isAnimated: Bool) -> String? {
    switch (colorType, sampleDepth) {
    case (0, 1) where !isAnimated: "monob"
    case (0, ...8): hasTransparency ? "ya8" : "gray"
    case (0, 16): hasTransparency ? "ya16be" : "gray16be"
    case (2, 8): hasTransparency ? "rgba" : "rgb24"
    case (2, 16): hasTransparency ? "rgba64be" : "rgb48be"
    case (3, ...8): "pal8"
    case (4, 8): "ya8"
    case (4, 16): "ya16be"
    case (6, 8): "rgba"
    case (6, 16): "rgba64be"
    default: nil
    }
  }
}

/// Walks over the chunks of a PNG file.
struct PNGChunks {
  /// One chunk: its type and where its data lie.
  struct Chunk {
    let type: String
    let start: Int64
    let byteCount: Int64
  }

  /// The chunks in file order, up to the end chunk; one that the end of the file cuts is last.
  private(set) var chunks: [Chunk] = []
  /// Whether the end chunk is missing or a chunk goes beyond the end of the file.
  private(set) var isTruncated = true

  /// The chunks of a file that starts with the signature of PNG.
  init(file: FileBytes) throws(MediaError) {
    var offset: Int64 = 8
    while chunks.count < 1_000_000 {
      var header = ByteCursor(try file.bytes(at: offset, count: 8))
      guard let byteCount = header.uint32(), let type = header.fourCharacters() else { return }
      chunks.append(Chunk(type: type, start: offset + 8, byteCount: Int64(byteCount)))
      // Four bytes of checksum follow the data; a file without the last ones still shows.
      guard offset + 8 + Int64(byteCount) <= file.byteCount else { return }
      if type == "IEND" {
        isTruncated = false
        return
      }
      offset += 12 + Int64(byteCount)
    }
  }
}
