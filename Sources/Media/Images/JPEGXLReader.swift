import MediaModel

/// Reads the header of a JPEG XL image, wrapped in boxes or as a bare code stream.
struct JPEGXLReader {
  let file: FileBytes

  /// What the header tells; what a damaged file does not tell stays nil.
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
      reading.noteTruncated("The JPEG XL file holds no coded image.")
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

/// The start of a JPEG XL code stream: size, orientation, depth, animation, alpha.
struct JPEGXLHeader {
  let width: Int
  let height: Int
  /// As in EXIF, 1 to 8.
  private(set) var orientation = 1
  private(set) var isAnimated = false
  /// Bits of one sample, or nil when the header is cut.
  private(set) var bitDepth: Int?
  /// Whether samples are floating-point numbers.
  private(set) var isFloat = false
  /// Whether an extra channel is alpha, or nil when the header does not tell in its first one.
  private(set) var hasAlpha: Bool?
  /// Whether an ICC profile is embedded, or nil when the header was not read that far.
  private(set) var hasICCProfile: Bool?
  /// Whether the colours are sRGB, as they are unless the header says more; nil as above.
  private(set) var isDefaultColor: Bool?
  /// Whether the image is gray, or nil when the header was not read that far.
  private(set) var isGray: Bool?

  /// A code stream's first bytes, or nil when they are not one's or end before the size.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: [0xFF, 0x0A]) else { return nil }
    var reader = BitCursor(bytes.dropFirst(2), .leastSignificantFirst)
    guard let size = Self.size(&reader) else { return nil }
    (width, height) = size
    guard let isDefault = reader.flagIfLeft() else { return }
    if isDefault {
      (bitDepth, hasAlpha, hasICCProfile, isGray) = (8, false, false, false)
      isDefaultColor = true
    } else {
      readMetadata(&reader)
    }
  }

  private static func size(_ reader: inout BitCursor) -> (Int, Int)? {
    guard let isSmall = reader.flagIfLeft(), let height = side(&reader, isSmall: isSmall),
      let ratio = reader.bitsIfLeft(3)
    else { return nil }
    if ratio == 0 { return side(&reader, isSmall: isSmall).map { ($0, height) } }
    let (numerator, denominator) = ratios[ratio - 1]
    return (height * numerator / denominator, height)
  }

  private static let ratios = [(1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1)]

  private static func side(_ reader: inout BitCursor, isSmall: Bool) -> Int? {
    isSmall
      ? reader.bitsIfLeft(5).map { ($0 + 1) * 8 }
      : reader.choice([(1, 9), (1, 13), (1, 18), (1, 30)])
  }

  private mutating func readMetadata(_ reader: inout BitCursor) {
    guard let hasExtraFields = reader.flagIfLeft() else { return }
    if hasExtraFields, !readExtraFields(&reader) { return }
    guard let isFloat = reader.flagIfLeft() else { return }
    self.isFloat = isFloat
    bitDepth =
      isFloat
      ? reader.choice([(32, 0), (16, 0), (24, 0), (1, 6)])
      : reader.choice([(8, 0), (10, 0), (12, 0), (1, 6)])
    if isFloat { _ = reader.bitsIfLeft(4) }
    guard bitDepth != nil, reader.flagIfLeft() != nil,
      let extraChannels = reader.choice([(0, 0), (1, 0), (2, 4), (1, 12)])
    else { return }
    if extraChannels == 0 { hasAlpha = false }
    guard extraChannels == 0 || readExtraChannel(&reader), extraChannels <= 1,
      reader.flagIfLeft() != nil, let isDefaultColor = reader.flagIfLeft()
    else { return }
    self.isDefaultColor = isDefaultColor
    hasICCProfile = isDefaultColor ? false : reader.flagIfLeft()
    isGray = isDefaultColor ? false : reader.choice(Self.enumeration).map { $0 == 1 }
  }

  /// The format in which FFmpeg decodes the image, or nil when the header does not tell.
  var pixelFormatName: String? {
    guard let bitDepth, let hasAlpha, let isGray, !isFloat else { return nil }
    return switch (isGray, bitDepth <= 8) {
    case (true, true): hasAlpha ? "ya8" : "gray"
    case (true, false): hasAlpha ? nil : "gray16le"
    case (false, true): hasAlpha ? "rgba" : "rgb24"
    case (false, false): hasAlpha ? "rgba64le" : "rgb48le"
    }
  }

  private static let enumeration = [(0, 0), (1, 0), (2, 4), (18, 6)]

  /// Whether the fields could be read to their end.
  private mutating func readExtraFields(_ reader: inout BitCursor) -> Bool {
    guard let orientation = reader.bitsIfLeft(3), let hasIntrinsicSize = reader.flagIfLeft() else {
      return false
    }
    self.orientation = orientation + 1
    if hasIntrinsicSize, Self.size(&reader) == nil { return false }
    guard let hasPreview = reader.flagIfLeft() else { return false }
    if hasPreview, !Self.skipPreview(&reader) { return false }
    guard let isAnimated = reader.flagIfLeft() else { return false }
    self.isAnimated = isAnimated
    guard isAnimated else { return true }
    return reader.choice([(100, 0), (1000, 0), (1, 10), (1, 30)]) != nil
      && reader.choice([(1, 0), (1001, 0), (1, 8), (1, 10)]) != nil
      && reader.choice([(0, 0), (0, 3), (0, 16), (0, 32)]) != nil && reader.flagIfLeft() != nil
  }

  private static func skipPreview(_ reader: inout BitCursor) -> Bool {
    guard let isSmall = reader.flagIfLeft() else { return false }
    let forms =
      isSmall ? [(16, 0), (32, 0), (1, 5), (33, 9)] : [(1, 6), (65, 8), (321, 10), (1345, 12)]
    guard reader.choice(forms) != nil, let ratio = reader.bitsIfLeft(3) else { return false }
    return ratio != 0 || reader.choice(forms) != nil
  }

  /// Whether the first extra channel was read to its end; only a plain one is.
  private mutating func readExtraChannel(_ reader: inout BitCursor) -> Bool {
    guard let isDefault = reader.flagIfLeft() else { return false }
    if isDefault {
      hasAlpha = true
      return true
    }
    if reader.choice(Self.enumeration) == 0 { hasAlpha = true }
    return false
  }
}

extension BitCursor {
  /// The next bit as a claim, or nil when none is left.
  fileprivate mutating func flagIfLeft() -> Bool? { bitsIfLeft(1).map { $0 == 1 } }

  /// A number in one of four forms, each an offset and a count of further bits.
  fileprivate mutating func choice(_ forms: [(offset: Int, bits: Int)]) -> Int? {
    guard let selector = bitsIfLeft(2), let rest = bitsIfLeft(forms[selector].bits) else {
      return nil
    }
    return forms[selector].offset + rest
  }
}
