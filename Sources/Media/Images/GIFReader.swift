import MediaModel

/// Reads a GIF file's header and walks over its blocks.
struct GIFReader {
  let file: FileBytes

  /// What the blocks tell; what a damaged file does not tell stays nil.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading {
    var reading = ImageReading(.gif)
    var header = ByteCursor(try file.bytes(at: 6, count: 7))
    guard let width = header.littleEndian(2), let height = header.littleEndian(2),
      let flags = header.uint8()
    else {
      reading.noteTruncated("The GIF ends after \(file.byteCount) bytes, inside its header.")
      return reading
    }
    // Three bytes an entry of the table of colours that all pictures share.
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
      reading.noteDamaged("The GIF holds no picture.")
    } else if blocks.isDamaged {
      reading.noteDamaged(
        "The GIF holds data that make no sense after \(blocks.frameCount) pictures.")
    } else if !blocks.isComplete {
      reading.noteTruncated(
        "The GIF ends without its end marker after \(file.byteCount) bytes, in or after picture "
          + "\(blocks.frameCount).")
    }
  }
}
