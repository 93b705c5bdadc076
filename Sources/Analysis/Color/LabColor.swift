/// A colour of CIELAB (white point D65), in which equal distances look about equally far apart.
package struct LabColor: Sendable, Hashable {
  /// From 0 (black) to 100 (white).
  package var lightness: Double
  /// From green (negative) to red (positive).
  package var greenRed: Double
  /// From blue (negative) to yellow (positive).
  package var blueYellow: Double

  package init(lightness: Double, greenRed: Double, blueYellow: Double) {
    self.lightness = lightness
    self.greenRed = greenRed
    self.blueYellow = blueYellow
  }

  /// The colour of sRGB code values.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    let (r, g, b) = (Light.linear[Int(red)], Light.linear[Int(green)], Light.linear[Int(blue)])
    // IEC 61966-2-1, divided by the white point of D65.
    let x = Self.compressed((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
    let y = Self.compressed(0.2126729 * r + 0.7151522 * g + 0.0721750 * b)
    let z = Self.compressed((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883)
    self.init(lightness: 116 * y - 16, greenRed: 500 * (x - y), blueYellow: 200 * (y - z))
  }

  /// The straight distance to another colour (CIE 1976), for comparing many.
  package func distance(to other: LabColor) -> Double {
    let lightness = lightness - other.lightness
    let greenRed = greenRed - other.greenRed
    let blueYellow = blueYellow - other.blueYellow
    return (lightness * lightness + greenRed * greenRed + blueYellow * blueYellow).squareRoot()
  }

  private static func compressed(_ value: Double) -> Double {
    value > 216.0 / 24389 ? RealFunctions.cubeRoot(value) : (24389.0 / 27 * value + 16) / 116
  }
}
