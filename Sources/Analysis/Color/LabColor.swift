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

extension LabColor {
  /// How far apart two colours look (CIEDE2000): 1 is just seen side by side, 10 at a glance.
  ///
  /// After Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005.
  package func difference(from other: LabColor) -> Double {
    let meanChroma = (chroma + other.chroma) / 2
    let weight = 1.5 - 0.5 * Self.highChroma(meanChroma)
    let first = Polar(self, stretchedBy: weight)
    let second = Polar(other, stretchedBy: weight)
    let hueStep = Polar.step(from: first, to: second)
    let hue = Polar.meanHue(first, second)
    let chroma = (first.chroma + second.chroma) / 2
    let fromGray = (lightness + other.lightness) / 2 - 50
    let lightnessScale = 1 + 0.015 * fromGray * fromGray / (20 + fromGray * fromGray).squareRoot()
    let hueScale = 1 + 0.015 * chroma * Self.hueWeight(hue)
    let l = (other.lightness - lightness) / lightnessScale
    let c = (second.chroma - first.chroma) / (1 + 0.045 * chroma)
    let h =
      2 * (first.chroma * second.chroma).squareRoot() * RealFunctions.sine(hueStep / 2) / hueScale
    let turn = Self.rotation(hue: hue, chroma: chroma)
    return max(0, l * l + c * c + h * h + turn * c * h).squareRoot()
  }

  fileprivate var chroma: Double {
    (greenRed * greenRed + blueYellow * blueYellow).squareRoot()
  }

  private static func highChroma(_ chroma: Double) -> Double {
    let seventh = RealFunctions.power(chroma, 7)
    return (seventh / (seventh + 6_103_515_625)).squareRoot()
  }

  private static func hueWeight(_ hue: Double) -> Double {
    1 - 0.17 * cosine(hue, minus: 30) + 0.24 * cosine(2 * hue, minus: 0)
      + 0.32 * cosine(3 * hue, minus: -6) - 0.20 * cosine(4 * hue, minus: 63)
  }

  private static func cosine(_ angle: Double, minus degrees: Double) -> Double {
    RealFunctions.cosine(angle - degrees * .pi / 180)
  }

  /// Blue hues turn with their chroma.
  private static func rotation(hue: Double, chroma: Double) -> Double {
    let distance = (hue * 180 / .pi - 275) / 25
    let angle = 60 * Double.pi / 180 * RealFunctions.exponential(-distance * distance)
    return -2 * highChroma(chroma) * RealFunctions.sine(angle)
  }
}

/// A colour's chroma and hue, after its red-green axis was stretched.
private struct Polar {
  let chroma: Double
  /// In radians, from 0 to 2 π.
  let hue: Double

  init(_ color: LabColor, stretchedBy weight: Double) {
    let x = color.greenRed * weight
    chroma = (x * x + color.blueYellow * color.blueYellow).squareRoot()
    let angle = chroma == 0 ? 0 : RealFunctions.angle(x: x, y: color.blueYellow)
    hue = angle < 0 ? angle + 2 * .pi : angle
  }

  static func step(from first: Polar, to second: Polar) -> Double {
    guard first.chroma * second.chroma != 0 else { return 0 }
    let step = second.hue - first.hue
    if step > .pi { return step - 2 * .pi }
    return step < -.pi ? step + 2 * .pi : step
  }

  static func meanHue(_ first: Polar, _ second: Polar) -> Double {
    let sum = first.hue + second.hue
    guard first.chroma * second.chroma != 0 else { return sum }
    guard (first.hue - second.hue).magnitude > .pi else { return sum / 2 }
    return sum < 2 * .pi ? sum / 2 + .pi : sum / 2 - .pi
  }
}

/// The colours of a small copy of a frame in CIELAB, a plane each.
struct LabPlanes {
  /// From 0 to 100.
  let lightness: Grid
  let greenRed: Grid
  let blueYellow: Grid
  /// The mean of the light itself, from 0 to 1.
  let luminance: Double

  var columns: Int { lightness.columns }
  var rows: Int { lightness.rows }

  init(of picture: ReducedFrame) {
    var (first, second, third): ([Float], [Float], [Float]) = ([], [], [])
    let count = picture.columns * picture.rows
    first.reserveCapacity(count)
    second.reserveCapacity(count)
    third.reserveCapacity(count)
    var light = 0.0
    let (bytes, linear) = (picture.bytes, Light.linear)
    for place in stride(from: 0, to: count * 3, by: 3) {
      let (red, green, blue) = (bytes[place], bytes[place + 1], bytes[place + 2])
      let color = LabColor(red: red, green: green, blue: blue)
      first.append(Float(color.lightness))
      second.append(Float(color.greenRed))
      third.append(Float(color.blueYellow))
      light +=
        0.2126 * linear[Int(red)] + 0.7152 * linear[Int(green)] + 0.0722 * linear[Int(blue)]
    }
    lightness = Grid(columns: picture.columns, rows: picture.rows, values: first)
    greenRed = Grid(columns: picture.columns, rows: picture.rows, values: second)
    blueYellow = Grid(columns: picture.columns, rows: picture.rows, values: third)
    luminance = light / Double(count)
  }

  /// The mean of all colours.
  var mean: LabColor {
    LabColor(lightness: lightness.mean, greenRed: greenRed.mean, blueYellow: blueYellow.mean)
  }
}
