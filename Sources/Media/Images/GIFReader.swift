import MediaModel

/// Reads a GIF file's header and walks over its blocks.
struct GIFReader {
  let file: FileBytes

  /// What the blocks tell; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    var reading = ImageReading(.gif)
    var header = ByteCursor(try file.bytes(at: 6, count: 7))
    guard let width = header.littleEndian(2), let height = header.littleEndian(2),
      let flags = header.uint8()
    else {
      reading.noteTruncated("The GIF ends after \(file.byteCount) bytes, inside its header.")
      return reading
    }
    // Three bytes an entry of the table of colours that all images share.
    let tableByteCount: Int64 = flags & 0x80 == 0 ? 0 : 3 << (Int64(flags & 7) + 1)
    let blocks = try GIFBlocks(file: file, from: 13 + tableByteCount)
    reading.setSize(width: Int(width), height: Int(height))
    if reading.image.storedSize == nil, let size = blocks.firstFrameSize {
      reading.setSize(width: size.width, height: size.height)
    }
    reading.image.hasICCProfile = false
    reading.image.colorModel = "palette"
    reading.image.pixelFormat = PixelFormatFacts(
      name: "bgra", bitDepth: 8, chroma: "RGB", hasAlpha: blocks.hasTransparency)
    reading.image.frameCount = blocks.frameCount
    reading.image.isAnimated = blocks.frameCount > 1
    if reading.image.isAnimated {
      reading.image.animationDuration = MediaTime(value: blocks.hundredths, timescale: 100)
    }
    judge(blocks, in: &reading)
    return reading
  }

  private func judge(_ blocks: GIFBlocks, in reading: inout ImageReading) {
    if blocks.frameCount == 0 {
      reading.noteDamaged("The GIF holds no image.")
    } else if blocks.isDamaged {
      reading.noteDamaged(
        "The GIF holds data that make no sense after \(blocks.frameCount) frames.")
    } else if !blocks.isComplete {
      reading.noteTruncated(
        "The GIF ends without its end marker after \(file.byteCount) bytes, in or after frame "
          + "\(blocks.frameCount).")
    }
  }
}

/// What the blocks of a GIF file hold, counted without decoding a pixel.
struct GIFBlocks {
  /// The number of images that at least begin.
  private(set) var frameCount = 0
  /// How long the images stay, as stated; browsers show an image of up to 0.01 s for 0.1 s.
  private(set) var hundredths: Int64 = 0
  /// Whether an image has a transparent colour.
  private(set) var hasTransparency = false
  /// The size of the first image, or nil when there is none.
  private(set) var firstFrameSize: PixelSize?
  /// Whether the end marker was found.
  private(set) var isComplete = false
  /// Whether a byte that begins no block was met.
  private(set) var isDamaged = false

  private var reader: ForwardReader
  private var pendingDelay: Int64 = 0

  /// The blocks from an offset on.
  init(file: FileBytes, from offset: Int64) throws(MediaError) {
    reader = ForwardReader(file: file, at: offset)
    while let introducer = try reader.byte() {
      switch introducer {
      case 0x21: try readExtension()
      case 0x2C: try readPicture()
      case 0x3B: isComplete = true
      // Some writers pad with zeros between blocks.
      case 0: continue
      default: isDamaged = true
      }
      if isComplete || isDamaged { return }
    }
  }

  private mutating func readExtension() throws(MediaError) {
    guard let label = try reader.byte() else { return }
    guard label == 0xF9 else { return try skipSubBlocks() }
    guard let control = try reader.take(5) else { return }
    hasTransparency = hasTransparency || control[1] & 1 == 1
    pendingDelay = Int64(control[2]) | Int64(control[3]) << 8
    // The fixed size of 4 may be wrong in a damaged file; the rest is skipped by its own size.
    reader.skip(Int(control[0]) - 4)
    try skipSubBlocks()
  }

  private mutating func readPicture() throws(MediaError) {
    guard let descriptor = try reader.take(9) else { return }
    var cursor = ByteCursor(descriptor)
    cursor.skip(4)
    if firstFrameSize == nil, let width = cursor.littleEndian(2),
      let height = cursor.littleEndian(2)
    {
      firstFrameSize = PixelSize(width: Int(width), height: Int(height))
    }
    frameCount += 1
    hundredths += pendingDelay
    pendingDelay = 0
    let flags = descriptor[8]
    if flags & 0x80 != 0 { reader.skip(3 << (Int(flags & 7) + 1)) }
    // One byte states the code size of the coded pixels.
    reader.skip(1)
    try skipSubBlocks()
  }

  private mutating func skipSubBlocks() throws(MediaError) {
    while let size = try reader.byte(), size > 0 { reader.skip(Int(size)) }
  }
}
