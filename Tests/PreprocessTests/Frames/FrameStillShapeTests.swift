import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// Stills stand upright, with square pixels, at the size that was asked for.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameStillShapeTests {
  private func clip(
    _ width: Int = 64, _ height: Int = 48, format: String = "yuv444p", aspect: Rational? = nil
  ) -> SampleClip {
    SampleClip { clip in
      clip.container = .mkv
      clip.codec = .ffv1
      clip.pictures = .numbers
      clip.frameCount = 2
      (clip.width, clip.height, clip.pixelFormat) = (width, height, format)
      clip.pixelAspect = aspect
    }
  }

  @Test(arguments: [0, 90, 180, 270], [false, true])
  func bakesEveryOrientationOnce(degrees: Int, isMirrored: Bool) throws {
    let upright = try FrameStill(of: clip()).values()
    let rotation = Rotation(degrees: degrees, isMirrored: isMirrored)
    let still = try FrameStill(
      of: clip(),
      facts: { facts in
        facts.video[0].rotation = rotation
        if rotation.swapsSides { facts.video[0].displaySize = .of(48, 64) }
      })
    let size = still.proof.size
    #expect(size == (rotation.swapsSides ? .of(48, 64) : .of(64, 48)))
    var expected: [UInt8] = []
    for y in 0..<size.height {
      for x in 0..<size.width {
        // Where the pixel was: turned back, and mirrored back after that.
        let (column, row) =
          switch degrees {
          case 90: (y, 47 - x)
          case 180: (63 - x, 47 - y)
          case 270: (63 - y, x)
          default: (x, y)
          }
        let place = row * 64 + (isMirrored ? 63 - column : column)
        expected += upright[place * 3..<place * 3 + 3]
      }
    }
    #expect(try still.values() == expected)
    let kinds: [RepairStep.Kind] = rotation == .none ? [] : [.bakeRotation]
    #expect(still.written.steps.map(\.kind) == kinds)
    #expect(still.written.facts.image?.exifOrientation == nil)
  }

  @Test(arguments: [
    (Rational(64, 45), PixelSize.of(91, 48)), (Rational(8, 9), .of(64, 54)), (nil, .of(64, 48)),
  ])
  func makesPixelsSquareByEnlargingOneAxis(aspect: Rational?, size: PixelSize) throws {
    let still = try FrameStill(of: clip(aspect: aspect))
    #expect(still.proof.size == size)
    let kinds: [RepairStep.Kind] = aspect == nil ? [] : [.makePixelsSquare]
    #expect(still.written.steps.map(\.kind) == kinds)
  }

  @Test(arguments: [
    "yuv420p", "yuv422p", "yuv444p", "yuv410p", "yuv420p10le", "yuv422p10le", "yuv444p16le",
  ])
  func keepsOddSides(format: String) throws {
    let still = try FrameStill(of: clip(63, 47, format: format))
    #expect(still.proof.size == .of(63, 47))
    // The gradient in the chroma goes on to the edges.
    let values = try still.values()
    let right = values[(20 * 63 + 61) * 3..<(20 * 63 + 63) * 3]
    #expect(abs(Int(right[right.startIndex]) - Int(right[right.startIndex + 3])) <= 8)
  }

  @Test func keepsOddSidesOfHDR() throws {
    var hdr = clip(63, 47, format: "yuv420p10le")
    hdr.color = SampleClip.Color(primaries: 9, transfer: 16, matrix: 9)
    let still = try FrameStill(of: hdr)
    #expect(still.proof.size == .of(63, 47) && still.proof.bitDepth == 8)
  }

  @Test func cutsOffWhatTheContainerHides() throws {
    let whole = try FrameStill(of: clip()).values()
    let still = try FrameStill(
      of: clip(),
      facts: { facts in
        facts.video[0].containerCropping = Cropping(left: 3, right: 5, top: 7, bottom: 1)
        facts.video[0].displaySize = .of(56, 40)
      })
    var expected: [UInt8] = []
    for y in 7..<47 {
      let row = y * 64
      expected += whole[(row + 3) * 3..<(row + 59) * 3]
    }
    #expect(try still.values() == expected)
  }

  @Test func scalesToTheExactSize() throws {
    let still = try FrameStill(of: clip(), options: { $0.size = .of(96, 72) })
    #expect(still.proof.size == .of(96, 72))
    #expect(still.written.steps.first?.reason == "The size was asked for.")
  }

  @Test func asksBeforeItCutsMuchOff() throws {
    let error = #expect(throws: RefusedStill.self) {
      try FrameStill(of: clip(), options: { $0.size = .of(48, 48) })
    }
    #expect(error?.refusals.map(\.id) == ["aspect-undecided"])
    #expect(
      error?.refusals.first?.reason.hasPrefix("The picture has 64x48, and 48x48 was asked for.")
        == true)
    let cropped = try FrameStill(
      of: clip(), options: { ($0.size, $0.aspectChange) = (.of(48, 48), .crop) })
    #expect(cropped.proof.size == .of(48, 48))
    #expect(cropped.written.steps.map(\.kind) == [.crop])
    let padded = try FrameStill(
      of: clip(),
      options: { ($0.size, $0.aspectChange, $0.background) = (.of(64, 64), .pad, "FF0000") })
    #expect(Array(try padded.values().prefix(3)) == [255, 0, 0])
  }

  @Test func keepsTransparencyInPNGAndLaysItOnAColourInJPEG() throws {
    var shades = clip(format: "bgra")
    shades.pictures = .shades
    let still = try FrameStill(of: shades)
    #expect(still.proof.hasAlpha)
    #expect(Set(try still.values("rgba")) == [64])
    let webP = try FrameStill(of: shades, options: { $0.format = .webp })
    #expect(webP.proof.hasAlpha && webP.proof.psnr == nil)
    #expect(Set(try webP.values("rgba")) == [64])
    let flat = try FrameStill(
      of: shades, options: { ($0.format, $0.background) = (.jpeg, "FFFFFF") })
    let expected = 64 * 64 / 255 + 255 - 64
    #expect(try flat.values().allSatisfy { abs(Int($0) - expected) <= 2 })
    #expect(flat.written.steps.map(\.kind) == [.flattenAlpha])
  }
}
