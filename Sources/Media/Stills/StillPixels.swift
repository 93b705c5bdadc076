import CFFmpeg
import MediaModel

/// An image in RGB or gray, of its final size, whose values are those that the file is to show.
struct StillPixels {
  /// How values are laid out.
  struct Layout: Hashable {
    var isGray: Bool
    var hasAlpha: Bool
    /// Whether a value has 16 bits instead of 8.
    var isDeep: Bool

    /// FFmpeg's name of the format in which images are filtered.
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

  /// Turns a decoded image into RGB or gray first, and only then shapes it: where chroma is stored
  /// at half the size, odd edges would shift colours.
  ///
  /// Of what `most` allows, gray is kept unless a background or a canvas brings colours, transparency
  /// unless there is a background, and 16 bits when both the source and the rendition's pixel format
  /// have more than 8. What has more than 8 bits is worked on with 16, and only at the end dithered.
  ///
  /// - Throws: `FFmpegError` when a filter is missing or refuses.
  init(
    _ still: DecodedStill, shapedBy picture: FrameRendition, within most: Layout
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

  /// Makes whole images of fields.
  private static func whole(
    _ frame: Frame, _ color: ColorFacts, _ order: FrameRendition.FieldOrder?
  ) throws(FFmpegError) -> Frame {
    guard let order else { return frame }
    return try filtered(
      frame,
      FrameRendition(
        deinterlacing: order, sourceColor: color, resultColor: color,
        pixelFormat: frame.pixelFormatName))
  }

  private static func shaped(
    _ frame: Frame, _ layout: Layout, _ picture: FrameRendition
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
  private static func label(of picture: FrameRendition, _ color: ColorFacts) -> ColorFacts {
    ColorFacts(
      primaries: picture.resultColor.primaries ?? color.primaries,
      transfer: picture.resultColor.transfer ?? color.transfer)
  }

  /// Sends one image through the filters of a rendition.
  static func filtered(
    _ frame: Frame, _ rendition: FrameRendition
  ) throws(FFmpegError) -> Frame {
    let chain = FrameFilterChain(rendition)
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

extension Frame {
  /// The image with 8 bits a channel instead of 16.
  ///
  /// What lies between two values becomes a regular pattern of both (Bayer's, 8 × 8 pixels), the same
  /// every time and in every channel, so that smooth shades show no steps and grays no tint. A value
  /// that 8 bits hold exactly stays it; opacity is rounded.
  func dithered(_ layout: StillPixels.Layout) throws(FFmpegError) -> Frame {
    var shallow = layout
    shallow.isDeep = false
    let result = try blank(shallow)
    let (source, target) = (PixelRows(self, layout), PixelRows(result, shallow))
    let channelCount = source.channelCount
    let colorCount = min(channelCount, 3)
    for y in 0..<source.size.height {
      let deep = source[y].assumingMemoryBound(to: UInt16.self)
      let row = target.writable(y).assumingMemoryBound(to: UInt8.self)
      DitherPattern.withRow(y) { pattern in
        for x in 0..<source.size.width {
          let first = x * channelCount
          let threshold = pattern[x & 7]
          for channel in first..<first + colorCount {
            row[channel] = UInt8(
              truncatingIfNeeded: (UInt32(deep[channel]) * 255 + threshold) / 65_535)
          }
          guard channelCount == 4 else { continue }
          row[first + 3] = UInt8(
            truncatingIfNeeded: (UInt32(deep[first + 3]) * 255 + 32_767) / 65_535)
        }
      }
    }
    return result
  }
}

/// From which share of the way to the next value on a pixel gets it, by its place.
enum DitherPattern {
  /// Gives the thresholds of a row, in 65535ths, one for each of eight columns.
  static func withRow(_ y: Int, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    thresholds[y & 7].withUnsafeBufferPointer(body)
  }

  private static let thresholds: [[UInt32]] = (0..<8).map { y in
    (0..<8).map { x in
      // The bits of x ^ y and y by turns, the lowest first.
      let rank = (0..<3).reduce(0) { rank, bit in
        rank << 2 | ((x ^ y) >> bit & 1) << 1 | y >> bit & 1
      }
      return UInt32((2 * rank + 1) * 65_535 / 128)
    }
  }
}

extension Frame {
  /// The image laid on a background, as `RRGGBB`, without transparency; `layout` has opacity.
  func laid(
    on background: String, _ layout: StillPixels.Layout
  ) throws(FFmpegError) -> Frame {
    var opaque = layout
    opaque.hasAlpha = false
    let result = try blank(opaque)
    let (source, target) = (PixelRows(self, layout), PixelRows(result, opaque))
    let value = UInt32(background, radix: 16) ?? 0
    let behind = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    for y in 0..<source.size.height {
      if layout.isDeep {
        Self.lay(
          source[y].assumingMemoryBound(to: UInt16.self), on: behind,
          target.writable(y).assumingMemoryBound(to: UInt16.self), scale: 257)
      } else {
        Self.lay(
          source[y].assumingMemoryBound(to: UInt8.self), on: behind,
          target.writable(y).assumingMemoryBound(to: UInt8.self), scale: 1)
      }
    }
    return result
  }

  /// Mixes a row with a colour of 8 bits a channel; `scale` is what brings it to the depth of the row.
  private static func lay<Value: FixedWidthInteger & UnsignedInteger>(
    _ over: UnsafeBufferPointer<Value>, on behind: (UInt32, UInt32, UInt32),
    _ result: UnsafeMutableBufferPointer<Value>, scale: UInt32
  ) {
    let most = UInt32(Value.max)
    func mixed(_ value: Value, _ under: UInt32, _ opacity: UInt32) -> Value {
      // Stays below 2^32: both products together are at most most × most.
      let sum = UInt32(value) * opacity + under * scale * (most - opacity)
      return Value(truncatingIfNeeded: (UInt64(sum) + UInt64(most / 2)) / UInt64(most))
    }
    for pixel in 0..<result.count / 3 {
      let (from, to) = (pixel * 4, pixel * 3)
      let opacity = UInt32(over[from + 3])
      result[to] = mixed(over[from], behind.0, opacity)
      result[to + 1] = mixed(over[from + 1], behind.1, opacity)
      result[to + 2] = mixed(over[from + 2], behind.2, opacity)
    }
  }
}
