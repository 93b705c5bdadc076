import CFFmpeg
import MediaModel

/// An image file from which the first image is decoded.
struct StillSource {
  let file: FileBytes
  let reading: ImageReading

  /// Opens a file and reads its headers.
  ///
  /// - Throws: `MediaError` when it is missing, unreadable, or no image.
  init(path: String) throws(MediaError) {
    file = try FileBytes(path: path)
    let firstBytes = try file.bytes(at: 0, count: 4096)
    guard let found = try StillImage.reading(of: file, firstBytes: firstBytes) else {
      throw MediaError(.notMedia, path: path, reason: "is not an image in a known format.")
    }
    reading = found
  }

  /// Why the image cannot be decoded in its own colours, as a sentence that follows the path and a
  /// colon, or nil when nothing in the headers says so.
  func obstacle() throws(MediaError) -> String? {
    let facts = try StillImageFacts.facts(of: file, reading)
    if facts.image?.codec.isDecodable == false {
      return "is \(name), which this build of FFmpeg cannot decode; save it as PNG or JPEG first."
    }
    let isInk = reading.image.colorModel == "CMYK" || reading.image.colorModel == "YCCK"
    if isInk, reading.image.hasICCProfile == true {
      return "is made for print (\(reading.image.colorModel ?? "CMYK") with a colour profile), and "
        + "its colours cannot be converted here; save it as RGB first."
    }
    return nil
  }

  /// Decodes the first image.
  ///
  /// - Throws: `MediaError` when it cannot be decoded, or not as a whole.
  func firstPicture(color: ColorFacts) throws(MediaError) -> DecodedStill {
    if let obstacle = try obstacle() {
      throw MediaError(.unsupported, path: file.path, reason: obstacle)
    }
    // Of several images the first may be whole although the file is not.
    if let problem = reading.problems.first, reading.image.frameCount ?? 1 < 2 {
      throw MediaError(.damaged, path: file.path, reason: "cannot be rewritten: \(problem.message)")
    }
    let source = try FrameSource(
      track: 0, in: file, threadCount: 1,
      kind: .still(
        formatName: Self.formatNames[reading.image.codec.name],
        refusesDamage: Self.strictFormats.contains(reading.image.format)))
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame() } catch {
      throw MediaError(decoding: file.path, error)
    }
    guard source.next(into: frame), source.damageCount == 0 else {
      throw MediaError(
        .damaged, path: file.path,
        reason: "is damaged: its image cannot be decoded in full; save or copy it again.")
    }
    var still = DecodedStill(
      frame, color: color, hasAlpha: reading.image.pixelFormat.hasAlpha)
    // FFmpeg's WebP decoder adds the byte that pads a profile of odd length.
    if reading.image.format == "webp" { still.profile = try webPProfile() }
    try check(still)
    return still
  }

  /// The colour profile in a WebP, or nil.
  private func webPProfile() throws(MediaError) -> ICCProfile? {
    let chunks = try RIFFChunks(file: file).chunks(from: 12, to: file.byteCount)
    guard let chunk = chunks.first(where: { $0.type == "ICCP" }) else { return nil }
    return ICCProfile(try file.bytes(at: chunk.start, count: Int(chunk.byteCount)))
  }

  /// The format in words with its article.
  private var name: String {
    let words = (reading.image.isAnimated ? "animated " : "") + reading.container.formatName
    return "\("aeiouAEIOU".contains(words.prefix(1)) ? "an" : "a") \(words)"
  }

  /// Formats whose decoders tell damage from harmless oddities.
  private static let strictFormats: Set<String> = ["jpeg", "png"]

  /// FFmpeg's readers of images that it does not always recognise by their bytes, by codec.
  private static let formatNames = ["mjpeg": "jpeg_pipe", "pam": "pam_pipe"]

  /// Makes sure that what was decoded is the whole image: of an image made of tiles or layers,
  /// decoding may give a part.
  private func check(_ still: DecodedStill) throws(MediaError) {
    let raw = still.frame.raw.pointee
    let size = PixelSize(width: Int(raw.width), height: Int(raw.height))
    let isWhole =
      size == reading.image.storedSize
      && (reading.image.pixelFormat.hasAlpha != true || still.hasAlpha)
      && (still.profile != nil || !losesProfile)
    guard isWhole else {
      throw MediaError(
        .unsupported, path: file.path,
        reason: "is \(name) made of several parts (tiles, transparency, a colour profile), which "
          + "cannot be put together here; save it as PNG or JPEG first.")
    }
  }

  /// Whether a profile is kept where FFmpeg's decoder may not find it, so that colours would change.
  private var losesProfile: Bool {
    reading.image.hasICCProfile == true
      && ["heic", "heif", "avif"].contains(reading.image.format)
  }
}
