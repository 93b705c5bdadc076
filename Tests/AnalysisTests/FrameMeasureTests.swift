import MediaModel
import TestSamples
import Testing

@testable import Analysis

struct PictureMeasureTests {
  @Test func aLargePictureIsMeasuredAsItsSmallCopy() throws {
    let pattern = try Painted.pattern(1, 640, 360)
    let doubled = try Painted.picture(1280, 720) { x, y in
      let place = (y / 2 * 640 + x / 2) * 3
      let color = pattern.bytes[place..<(place + 3)].map(Int.init)
      return (color[0], color[1], color[2])
    }
    let small = FrameMeasures(of: pattern)
    let large = FrameMeasures(of: doubled)
    #expect(large.light == small.light)
    #expect(large.color == small.color)
    #expect(large.sharpness == small.sharpness)
    #expect(large.subject == small.subject)
  }

  @Test(arguments: [(1, 1), (1, 200), (200, 1), (3, 2), (12, 9)])
  func tinyPicturesAreMeasured(width: Int, height: Int) throws {
    let measures = FrameMeasures(of: try Painted.pattern(1, width, height))
    #expect((0...1).contains(measures.sharpness.blur))
    #expect((0...1).contains(measures.light.meanLuma))
    #expect(FrameRun([MeasuredFrame(time: .zero, measures: measures)]).frames.count == 1)
  }

  @Test func twiceTheLightIsOneStop() throws {
    // The sRGB codes of 0.2 and 0.4 of the light of white.
    let dark = FrameMeasures(of: try Painted.plain(124)).light
    let bright = FrameMeasures(of: try Painted.plain(170)).light
    #expect((dark.stops(to: bright) - 1).magnitude < 0.02)
    #expect((bright.stops(to: dark) + 1).magnitude < 0.02)
  }

  @Test func blackDiffersFromBlackByNothing() throws {
    let black = FrameMeasures(of: try Painted.plain(0)).light
    #expect(black.stops(to: black) == 0)
  }

  @Test func darkPixelsAreThoseUpToATenthOfWhite() throws {
    let dark = FrameMeasures(of: try Painted.plain(25)).light
    #expect(dark.darkShare == 1)
    let lighter = FrameMeasures(of: try Painted.plain(26)).light
    #expect(lighter.darkShare == 0)
  }

  @Test func moreBlurIsMoreBlur() throws {
    let sharp = try Painted.pattern(1)
    let blurs = try [0, 1, 2, 4].map {
      FrameMeasures(of: try Painted.blurred(sharp, by: $0)).sharpness.blur
    }
    #expect(blurs == blurs.sorted())
    #expect((blurs.last ?? 0) - blurs[0] > 0.2)
  }

  @Test func blurDoesNotDependOnContrast() throws {
    let full = FrameMeasures(of: try Painted.scene(squareAt: 60)).sharpness
    let half = FrameMeasures(of: try Painted.scene(squareAt: 60, gain: 0.5)).sharpness
    #expect((full.blur - half.blur).magnitude < 0.05)
    #expect(half.laplacianVariance < full.laplacianVariance / 3)
  }

  @Test func equalPicturesAreEqual() throws {
    let measures = FrameMeasures(of: try Painted.pattern(1))
    let comparison = try #require(FrameComparison(of: measures, with: measures))
    #expect((comparison.structuralLikeness - 1).magnitude < 0.0001)
    #expect(comparison.meanDifference == 0)
    #expect(comparison.colorDifference == 0)
    #expect(comparison.stops == 0)
  }

  @Test func picturesOfOtherSizesAreNotCompared() throws {
    let small = FrameMeasures(of: try Painted.pattern(1))
    let large = FrameMeasures(of: try Painted.pattern(1, 161, 120))
    #expect(FrameComparison(of: small, with: large) == nil)
  }
}

/// Measures beside those of NumPy 2.4, OpenCV 5.0 and scikit-image 0.26, of the same pictures.
struct PictureOracleTests {
  private func isNear(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
    (value - expected).magnitude <= tolerance
  }

