import CFFmpeg
import MediaModel

/// Writes still pictures.
///
/// Nothing but the pixels and the meaning of their colours is written: no EXIF, no place, no XMP. A
/// colour profile of RGB or gray pictures is kept where it still fits, which in JPEG and WebP that of a
/// gray picture does not.
public enum StillRenderer {
  /// Why this build of FFmpeg cannot carry a rendition out, as a sentence, or nil when it can.
  ///
  /// A source that cannot be read at all is left to ``write(_:to:)`` to refuse.
  public static func obstacle(to rendition: StillRendition) -> String? {
    let coder = StillCoder(rendition.format)
    if !Encoder.exists(coder.encoderName) {
      return "This build of FFmpeg has no encoder \(coder.encoderName)."
    }
    let filters = PictureFilters.names(for: rendition.picture)
    if let missing = filters.first(where: { !FilterGraph.has([$0]) }) {
      return "This build of FFmpeg has no filter \(missing)."
    }
    guard let source = try? StillSource(path: rendition.source) else { return nil }
    return (try? source.obstacle())?.map { "The picture \($0)" }
  }

  /// Writes a picture; the file has no name yet and is not verified.
  ///
  /// - Throws: `MediaError` when it cannot be read, decoded, encoded or written.
  public static func write(
    _ rendition: StillRendition, to output: OutputFile
  ) throws(MediaError) -> RenderOutcome {
    let source = try StillSource(path: rendition.source)
    let still = try source.firstPicture(color: rendition.picture.sourceColor)
    try write(still, rendition.picture, rendition.format, source: rendition.source, to: output)
    return RenderOutcome(frameCount: 1)
  }

  /// Writes any decoded picture, such as a frame of a clip.
  ///
  /// - Throws: `MediaError` when it cannot be filtered, encoded or written.
  static func write(
    _ still: DecodedStill, _ picture: PictureRendition, _ format: StillRendition.Format,
    source: String, to output: OutputFile
  ) throws(MediaError) {
    try output.startOver()
    let bytes = try bytes(of: still, picture, format, source: source)
    guard bytes.withUnsafeBufferPointer({ output.write($0) }) else {
      throw MediaError(writing: output.path, errorNumber: output.writeErrorNumber)
    }
  }

  private static func bytes(
    of still: DecodedStill, _ picture: PictureRendition, _ format: StillRendition.Format,
    source: String
  ) throws(MediaError) -> [UInt8] {
    let coder = StillCoder(format)
    let obstacle: String?
    do throws(FFmpegError) {
      let pixels = try StillPixels(
        still, shapedBy: picture, within: coder.richestLayout)
      obstacle = coder.obstacle(to: pixels)
      if obstacle == nil { return try coder.bytes(of: pixels) }
    } catch {
      throw MediaError(encoding: source, error)
    }
    throw MediaError(.unsupported, path: source, reason: obstacle ?? "cannot be encoded.")
  }
}
