import MediaModel

/// Reads the header of a JPEG 2000 image, wrapped in boxes (JP2) or as a bare code stream.
struct JPEG2000Reader {
  let file: FileBytes

  /// What the header tells; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    var reading = ImageReading(.jpeg2000)
    reading.image.frameCount = 1
    guard try file.bytes(at: 0, count: 2) != [0xFF, 0x4F] else {
      reading.use(
        ImageFormat(
          name: "j2k", words: "JPEG 2000 code stream", codecName: "jpeg2000",
          codecWords: "JPEG 2000"))
      reading.image.hasICCProfile = false
      describe(JPEG2000Size(try file.bytes(at: 2, count: 1024)), colorSpace: nil, in: &reading)
      return reading
    }
    let boxes = try ISOBoxes(file: file).boxes(from: 0, to: file.byteCount)
    var header: [LoadedBox] = []
    if let box = boxes.first(where: { $0.type == "jp2h" }) {
      let count = Int(min(box.payloadByteCount, 1 << 22))
      header = LoadedBox.boxes(in: try file.bytes(at: box.payloadStart, count: count)[...])
    }
    let colorSpace = takeColor(header, into: &reading)
    if let stream = boxes.first(where: { $0.type == "jp2c" }) {
      let size = JPEG2000Size(try file.bytes(at: stream.payloadStart + 2, count: 1024))
      describe(size, colorSpace: colorSpace, in: &reading)
    } else {
      reading.noteTruncated("The JPEG 2000 file holds no coded image.")
    }
    if let last = boxes.last, last.end > file.byteCount {
      reading.noteTruncated(
        "The JPEG 2000 file says that it has \(last.end) bytes; it has \(file.byteCount).")
    }
    return reading
  }

  // The number of an enumerated colour space: 16 sRGB, 17 gray, 18 YCbCr.
  private func takeColor(_ header: [LoadedBox], into reading: inout ImageReading) -> Int? {
    reading.image.hasICCProfile = false
    reading.image.pixelFormat.hasAlpha = header.contains(where: Self.definesAlpha)
    var colorSpace: Int?
    for box in header where box.type == "colr" {
      var cursor = ByteCursor(box.payload)
      let method = cursor.uint8()
      cursor.skip(2)
      if method == 1, colorSpace == nil { colorSpace = cursor.uint32().map { Int($0) } }
      if method == 2 { reading.image.hasICCProfile = true }
    }
    if colorSpace == 16 {
      reading.image.color.primaries = "bt709"
      reading.image.color.transfer = "iec61966-2-1"
    }
    return colorSpace
  }

  // Channels of type 1 and 2 are opacity.
  private static func definesAlpha(_ box: LoadedBox) -> Bool {
    guard box.type == "cdef" else { return false }
    var cursor = ByteCursor(box.payload)
    cursor.skip(2)
    while cursor.uint16() != nil, let type = cursor.uint16(), cursor.uint16() != nil {
      if type == 1 || type == 2 { return true }
    }
    return false
  }

  private func describe(
    _ size: JPEG2000Size?, colorSpace: Int?, in reading: inout ImageReading
  ) {
    guard let size else {
      reading.noteDamaged("The JPEG 2000 code stream does not start with its size.")
      return
    }
    reading.setSize(width: size.width, height: size.height)
    let hasAlpha =
      reading.image.pixelFormat.hasAlpha == true || [2, 4].contains(size.components.count)
    reading.image.colorModel = size.colorModel(colorSpace: colorSpace)
    reading.image.pixelFormat = PixelFormatFacts(
      name: size.pixelFormatName(colorSpace: colorSpace), bitDepth: size.bitDepth,
      chroma: reading.image.colorModel == "RGB" ? "RGB" : size.chroma, hasAlpha: hasAlpha)
  }
}

/// The size marker at the start of a JPEG 2000 code stream.
struct JPEG2000Size {
  /// One component: bits of a sample, and how many columns and rows of the image a sample spans.
  struct Component {
    let bitDepth: Int
    let horizontal: Int
    let vertical: Int
  }

  let width: Int
  let height: Int
  let components: [Component]

  /// The marker with its segment, or nil when it is another one or cut.
  init?(_ bytes: [UInt8]) {
    var cursor = ByteCursor(bytes)
    guard cursor.uint16() == 0xFF51, cursor.uint16() != nil, cursor.uint16() != nil,
      let right = cursor.uint32(), let bottom = cursor.uint32(), let left = cursor.uint32(),
      let top = cursor.uint32(), right > left, bottom > top, cursor.take(16) != nil,
      let count = cursor.uint16()
    else { return nil }
    var components: [Component] = []
    for _ in 0..<min(count, 64) {
      guard let depth = cursor.uint8(), let horizontal = cursor.uint8(),
        let vertical = cursor.uint8()
      else { return nil }
      components.append(
        Component(
          bitDepth: Int(depth & 0x7F) + 1, horizontal: Int(horizontal), vertical: Int(vertical)))
    }
    width = Int(right - left)
    height = Int(bottom - top)
    self.components = components
  }

  /// Bits of one sample, or nil when the stream has no component.
  var bitDepth: Int? { components.map(\.bitDepth).max() }

  /// The chroma sampling, or nil when no common name fits.
  var chroma: String? {
    if components.count < 3 { return "gray" }
    return switch (components[1].horizontal, components[1].vertical) {
    case (1, 1): "4:4:4"
    case (2, 1): "4:2:2"
    case (2, 2): "4:2:0"
    default: nil
    }
  }

  /// What the components mean, from the number of the enumerated colour space, if stated.
  func colorModel(colorSpace: Int?) -> String? {
    switch colorSpace {
    case 16: "RGB"
    case 17: "gray"
    case 18: "YCbCr"
    default: components.count < 3 ? "gray" : chroma == "4:4:4" ? nil : "YCbCr"
    }
  }

  /// The format in which FFmpeg decodes the image, or nil where it does not follow from here.
  func pixelFormatName(colorSpace: Int?) -> String? {
    switch (colorSpace, components.count, bitDepth, chroma) {
    case (16, 3, 8, "4:4:4"): "rgb24"
    case (16, 4, 8, "4:4:4"): "rgba"
    case (16, 3, 16, "4:4:4"): "rgb48le"
    case (17, 1, 8, _): "gray"
    case (17, 1, 16, _): "gray16le"
    case (18, 3, 8, let chroma?): "yuv\(chroma.filter { $0 != ":" })p"
    default: nil
    }
  }
}
