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
