import CFFmpeg

/// What a pixel format holds.
struct PixelLayout {
  let isRGB: Bool
  let isGray: Bool
  let hasAlpha: Bool
  /// Bits of the deepest component.
  let bitDepth: Int
  /// Whether every pixel has colours of its own.
  let hasWholeChroma: Bool
  /// Whether it is one of FFmpeg's formats that are BT.601 with the full range by definition.
  let isFullRangeByName: Bool

  init(_ format: AVPixelFormat) {
    guard let description = av_pix_fmt_desc_get(format)?.pointee else {
      (isRGB, isGray, hasAlpha, bitDepth) = (false, false, false, 8)
      (hasWholeChroma, isFullRangeByName) = (false, false)
      return
    }
    let flags = description.flags
    let isPalette = flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0
    isRGB = isPalette || flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
    hasAlpha = flags & UInt64(AV_PIX_FMT_FLAG_ALPHA) != 0
    isGray = !isRGB && description.nb_components <= 2
    bitDepth = Int(description.comp.0.depth)
    hasWholeChroma = description.log2_chroma_w == 0 && description.log2_chroma_h == 0
    isFullRangeByName = String(cString: description.name).hasPrefix("yuvj")
  }
}
