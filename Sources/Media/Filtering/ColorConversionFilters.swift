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
    _ conversion: PictureRendition.ColorConversion, from source: ColorFacts,
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
