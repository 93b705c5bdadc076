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

  init(
    _ conversion: PictureRendition.ColorConversion, from source: ColorFacts, pixelFormat: String
  ) {
    let codes = ColorCodes(source)
    // zscale takes the numbers of ITU-T H.273.
    let input =
      "primariesin=\(codes.primaries.rawValue):transferin=\(codes.transfer.rawValue)"
      + ":matrixin=\(codes.matrix.rawValue):rangein=\(source.range == .full ? "full" : "limited")"
    let result = "primaries=709:transfer=709:matrix=709:range=limited:dither=ordered"
    func toneMapping(peak: Int) -> [String] {
      [
        "zscale=\(input):transfer=linear:npl=\(Self.referenceWhite)", "format=gbrpf32le",
        "zscale=primaries=709",
        // Colours brighter than white fade, as film and eye have it; darker ones keep their hue.
        "tonemap=tonemap=mobius:param=0.3:desat=1:peak=\(Self.peak(peak))",
        "zscale=transferin=linear:\(result)", "format=\(pixelFormat)",
      ]
    }
    switch conversion {
    case .toneMapPQ(let peak): steps = toneMapping(peak: peak ?? Self.assumedPeak)
    case .toneMapHLG: steps = toneMapping(peak: 1000)
    case .mapGamut: steps = ["zscale=\(input):\(result)", "format=\(pixelFormat)"]
    }
  }

  /// The peak as a multiple of white, at least white itself.
  private static func peak(_ nits: Int) -> String {
    let hundredths = max(100, nits * 100 / referenceWhite)
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
