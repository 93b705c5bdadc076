import MediaModel

/// Reads a JPEG file's marker segments.
struct JPEGReader {
  let file: FileBytes

  /// What the segments tell; what a damaged file does not tell stays nil.
  ///
  /// - Throws: `MediaError` when the disk refuses.
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
      let missing = hasFrame ? "any coded picture" : "the header that states its size"
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
