import MediaModel

/// Reads a JPEG file's marker segments.
struct JPEGReader {
  let file: FileBytes

  /// What the segments tell; what a damaged file does not tell stays nil.
  func reading() throws(MediaError) -> ImageReading {
    let found = try JPEGSegments(file: file)
    var reading = ImageReading(.jpeg)
    reading.image.hasICCProfile = false
    reading.image.frameCount = 1
    var frame: JPEGFrame?
    var adobeTransform: Int?
    var isJFIF = false
    for segment in found.segments {
      switch segment.marker {
      case 0xE0:
        if try starts(segment, with: "JFIF\0") { isJFIF = true }
      case 0xE1:
        reading.add(try metadata(in: segment))
      case 0xE2:
        if try starts(segment, with: "ICC_PROFILE\0") { reading.image.hasICCProfile = true }
      case 0xEE where segment.end - segment.start >= 12:
        let payload = try file.bytes(at: segment.start, count: 12)
        if payload.starts(with: "Adobe".utf8) { adobeTransform = Int(payload[11]) }
      default:
        guard frame == nil, JPEGFrame.isFrameMarker(segment.marker) else { continue }
        frame = JPEGFrame(
          marker: segment.marker, payload: try file.bytes(at: segment.start, count: 1024))
      }
    }
    if let frame {
      describe(frame, adobeTransform: adobeTransform, isJFIF: isJFIF, in: &reading)
    }
    try judgeCompleteness(of: &reading, scanStart: found.scanStart, hasFrame: frame != nil)
    return reading
  }

  private func describe(
    _ frame: JPEGFrame, adobeTransform: Int?, isJFIF: Bool, in reading: inout ImageReading
  ) {
    if frame.isJPEGLS { reading.use(.jpegLS) }
    let colorModel = frame.colorModel(adobeTransform: adobeTransform, isJFIF: isJFIF)
    reading.setSize(width: frame.width, height: frame.height)
    reading.image.codec.profile = frame.profile
    reading.image.codec.isDecodable = frame.isCommonlyDecodable
    reading.image.colorModel = colorModel
    reading.image.pixelFormat = PixelFormatFacts(
      name: frame.pixelFormatName(colorModel: colorModel), bitDepth: frame.precision,
      chroma: colorModel == "RGB" && frame.chroma == "4:4:4" ? "RGB" : frame.chroma,
      hasAlpha: false)
    // JFIF and EXIF both fix the matrix and the range; there are no other values to state.
    if colorModel == "YCbCr" {
      reading.image.color.matrix = "bt470bg"
      reading.image.color.range = .full
    }
  }

  private func judgeCompleteness(
    of reading: inout ImageReading, scanStart: Int64?, hasFrame: Bool
  ) throws(MediaError) {
    guard hasFrame, let scanStart else {
      let missing = hasFrame ? "any coded image" : "the header that states its size"
      reading.noteTruncated("The JPEG ends after \(file.byteCount) bytes, before \(missing).")
      return
    }
    if try !JPEGEnd(file: file).exists(after: scanStart) {
      reading.noteTruncated(
        "The JPEG ends without its end marker after \(file.byteCount) bytes; its lower part is "
          + "probably missing.")
    }
  }

  private func metadata(
    in segment: JPEGSegments.Segment
  ) throws(MediaError) -> EmbeddedMetadata {
    if try starts(segment, with: "Exif\0") {
      return try .exif(in: file, from: segment.start + 6, to: segment.end)
    }
    if try starts(segment, with: "http://ns.adobe.com/xap/1.0/\0") {
      return try .xmp(in: file, from: segment.start + 29, to: segment.end)
    }
    return EmbeddedMetadata()
  }

  private func starts(
    _ segment: JPEGSegments.Segment, with text: String
  ) throws(MediaError) -> Bool {
    guard segment.end - segment.start >= text.utf8.count else { return false }
    return try file.bytes(at: segment.start, count: text.utf8.count).elementsEqual(text.utf8)
  }
}

/// A JPEG frame header: how the image is coded, its size and its components.
struct JPEGFrame {
  /// One component with its sampling factors.
  struct Component {
    let identifier: UInt8
    let horizontal: Int
    let vertical: Int
  }

  /// The number of the frame marker, 0 to 15, or 0x37 for JPEG-LS.
  let process: Int
  /// Bits of one sample.
  let precision: Int
  let width: Int
  /// The number of lines; 0 when only a later marker states it.
  let height: Int
  let components: [Component]

  /// A frame header's marker and payload, or nil when it is cut or not a frame header.
  init?(marker: UInt8, payload: [UInt8]) {
    guard Self.isFrameMarker(marker) else { return nil }
    var cursor = ByteCursor(payload)
    guard let precision = cursor.uint8(), let height = cursor.uint16(),
      let width = cursor.uint16(), let count = cursor.uint8()
    else { return nil }
    var components: [Component] = []
    for _ in 0..<count {
      guard let component = cursor.take(3) else { return nil }
      let factors = Int(component[component.startIndex + 1])
      components.append(
        Component(
          identifier: component[component.startIndex], horizontal: factors >> 4,
          vertical: factors & 15))
    }
    process = Int(marker) - 0xC0
    self.precision = Int(precision)
    self.width = Int(width)
    self.height = Int(height)
    self.components = components
  }

