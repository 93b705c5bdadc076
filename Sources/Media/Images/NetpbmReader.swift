import MediaModel

/// Reads the header of a picture of the Netpbm family: PBM, PGM, PPM, PAM.
struct NetpbmReader {
  let file: FileBytes

  /// What the header tells, or nil when the bytes after `P` are no such header.
  ///
  /// - Throws: `MediaError` when the disk refuses.
  func reading() throws(MediaError) -> ImageReading? {
    let bytes = try file.bytes(at: 0, count: 4096)
    guard let header = NetpbmHeader(bytes) else { return nil }
    let words = "\(header.format.uppercased()) image"
    var reading = ImageReading(ImageFormat(header.format, words, codec: header.format, words))
    reading.setSize(width: header.width, height: header.height)
    reading.image.frameCount = 1
    reading.image.hasICCProfile = false
    reading.image.colorModel = header.colorChannels == 1 ? "gray" : "RGB"
    reading.image.pixelFormat = PixelFormatFacts(
      name: header.pixelFormatName, bitDepth: header.bitDepth,
      chroma: reading.image.colorModel, hasAlpha: header.hasAlpha)
    if let needed = header.dataByteCount, needed > file.byteCount - Int64(header.byteCount) {
      reading.noteTruncated(
        "The \(header.format.uppercased()) ends after \(file.byteCount) bytes; its pixels alone "
          + "need \(needed).")
    }
    return reading
  }
}
