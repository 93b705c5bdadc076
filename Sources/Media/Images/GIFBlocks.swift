import MediaModel

/// What the blocks of a GIF file hold, counted without decoding a pixel.
struct GIFBlocks {
  /// The number of pictures that at least begin.
  private(set) var frameCount = 0
  /// How long the pictures stay, as stated; browsers show a picture of up to 0.01 s for 0.1 s.
  private(set) var hundredths: Int64 = 0
  /// Whether a picture has a transparent colour.
  private(set) var hasTransparency = false
  /// The size of the first picture, or nil when there is none.
  private(set) var firstFrameSize: PixelSize?
  /// Whether the end marker was found.
  private(set) var isComplete = false
  /// Whether a byte that begins no block was met.
  private(set) var isDamaged = false

  private var reader: ForwardReader
  private var pendingDelay: Int64 = 0

  /// The blocks from an offset on.
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
