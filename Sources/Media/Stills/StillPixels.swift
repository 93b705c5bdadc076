import CFFmpeg
import MediaModel

/// A picture in RGB or gray, of its final size, whose values are those that the file is to show.
struct StillPixels {
  /// How values are laid out.
  struct Layout: Hashable {
    var isGray: Bool
    var hasAlpha: Bool
    /// Whether a value has 16 bits instead of 8.
    var isDeep: Bool

    /// FFmpeg's name of the format in which pictures are filtered.
    var formatName: String {
      if isGray { return isDeep ? "gray16le" : "gray" }
      if hasAlpha { return isDeep ? "rgba64le" : "rgba" }
      return isDeep ? "rgb48le" : "rgb24"
    }
  }

  let frame: Frame
  let layout: Layout
  let label: StillColorLabel

  /// Turns a decoded picture into RGB or gray first, and only then shapes it: where chroma is stored
  /// at half the size, odd edges would shift colours.
  ///
  /// Of what `most` allows, gray is kept unless a background or a canvas brings colours, transparency
  /// unless there is a background, and 16 bits when both the source and the rendition's pixel format
  /// have more than 8.
  ///
  /// - Throws: `FFmpegError` when a filter is missing or refuses.
  init(
    _ still: DecodedStill, shapedBy picture: PictureRendition, within most: Layout
  ) throws(FFmpegError) {
    let isDeep =
      most.isDeep && still.bitDepth > 8
      && PixelLayout(av_get_pix_fmt(picture.pixelFormat)).bitDepth > 8
    let isFlattened = still.hasAlpha && picture.background != nil
    var layout = Layout(
      isGray: most.isGray && still.isGray && !still.hasAlpha && picture.padding == nil
        && picture.colorConversion == nil,
      hasAlpha: still.hasAlpha && (most.hasAlpha || isFlattened), isDeep: isDeep)
    var (frame, color) = (still.frame, still.color)
    if picture.colorConversion != nil {
      (frame, color) = try Self.converted(frame, color, picture)
    }
    let deinterlacing = picture.colorConversion == nil ? picture.deinterlacing : nil
    frame = try Self.separated(frame, color, layout, deinterlacing: deinterlacing)
    if isFlattened { layout.hasAlpha = false }
    self.frame = try Self.shaped(frame, layout, picture, isFlattened: isFlattened)
    self.layout = layout
    label = StillColorLabel(
      Self.label(of: picture, color), profile: picture.colorConversion == nil ? still.profile : nil,
      isGray: layout.isGray)
  }

  var size: PixelSize? {
    PixelSize(width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
  }

  /// Brings the colours to BT.709 with standard dynamic range, in a format that loses nothing.
  private static func converted(
    _ frame: Frame, _ color: ColorFacts, _ picture: PictureRendition
  ) throws(FFmpegError) -> (Frame, ColorFacts) {
    let result = ColorFacts(
      primaries: "bt709", transfer: "bt709", matrix: "bt709", range: .limited)
    let rendition = PictureRendition(
      deinterlacing: picture.deinterlacing, colorConversion: picture.colorConversion,
      sourceColor: color, resultColor: result, pixelFormat: "yuv444p16le")
    return (try filtered(frame, rendition), result)
  }

  /// Turns code values into RGB or gray.
  private static func separated(
    _ frame: Frame, _ color: ColorFacts, _ layout: Layout,
    deinterlacing: PictureRendition.FieldOrder?
  ) throws(FFmpegError) -> Frame {
    try filtered(
      frame,
      PictureRendition(
        deinterlacing: deinterlacing, sourceColor: color,
        resultColor: ColorFacts(range: .full), pixelFormat: layout.formatName))
  }

  private static func shaped(
    _ frame: Frame, _ layout: Layout, _ picture: PictureRendition, isFlattened: Bool
  ) throws(FFmpegError) -> Frame {
    var shape = picture
    shape.deinterlacing = nil
    shape.colorConversion = nil
    shape.sourceColor = layout.color
    shape.resultColor = layout.color
    shape.pixelFormat = layout.formatName
    if !isFlattened { shape.background = nil }
    return try filtered(frame, shape)
  }

  /// What the values mean: as the result is to be tagged, else as the source was meant.
  private static func label(of picture: PictureRendition, _ color: ColorFacts) -> ColorFacts {
    ColorFacts(
      primaries: picture.resultColor.primaries ?? color.primaries,
      transfer: picture.resultColor.transfer ?? color.transfer)
  }

  /// Sends one picture through the filters of a rendition.
  static func filtered(
    _ frame: Frame, _ rendition: PictureRendition
  ) throws(FFmpegError) -> Frame {
    let chain = PictureFilterChain(rendition)
    // The chain takes what it is given.
    var results = try chain.filter(frame.reference(), times: [0])
    results += try chain.finish()
    return try allocated("av_buffersink_get_frame_flags", results.first)
  }
}

extension StillPixels.Layout {
  /// How values are meant.
  var color: ColorFacts { ColorFacts(matrix: isGray ? "bt470bg" : "gbr", range: .full) }
}
