import Media
import MediaModel
import TestMedia
import Testing

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillTransparencyTests {
  private let source = SamplePicture.noise(47, 33, channels: 4)

  @Test func laysPicturesOnTheStatedColor() throws {
    let still = try StillFile(of: source.bytes, as: .png, PictureRendition(background: "C81E4D"))
    let expected = SamplePicture(47, 33) { x, y, channel in
      let opacity = source[x, y, 3]
      let under = [0xC8, 0x1E, 0x4D][channel]
      return (source[x, y, channel] * opacity + under * (255 - opacity) + 127) / 255
    }
    let values = try SamplePicture.decoded(still.path, as: "rgb24")
    #expect(SamplePicture.difference(values, expected.values) <= 1)
    #expect(still.facts.pixelFormat.hasAlpha == false)
  }

  @Test func laysPicturesOnTheStatedColorInJPEG() throws {
    let hidden = SamplePicture(32, 32, channels: 4) { _, _, channel in [0, 255, 0, 0][channel] }
    let still = try StillFile(
      of: hidden.bytes, as: .jpeg(quality: 92, halvesChroma: false),
      PictureRendition(background: "C81E4D"))
    let expected = SamplePicture(32, 32) { _, _, channel in [0xC8, 0x1E, 0x4D][channel] }
    let values = try SamplePicture.decoded(still.path, as: "rgb24")
    #expect(SamplePicture.difference(values, expected.values) <= 2)
  }

  @Test(arguments: [80, nil]) func keepsTransparencyInWebP(quality: Int?) throws {
    let still = try StillFile(of: source.bytes, as: .webp(quality: quality))
    #expect(still.facts.pixelFormat.hasAlpha == true)
    let values = try SamplePicture.decoded(still.path, as: "rgba")
    let opacity = stride(from: 3, to: values.count, by: 4).map { values[$0] }
    #expect(opacity == stride(from: 3, to: values.count, by: 4).map { source.values[$0] })
  }

  @Test func keepsHiddenColorsOutOfVisibleOnesWhenScaling() throws {
    // A red square in the middle of green that cannot be seen.
    let hidden = SamplePicture(90, 90, channels: 4) { x, y, channel in
      let isSeen = (20..<70).contains(x) && (20..<70).contains(y)
      return isSeen ? [255, 0, 0, 255][channel] : [0, 255, 0, 0][channel]
    }
    let still = try StillFile(
      of: hidden.bytes, as: .png,
      PictureRendition(scaledSize: PixelSize(width: 41, height: 41)))
    let values = try SamplePicture.decoded(still.path, as: "rgba")
    var seen = 0
    for pixel in stride(from: 0, to: values.count, by: 4) where values[pixel + 3] > 16 {
      seen += 1
      #expect(values[pixel] > 230 && values[pixel + 1] < 8)
    }
    #expect(seen > 400)
  }
}
