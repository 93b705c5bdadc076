/// How bright a frame is, and how its brightness is spread.
package struct Light: Sendable, Hashable {
  /// The mean of the gamma-coded luma of BT.709, from 0 (black) to 1 (white).
  package let meanLuma: Double
  /// The standard deviation of the luma (RMS contrast, Peli 1990), from 0 to 0.5.
  package let contrast: Double
  /// The mean of the light itself, luminance, from 0 to 1.
  package let meanLuminance: Double
  /// The share of pixels whose luma is at most `darkLuma`.
  package let darkShare: Double

  /// The luma up to which a pixel counts as black: the default of FFmpeg's `blackdetect`.
  package static let darkLuma = 0.10

  /// The least luminance that exposures are compared by: that of code value 2, next to nothing.
  private static let leastLuminance = 2.0 / 255 / 12.92

  /// The light of a frame as it was measured before.
  package init(meanLuma: Double, contrast: Double, meanLuminance: Double, darkShare: Double) {
    (self.meanLuma, self.contrast) = (meanLuma, contrast)
    (self.meanLuminance, self.darkShare) = (meanLuminance, darkShare)
  }

  package init(of luma: Grid, luminance: Double) {
    meanLuma = luma.mean
    contrast = luma.variance.squareRoot()
    meanLuminance = luminance
    let dark = luma.values.count { $0 <= Float(Self.darkLuma) }
    darkShare = Double(dark) / Double(luma.values.count)
  }

  /// How many stops brighter another frame is; negative when it is darker.
  package func stops(to other: Light) -> Double {
    RealFunctions.binaryLogarithm(
      max(other.meanLuminance, Self.leastLuminance) / max(meanLuminance, Self.leastLuminance))
  }

  /// The light that each sRGB code value stands for, from 0 to 1 (IEC 61966-2-1).
  package static let linear: [Double] = (0...255).map { code in
    let value = Double(code) / 255
    return value <= 0.04045 ? value / 12.92 : RealFunctions.power((value + 0.055) / 1.055, 2.4)
  }
}