  /// Whether a marker starts a frame header (C4, C8 and CC mean something else).
  static func isFrameMarker(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker) || marker == 0xF7
  }

  var isJPEGLS: Bool { process == 0x37 }

  /// Whether decoders in general, FFmpeg's among them, take this kind of coding.
  var isCommonlyDecodable: Bool { [0, 1, 2, 3, 0x37].contains(process) }

  /// The coding process in words; the first five as FFmpeg names them.
  var profile: String {
    switch process {
    case 0: "Baseline"
    case 1: "Sequential"
    case 2: "Progressive"
    case 3: "Lossless"
    case 0x37: "JPEG LS"
    case 9: "Sequential, arithmetic coding"
    case 10: "Progressive, arithmetic coding"
    case 11: "Lossless, arithmetic coding"
    default: "Hierarchical"
    }
  }

  /// The chroma sampling (`"4:2:0"`, `"gray"`), or nil when no common name fits.
  var chroma: String? {
    if components.count < 3 { return components.count == 1 ? "gray" : nil }
    let (first, second, third) = (components[0], components[1], components[2])
    guard second.horizontal > 0, second.vertical > 0, second.horizontal == third.horizontal,
      second.vertical == third.vertical, first.horizontal % second.horizontal == 0,
      first.vertical % second.vertical == 0
    else { return nil }
    return switch (first.horizontal / second.horizontal, first.vertical / second.vertical) {
    case (1, 1): "4:4:4"
    case (2, 1): "4:2:2"
    case (2, 2): "4:2:0"
    case (1, 2): "4:4:0"
    case (4, 1): "4:1:1"
    case (4, 2): "4:1:0"
    default: nil
    }
  }

  /// What the components mean, from the Adobe marker's transform (0 to 2, or nil without marker).
  func colorModel(adobeTransform: Int?, isJFIF: Bool) -> String? {
    switch components.count {
    case 1: "gray"
    case 3: isRGB(adobeTransform: adobeTransform, isJFIF: isJFIF) ? "RGB" : "YCbCr"
    case 4: adobeTransform == 2 ? "YCCK" : "CMYK"
    default: nil
    }
  }

  /// The format in which FFmpeg decodes the frame, or nil where it does not follow from here.
  func pixelFormatName(colorModel: String?) -> String? {
    switch (colorModel, chroma, precision) {
    case ("gray", _, ...8): "gray"
    case ("gray", _, _): "gray16le"
    case ("RGB", "4:4:4", ...8): isJPEGLS ? "rgb24" : "gbrp"
    case ("YCbCr", "4:4:4", 9...): "yuv444p16le"
    case ("YCbCr", let chroma?, ...8) where chroma != "4:1:0":
      "yuvj\(chroma.filter { $0 != ":" })p"
    default: nil
    }
  }

  private func isRGB(adobeTransform: Int?, isJFIF: Bool) -> Bool {
    if isJFIF { return false }
    if let adobeTransform { return adobeTransform == 0 }
    return isJPEGLS || components.map(\.identifier) == Array("RGB".utf8)
  }
}

/// The marker segments of a JPEG file up to its first scan.
struct JPEGSegments {
  /// One marker with the payload after its length field.
  struct Segment {
    let marker: UInt8
    let start: Int64
    let end: Int64
  }

  /// The segments in file order; one that the end of the file cuts is not among them.
  private(set) var segments: [Segment] = []
  /// Where the first scan's coded data start, or nil when the file has no scan.
  private(set) var scanStart: Int64?

  /// The segments of a file that starts with the marker of a JPEG image.
  init(file: FileBytes) throws(MediaError) {
    var offset: Int64 = 2
    while segments.count < 10_000 {
      let header = try file.bytes(at: offset, count: 4)
      guard header.count == 4 else { return }
      guard header[0] == 0xFF else {
        guard let next = try Self.nextMarker(in: file, after: offset) else { return }
        offset = next
        continue
      }
      let marker = header[1]
      // Fill bytes, restart markers and a repeated start of image have no length.
      if marker == 0xFF || marker <= 0x01 || (0xD0...0xD8).contains(marker) {
        offset += marker == 0xFF ? 1 : 2
        continue
      }
      if marker == 0xD9 { return }
      let length = Int64(header[2]) << 8 | Int64(header[3])
      let end = offset + 2 + max(2, length)
      guard end <= file.byteCount else { return }
      segments.append(Segment(marker: marker, start: offset + 4, end: end))
      if marker == 0xDA {
        scanStart = end
        return
      }
      offset = end
    }
  }

  // Decoders skip stray bytes between segments; more than this is another kind of file.
  private static func nextMarker(
    in file: FileBytes, after offset: Int64
  ) throws(MediaError) -> Int64? {
    let stray = try file.bytes(at: offset, count: 1 << 16)
    return stray.firstIndex(of: 0xFF).map { offset + Int64($0) }
  }
}

/// Looks for the marker that ends a JPEG image.
struct JPEGEnd {
  let file: FileBytes

  /// Whether an image whose coded data start at an offset is complete; other data may follow it.
  func exists(after scanStart: Int64) throws(MediaError) -> Bool {
    if try file.bytes(at: max(scanStart, file.byteCount - 2), count: 2) == [0xFF, 0xD9] {
      return true
    }
    // In coded data the byte FF never stands before D9, so that the first such pair is the end.
    var offset = scanStart
    var isAfterFF = false
    while offset < file.byteCount {
      let bytes = try file.bytes(at: offset, count: 1 << 16)
      guard !bytes.isEmpty else { return false }
      for byte in bytes {
        if isAfterFF, byte == 0xD9 { return true }
        isAfterFF = byte == 0xFF
      }
      offset += Int64(bytes.count)
    }
    return false
  }
}
