import MediaModel

/// Reads the header of a JPEG XL picture, wrapped in boxes or as a bare code stream.
struct JPEGXLReader {
  let file: FileBytes

  /// What the header tells; what a damaged file does not tell stays nil.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading {
    var reading = ImageReading(.jpegXL)
    guard try file.bytes(at: 0, count: 2) != [0xFF, 0x0A] else {
      describe(JPEGXLHeader(try file.bytes(at: 0, count: 256)), in: &reading)
      return reading
    }
    let boxes = try ISOBoxes(file: file).boxes(from: 0, to: file.byteCount)
    if let box = boxes.first(where: { $0.type == "jxlc" || $0.type == "jxlp" }) {
      // A part of a stream that is spread over several boxes has a number before it.
      let start = box.payloadStart + (box.type == "jxlp" ? 4 : 0)
      describe(JPEGXLHeader(try file.bytes(at: start, count: 256)), in: &reading)
    } else {
      reading.noteTruncated("The JPEG XL file holds no coded picture.")
    }
    for box in boxes { try takeMetadata(box, into: &reading) }
    if let last = boxes.last, last.end > file.byteCount {
      reading.noteTruncated(
        "The JPEG XL file says that it has \(last.end) bytes; it has \(file.byteCount).")
    }
    return reading
  }

  private func describe(_ header: JPEGXLHeader?, in reading: inout ImageReading) {
    guard let header else {
      reading.noteDamaged("The JPEG XL code stream does not start with its size.")
      return
    }
    reading.setSize(width: header.width, height: header.height)
    reading.orient(exif: header.orientation)
    reading.image.exifOrientation = nil
    reading.image.hasICCProfile = header.hasICCProfile
    reading.image.isAnimated = header.isAnimated
    reading.image.frameCount = header.isAnimated ? nil : 1
    reading.image.colorModel = header.isGray.map { $0 ? "gray" : "RGB" }
    if header.isDefaultColor == true {
      reading.image.color.primaries = "bt709"
      reading.image.color.transfer = "iec61966-2-1"
    }
    reading.image.pixelFormat = PixelFormatFacts(
      name: header.pixelFormatName, bitDepth: header.bitDepth, chroma: reading.image.colorModel,
      hasAlpha: header.hasAlpha)
  }

  // The code stream's own orientation counts; the one in EXIF data is ignored by decoders.
  private func takeMetadata(_ box: ISOBox, into reading: inout ImageReading) throws(MediaError) {
    var found = EmbeddedMetadata()
    if box.type == "Exif" {
      found = try .exif(in: file, from: box.payloadStart + 4, to: box.end)
    } else if box.type == "xml " {
      found = try .xmp(in: file, from: box.payloadStart, to: box.end)
    }
    reading.image.exifOrientation = found.orientation ?? reading.image.exifOrientation
    found.orientation = nil
    reading.add(found)
  }
}
