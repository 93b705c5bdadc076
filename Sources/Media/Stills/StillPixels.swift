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
  var label: StillColorLabel
  /// The most that was allowed.
  let most: Layout

  /// Turns a decoded picture into RGB or gray first, and only then shapes it: where chroma is stored
  /// at half the size, odd edges would shift colours.
  ///
  /// Of what `most` allows, gray is kept unless a background or a canvas brings colours, transparency
  /// unless there is a background, and 16 bits when both the source and the rendition's pixel format
  /// have more than 8. What has more than 8 bits is worked on with 16, and only at the end dithered.
  ///
  /// - Throws: `FFmpegError` when a filter is missing or refuses.
  init(
    _ still: DecodedStill, shapedBy picture: PictureRendition, within most: Layout
  ) throws(FFmpegError) {
    let isConverted = picture.colorConversion != nil
    let isFlattened = still.hasAlpha && picture.background != nil
    var work = Layout(
      isGray: most.isGray && still.isGray && !still.hasAlpha && picture.padding == nil
        && !isConverted,
      hasAlpha: still.hasAlpha && (most.hasAlpha || isFlattened),
      isDeep: still.bitDepth > 8 || isConverted)
    var frame = try Self.whole(still.frame, still.color, picture.deinterlacing)
    let colors = StillColors(still.color, picture.colorConversion)
    work.isDeep = work.isDeep && colors.canBeDeep(frame)
    frame = try colors.rgb(of: frame, work)
    if isFlattened, let background = picture.background {
      frame = try frame.laid(on: background, work)
      work.hasAlpha = false
    }
    frame = try Self.shaped(frame, work, picture)
    let isDeep =
      most.isDeep && work.isDeep && PixelLayout(av_get_pix_fmt(picture.pixelFormat)).bitDepth > 8
    layout = Layout(isGray: work.isGray, hasAlpha: work.hasAlpha, isDeep: isDeep)
    self.frame = work.isDeep && !isDeep ? try frame.dithered(work) : frame
    self.most = most
    label = StillColorLabel(
      Self.label(of: picture, colors.result), profile: isConverted ? nil : still.profile,
      isGray: layout.isGray)
  }

  var size: PixelSize? {
    PixelSize(width: Int(frame.raw.pointee.width), height: Int(frame.raw.pointee.height))
  }

  /// Makes whole pictures of fields.
  private static func whole(
    _ frame: Frame, _ color: ColorFacts, _ order: PictureRendition.FieldOrder?
  ) throws(FFmpegError) -> Frame {
    guard let order else { return frame }
    return try filtered(
      frame,
      PictureRendition(
        deinterlacing: order, sourceColor: color, resultColor: color,
        pixelFormat: frame.pixelFormatName))
  }

  private static func shaped(
    _ frame: Frame, _ layout: Layout, _ picture: PictureRendition
  ) throws(FFmpegError) -> Frame {
    var shape = picture
    shape.deinterlacing = nil
    shape.colorConversion = nil
    shape.background = nil
    shape.sourceColor = layout.color
    shape.resultColor = layout.color
    shape.pixelFormat = layout.formatName
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
