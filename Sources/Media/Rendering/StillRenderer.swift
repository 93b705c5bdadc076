import CFFmpeg
package import MediaModel
package import System

/// Writes still images, and proves them.
///
/// Nothing but the pixels and the meaning of their colours is written: no EXIF, no place, no XMP. A
/// colour profile of RGB or gray images is kept where it still fits, which in JPEG and WebP that of a
/// gray image does not.
package enum StillRenderer {
  /// Why this build of FFmpeg cannot carry a rendition out, as a sentence, or nil when it can.
  ///
  /// A source that cannot be read at all is left to `write` to refuse.
  package static func obstacle(to rendition: StillRendition) -> String? {
    if let missing = obstacle(to: rendition.picture, as: rendition.format) { return missing }
    guard let source = try? StillSource(path: rendition.source) else { return nil }
    return (try? source.obstacle())?.map { "The picture \($0)" }
  }

  /// Why this build of FFmpeg cannot save any image that way, as a sentence, or nil when it can.
  package static func obstacle(
    to picture: FrameRendition, as format: StillRendition.Format
  ) -> String? {
    let coder = StillCoder(format: format)
    if !Encoder.exists(coder.encoderName) {
      return "This build of FFmpeg has no encoder \(coder.encoderName)."
    }
    let filters = FrameFilters.names(for: picture)
    return filters.first { !FilterGraph.has([$0]) }.map {
      "This build of FFmpeg has no filter \($0)."
    }
  }

  /// Writes an image file again, reads the result back, and compares it with what was meant; the file
  /// has no name yet.
  ///
  /// - Parameters:
  ///   - rendition: The source, what is done to its image, and how it is saved.
  ///   - further: Formats that are tried in turn while the file is too large; the last one stays.
  ///   - maximum: The most bytes that the file may have, or nil.
  ///   - output: Where it goes.
  /// - Returns: What the written file shows.
  /// - Throws: `MediaError` when it cannot be read, decoded, encoded or written, `.verificationFailed`
  ///   when the file does not show what was meant.
  package static func write(
    _ rendition: StillRendition, orElse further: [StillRendition.Format] = [],
    within maximum: Int64? = nil, to output: OutputFile
  ) throws(MediaError) -> StillProof {
    let source = try StillSource(path: rendition.source)
    let still = try source.firstPicture(color: rendition.picture.sourceColor)
    return try StillWriting(still: still, picture: rendition.picture, source: rendition.source)
      .write([rendition.format] + further, within: maximum, to: output)
  }

  /// Writes a frame of a clip as a still, reads the result back, and compares it with what was meant;
  /// the file has no name yet.
  ///
  /// - Parameters:
  ///   - frame: The frame.
  ///   - picture: What is done to it.
  ///   - format: How it is saved.
  ///   - further: Formats that are tried in turn while the file is too large; the last one stays.
  ///   - maximum: The most bytes that the file may have, or nil.
  ///   - output: Where it goes.
  /// - Returns: What the written file shows.
  /// - Throws: `MediaError` when it cannot be filtered, encoded or written, `.verificationFailed` when
  ///   the file does not show what was meant.
  package static func write(
    _ frame: ClipFrame, _ picture: FrameRendition, _ format: StillRendition.Format,
    orElse further: [StillRendition.Format] = [], within maximum: Int64? = nil,
    to output: OutputFile
  ) throws(MediaError) -> StillProof {
    let still = DecodedStill(frame.frame, color: picture.sourceColor)
    return try StillWriting(still: still, picture: picture, source: output.path)
      .write([format] + further, within: maximum, to: output)
  }

  /// The first image of a file as an sRGB screen shows it after a rendition, whose pixel format is not
  /// looked at.
  package static func picture(
    of path: String, _ rendition: FrameRendition
  ) throws(MediaError) -> RGBImage {
    let still = try StillSource(path: path).firstPicture(color: rendition.sourceColor)
    do throws(FFmpegError) {
      return try still.picture(rendition)
    } catch {
      throw MediaError(.readFailed, path: path, reason: "cannot be filtered: \(error).")
    }
  }
}

/// What is written of a still image, or of the first image of an animation.
package struct StillRendition: Sendable, Hashable {
  package enum Format: Sendable, Hashable {
    /// JFIF; the quality from 1 to 100. BT.601 full range, 4:4:4 chroma unless `halvesChroma`.
    case jpeg(quality: Int, halvesChroma: Bool)
    case png
    /// The quality from 1 to 100, or nil for lossless.
    case webp(quality: Int?)
  }

  /// The source's path.
  package var source: String
  package var picture: FrameRendition
  package var format: Format

  package init(source: String, picture: FrameRendition, format: Format) {
    self.source = source
    self.picture = picture
    self.format = format
  }
}

extension StillRenderer {
  /// Writes an image as PNG with its colours described as sRGB, reads the result back, and compares
  /// it; the file has no name yet.
  ///
  /// - Parameters:
  ///   - picture: The image.
  ///   - output: Where it goes.
  /// - Returns: What the written file shows, which is exactly the image.
  /// - Throws: `MediaError` when it cannot be encoded or written, `.verificationFailed` when the file
  ///   does not show what was meant.
  package static func write(
    _ picture: RGBImage, to output: OutputFile
  ) throws(MediaError) -> StillProof {
    let color = ColorFacts(
      primaries: "bt709", transfer: "iec61966-2-1", matrix: "gbr", range: .full)
    let frame: Frame
    do throws(FFmpegError) { frame = try Frame(picture) } catch {
      throw MediaError(encoding: output.path, error)
    }
    let rendition = FrameRendition(sourceColor: color, resultColor: color, pixelFormat: "rgb24")
    return try StillWriting(
      still: DecodedStill(frame, color: color), picture: rendition, source: output.path
    ).write([.png], within: nil, to: output)
  }
}

extension Frame {
  /// A frame that shows an image.
  convenience init(_ picture: RGBImage) throws(FFmpegError) {
    try self.init()
    raw.pointee.format = AV_PIX_FMT_RGB24.rawValue
    raw.pointee.width = Int32(picture.size.width)
    raw.pointee.height = Int32(picture.size.height)
    try check("av_frame_get_buffer") { av_frame_get_buffer(raw, 0) }
    let rows = PixelRows(self, channelCount: 3, bytesPerValue: 1)
    for row in 0..<picture.size.height {
      let start = row * rows.rowByteCount
      rows.writable(row).copyBytes(from: picture.bytes[start..<(start + rows.rowByteCount)])
    }
  }
}
