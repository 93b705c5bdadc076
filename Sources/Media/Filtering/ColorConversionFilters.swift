import CFFmpeg
import MediaModel

/// Filters that bring colours to BT.709 with standard dynamic range.
struct ColorConversionFilters {
  /// The chain, one filter each.
  let steps: [String]

  /// The luminance that becomes white, in nits (ITU-R BT.2408).
  static let referenceWhite = 203
  /// What HDR is assumed to reach where the file does not say, in nits.
  static let assumedPeak = 1000

  /// The filters of a conversion.
  ///
  /// The result is RGB with the full range, or BT.709 with the limited range, as its pixel format has
  /// it; the transfer function is that of `result`.
  init(
    _ conversion: FrameRendition.ColorConversion, from source: ColorFacts,
    to result: ColorFacts, pixelFormat: String
  ) {
    let input = Self.input(source)
    let wished = ColorCodes(result).transfer
    let transfer = wished == AVCOL_TRC_UNSPECIFIED ? AVCOL_TRC_BT709 : wished
    let layout = PixelLayout(av_get_pix_fmt(pixelFormat))
    let output =
      "primaries=709:transfer=\(transfer.rawValue):dither=ordered"
      + (layout.isRGB ? ":matrix=gbr:range=full" : ":matrix=709:range=limited")
    func toneMapping(peak: Int) -> [String] {
      [
        "zscale=\(input):transfer=linear:npl=\(Self.referenceWhite)",
        "format=\(layout.hasAlpha ? "gbrapf32le" : "gbrpf32le")", "zscale=primaries=709",
        // Colours brighter than white fade, as film and eye have it; darker ones keep their hue.
        "tonemap=tonemap=mobius:param=0.3:desat=1:peak=\(Self.peak(peak))",
        "zscale=transferin=linear:\(output)", "format=\(pixelFormat)",
      ]
    }
    switch conversion {
    case .toneMapPQ(let peak): steps = toneMapping(peak: peak ?? Self.assumedPeak)
    case .toneMapHLG: steps = toneMapping(peak: 1000)
    case .mapGamut: steps = ["zscale=\(input):\(output)", "format=\(pixelFormat)"]
    }
  }

  /// The filters that only turn code values into RGB, in a pixel format of RGB.
  ///
  /// FFmpeg's scaler gives no more than 8 bits of what it makes of YUV, and takes eight times as long.
  /// Chroma that is stored for several pixels at once is spread from where `chromaLocation` says that it
  /// lies, as `zscale` names it.
  init(fromYUV source: ColorFacts, pixelFormat: String, chromaLocation: String? = nil) {
    // The same on both sides, whatever it is: nothing but the matrix and the range matters.
    let kept = "primariesin=709:primaries=709:transferin=709:transfer=709"
    let codes = ColorCodes(source)
    let input = "matrixin=\(codes.matrix.rawValue):rangein=\(Self.range(source))"
    let chroma = chromaLocation.map { ":chromalin=\($0):filter=lanczos" } ?? ""
    steps = ["zscale=\(input):\(kept)\(chroma):matrix=gbr:range=full", "format=\(pixelFormat)"]
  }

  /// How `zscale` is told what goes in; it takes the numbers of ITU-T H.273.
  private static func input(_ source: ColorFacts) -> String {
    let codes = ColorCodes(source)
    return "primariesin=\(codes.primaries.rawValue):transferin=\(codes.transfer.rawValue)"
      + ":matrixin=\(codes.matrix.rawValue):rangein=\(range(source))"
  }

  private static func range(_ color: ColorFacts) -> String {
    color.range == .full ? "full" : "limited"
  }

  /// The peak as a multiple of white, at least white itself.
  private static func peak(_ nits: Int) -> String {
    let hundredths = max(100, nits * 100 / referenceWhite)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

extension ColorFacts {
  /// The matrix by the name that FFmpeg's `scale` filter gives it.
  var scalerMatrix: String {
    switch matrix {
    case "bt2020nc", "bt2020c": "bt2020"
    case "bt470bg", "smpte170m": "smpte170m"
    case "smpte240m": "smpte240m"
    case "fcc": "fcc"
    default: "bt709"
    }
  }

  /// The range by the name that FFmpeg's `scale` filter gives it.
  var scalerRange: String { range == .full ? "full" : "limited" }

  /// Where chroma lies in frames of a format as FFmpeg's `scale` filter is told: in 256ths of a pixel
  /// from the middle of the first one, a direction each in which chroma has fewer samples.
  ///
  /// Nothing when the place is not known; the filter then takes the middle, as JPEG does.
  func scalerChromaPosition(in format: AVPixelFormat) -> [String] {
    guard let description = av_pix_fmt_desc_get(format)?.pointee,
      let place = Self.chromaPositions[chromaLocation]
    else { return [] }
    return (description.log2_chroma_w > 0 ? ["in_h_chr_pos=\(place.horizontal)"] : [])
      + (description.log2_chroma_h > 0 ? ["in_v_chr_pos=\(place.vertical)"] : [])
  }

  private static let chromaPositions: [String?: (horizontal: Int, vertical: Int)] = [
    "left": (0, 128), "center": (128, 128), "topleft": (0, 0), "top": (128, 0),
    "bottomleft": (0, 256), "bottom": (128, 256),
  ]
}

/// Filters for transparent frames, in FFmpeg's notation.
enum TransparencyFilters {
  /// Lays frames on a background, as `RRGGBB`.
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
  /// `conversion` is what brings frames into a finer format and back.
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
