import MediaModel
import Testing

@testable import Media

/// GIF files built byte by byte.
@Suite struct GIFReaderTests {
  private func gif(_ blocks: [UInt8], end: [UInt8] = [0x3B]) throws -> ImageReading {
    let screen: [UInt8] = .joined(.little(64, 2), .little(48, 2), [0x80, 0, 0], .big(0, 6))
    return try #require(try ByteFile.reading(.joined(.text("GIF89a"), screen, blocks, end)))
  }

  private func picture(hundredths: Int, isTransparent: Bool = false) -> [UInt8] {
    .joined(
      [0x21, 0xF9, 4, isTransparent ? 1 : 0], .little(hundredths, 2), [0, 0],
      [0x2C, 0, 0, 0, 0, 64, 0, 48, 0, 0, 2], [3, 1, 2, 3, 0])
  }

  @Test func addsUpTheDelays() throws {
    let image = try gif(picture(hundredths: 4) + picture(hundredths: 8)).image
    #expect(image.frameCount == 2)
    #expect(image.isAnimated)
    #expect(image.animationDuration == MediaTime(value: 12, timescale: 100))
    #expect(image.storedSize == PixelSize(width: 64, height: 48))
  }

  @Test func takesOnePictureForStill() throws {
    let reading = try gif(picture(hundredths: 4))
    #expect(!reading.image.isAnimated)
    #expect(reading.problems.isEmpty)
  }

  @Test(arguments: [true, false])
  func readsTransparency(isTransparent: Bool) throws {
    let image = try gif(picture(hundredths: 4, isTransparent: isTransparent)).image
    #expect(image.pixelFormat.hasAlpha == isTransparent)
  }

  @Test func saysThatTheEndMarkerIsMissing() throws {
    #expect(try gif(picture(hundredths: 4), end: []).problems.map(\.kind) == [.truncated])
  }

  @Test func saysThatThereIsNoPicture() throws {
    #expect(try gif([]).problems.map(\.kind) == [.damaged])
  }
}
