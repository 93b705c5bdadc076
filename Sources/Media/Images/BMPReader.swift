import MediaModel

/// Reads a Windows bitmap's headers.
struct BMPReader {
  let file: FileBytes

  /// What the headers tell, or nil when the bytes after `BM` are no bitmap's.
  func reading() throws(MediaError) -> ImageReading? {
    var cursor = ByteCursor(try file.bytes(at: 10, count: 60))
    guard let dataOffset = cursor.littleEndian(4), let headerByteCount = cursor.littleEndian(4),
      headerByteCount == 12 || (16...256).contains(headerByteCount)
    else { return nil }
    let isOld = headerByteCount == 12
    guard let width = Self.side(&cursor, isOld: isOld),
      let height = Self.side(&cursor, isOld: isOld), cursor.littleEndian(2) == 1,
      let bits = cursor.littleEndian(2)
    else { return nil }
    let compression = isOld ? 0 : Int(cursor.littleEndian(4) ?? 0)
    cursor.skip(20)
    // Masks of red, green, blue and, in newer headers, alpha.
    let masks = (0..<4).map { _ in Int(cursor.littleEndian(4) ?? 0) }
    let hasAlphaMask = headerByteCount >= 56 && compression == 3 && masks[3] != 0
    var reading = ImageReading(.bmp)
    // A negative height means that the top row comes first.
    reading.setSize(width: width, height: abs(height))
    reading.image.frameCount = 1
    reading.image.hasICCProfile = try hasProfile(headerByteCount: Int(headerByteCount))
    reading.image.colorModel = bits <= 8 ? "palette" : "RGB"
    reading.image.pixelFormat = PixelFormatFacts(
      name: Self.pixelFormatName(bits: Int(bits), compression: compression, green: masks[1]),
      bitDepth: bits == 16 ? 5 : 8, chroma: "RGB", hasAlpha: hasAlphaMask)
    // Only rows that are not compressed have a length that follows from the size.
    if compression == 0 || compression == 3 {
      let rowByteCount = (Int64(width) * Int64(bits) + 31) / 32 * 4
      judge(dataOffset: Int64(dataOffset), rowByteCount, abs(height), in: &reading)
    }
    return reading
  }

  private static func side(_ cursor: inout ByteCursor, isOld: Bool) -> Int? {
    guard let stored = cursor.littleEndian(isOld ? 2 : 4) else { return nil }
    return isOld ? Int(stored) : Int(Int32(truncatingIfNeeded: stored))
  }

  private static func pixelFormatName(bits: Int, compression: Int, green: Int) -> String? {
    switch (bits, compression, green) {
    case (1, 0, _), (4, 0...2, _), (8, 0...2, _): "pal8"
    case (16, 0, _), (16, 3, 0x3E0): "rgb555le"
    case (16, 3, 0x7E0): "rgb565le"
    case (24, 0, _): "bgr24"
    case (32, 0, _): "bgra"
    default: nil
    }
  }

  // Only the newest header has a profile; it says so where others name their colour space.
  private func hasProfile(headerByteCount: Int) throws(MediaError) -> Bool {
    guard headerByteCount >= 124 else { return false }
    var cursor = ByteCursor(try file.bytes(at: 14 + 56, count: 4))
    return cursor.littleEndian(4) == 0x4D42_4544
  }

  private func judge(
    dataOffset: Int64, _ rowByteCount: Int64, _ rowCount: Int, in reading: inout ImageReading
  ) {
    let (byteCount, overflow) = rowByteCount.multipliedReportingOverflow(by: Int64(rowCount))
    guard overflow || byteCount > file.byteCount - dataOffset else { return }
    reading.noteTruncated(
      "The BMP ends after \(file.byteCount) bytes; its pixels need \(byteCount) bytes from byte "
        + "\(dataOffset) on.")
  }
}
