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
    let small = PictureMeasures(of: pattern)
    let large = PictureMeasures(of: doubled)
    #expect(large.light == small.light)
    #expect(large.color == small.color)
    #expect(large.sharpness == small.sharpness)
    #expect(large.subject == small.subject)
  }

  @Test(arguments: [(1, 1), (1, 200), (200, 1), (3, 2), (12, 9)])
  func tinyPicturesAreMeasured(width: Int, height: Int) throws {
    let measures = PictureMeasures(of: try Painted.pattern(1, width, height))
    #expect((0...1).contains(measures.sharpness.blur))
    #expect((0...1).contains(measures.light.meanLuma))
    #expect(FrameRun([MeasuredFrame(time: .zero, measures: measures)]).frames.count == 1)
  }

  @Test func twiceTheLightIsOneStop() throws {
    // The sRGB codes of 0.2 and 0.4 of the light of white.
    let dark = PictureMeasures(of: try Painted.plain(124)).light
    let bright = PictureMeasures(of: try Painted.plain(170)).light
    #expect((dark.stops(to: bright) - 1).magnitude < 0.02)
    #expect((bright.stops(to: dark) + 1).magnitude < 0.02)
  }

  @Test func blackDiffersFromBlackByNothing() throws {
    let black = PictureMeasures(of: try Painted.plain(0)).light
    #expect(black.stops(to: black) == 0)
  }

  @Test func darkPixelsAreThoseUpToATenthOfWhite() throws {
    let dark = PictureMeasures(of: try Painted.plain(25)).light
    #expect(dark.darkShare == 1)
    let lighter = PictureMeasures(of: try Painted.plain(26)).light
    #expect(lighter.darkShare == 0)
  }

  @Test func moreBlurIsMoreBlur() throws {
    let sharp = try Painted.pattern(1)
    let blurs = try [0, 1, 2, 4].map {
      PictureMeasures(of: try Painted.blurred(sharp, by: $0)).sharpness.blur
    }
    #expect(blurs == blurs.sorted())
    #expect((blurs.last ?? 0) - blurs[0] > 0.2)
  }

  @Test func blurDoesNotDependOnContrast() throws {
    let full = PictureMeasures(of: try Painted.scene(squareAt: 60)).sharpness
    let half = PictureMeasures(of: try Painted.scene(squareAt: 60, gain: 0.5)).sharpness
    #expect((full.blur - half.blur).magnitude < 0.05)
    #expect(half.laplacianVariance < full.laplacianVariance / 3)
  }

  @Test func equalPicturesAreEqual() throws {
    let measures = PictureMeasures(of: try Painted.pattern(1))
    let comparison = try #require(PictureComparison(of: measures, with: measures))
    #expect((comparison.structuralLikeness - 1).magnitude < 0.0001)
    #expect(comparison.meanDifference == 0)
    #expect(comparison.colorDifference == 0)
    #expect(comparison.stops == 0)
  }

  @Test func picturesOfOtherSizesAreNotCompared() throws {
    let small = PictureMeasures(of: try Painted.pattern(1))
    let large = PictureMeasures(of: try Painted.pattern(1, 161, 120))
    #expect(PictureComparison(of: small, with: large) == nil)
  }
}
