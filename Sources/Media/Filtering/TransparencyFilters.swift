import CFFmpeg

/// Filters for transparent pictures, in FFmpeg's notation.
enum TransparencyFilters {
  /// Lays pictures on a background, as `RRGGBB`.
  ///
  /// A table fills it, since the `drawbox` of FFmpeg 5.1 crashes where it is to replace packed RGB.
  static func laid(on background: String) -> String {
    let value = UInt32(background, radix: 16) ?? 0
    let (red, green, blue) = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    return "split[over],lutrgb=r=\(red):g=\(green):b=\(blue):a=255[under];"
      + "[under][over]overlay=format=rgb,format=rgba"
  }

  /// Scales colours weighed by their opacity, so that the hidden ones of transparent pixels do not bleed
  /// into visible ones.
  ///
  /// `conversion` is what brings pictures into a finer format and back.
  static func weighing(_ scale: String, exactly conversion: String) -> [String] {
    [
      conversion, "format=gbrap16le", "premultiply=inplace=1", scale, "unpremultiply=inplace=1",
      conversion,
    ]
  }

  /// Whether a format is RGB with transparency, which these filters are for.
  static func serve(_ format: AVPixelFormat) -> Bool {
    let layout = PixelLayout(format)
    return layout.isRGB && layout.hasAlpha
  }
}