  @Test func lightIsThatOfNumPy() throws {
    let light = FrameMeasures(of: try Painted.pattern(1)).light
    #expect(isNear(light.meanLuma, 0.406207, within: 0.00001))
    #expect(isNear(light.contrast, 0.147361, within: 0.00001))
    #expect(isNear(light.meanLuminance, 0.185062, within: 0.00001))
    #expect(isNear(light.darkShare, 0.013125, within: 0.000001))
  }

  @Test func theMeanColourIsThatOfScikitImage() throws {
    let color = FrameMeasures(of: try Painted.pattern(1)).color
    #expect(isNear(color.lightness, 46.639098, within: 0.01))
    #expect(isNear(color.greenRed, 2.405417, within: 0.01))
    #expect(isNear(color.blueYellow, 21.797694, within: 0.01))
  }

  @Test(
    arguments: [
      (255, 255, 255, 100.0, 0.0, 0.0), (255, 0, 0, 53.240588, 80.092308, 67.202751),
      (0, 128, 64, 46.720897, -45.499459, 26.357346), (1, 1, 1, 0.274173, 0.0, 0.0),
      (17, 200, 255, 75.228286, -21.912996, -38.350960),
    ] as [(UInt8, UInt8, UInt8, Double, Double, Double)])
  func coloursAreThoseOfScikitImage(
    red: UInt8, green: UInt8, blue: UInt8, lightness: Double, greenRed: Double, blueYellow: Double
  ) {
    let color = LabColor(red: red, green: green, blue: blue)
    #expect(isNear(color.lightness, lightness, within: 0.02))
    #expect(isNear(color.greenRed, greenRed, within: 0.02))
    #expect(isNear(color.blueYellow, blueYellow, within: 0.02))
  }

  @Test func theLaplacianIsThatOfOpenCV() throws {
    let sharpness = FrameMeasures(of: try Painted.pattern(1)).sharpness
    #expect(isNear(sharpness.laplacianVariance, 596.226, within: 0.1))
    let other = FrameMeasures(of: try Painted.pattern(2)).sharpness
    #expect(isNear(other.laplacianVariance, 738.235, within: 0.1))
  }

  @Test func blurIsThatOfThePapersFormulaInNumPy() throws {
    let first = FrameMeasures(of: try Painted.pattern(1)).sharpness
    #expect(isNear(first.blur, 0.295128, within: 0.0005))
    let second = FrameMeasures(of: try Painted.pattern(2)).sharpness
    #expect(isNear(second.blur, 0.366630, within: 0.0005))
  }

  @Test func likenessIsThatOfScikitImage() throws {
    let comparison = try #require(
      FrameComparison(
        of: FrameMeasures(of: try Painted.pattern(1)),
        with: FrameMeasures(of: try Painted.pattern(2))))
    #expect(isNear(comparison.structuralLikeness, 0.388417, within: 0.0005))
    #expect(isNear(comparison.meanDifference, 0.052777, within: 0.00001))
    #expect(isNear(comparison.colorDifference, 0.960330, within: 0.001))
    #expect(isNear(comparison.stops, 0.002862, within: 0.00001))
  }

  /// Pairs of the test data that the authors of the formula published.
  @Test(arguments: [
    ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
    ([50.0, -1.3802, -84.2814], [50.0, 0.0, -82.7485], 1.0000),
    ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0009], 7.1792),
    ([50.0, 2.4900, -0.0010], [50.0, -2.4900, 0.0011], 7.2195),
    ([50.0, 2.5, 0.0], [50.0, 0.0, -2.5], 4.3065),
    ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
    ([50.0, 2.5, 0.0], [61.0, -5.0, 29.0], 22.8977),
    ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ([22.7233, 20.0904, -46.6940], [23.0331, 14.9730, -42.5619], 2.0373),
    ([90.9257, -0.5406, -0.9208], [88.6381, -0.8985, -0.7239], 1.5381),
    ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
  ]) func colourDifferencesAreThoseOfTheAuthors(first: [Double], second: [Double], expected: Double)
  {
    let left = LabColor(lightness: first[0], greenRed: first[1], blueYellow: first[2])
    let right = LabColor(lightness: second[0], greenRed: second[1], blueYellow: second[2])
    #expect(isNear(left.difference(from: right), expected, within: 0.0001))
    #expect(isNear(right.difference(from: left), expected, within: 0.0001))
  }
}
