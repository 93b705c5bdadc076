import MediaModel
import Testing

@testable import Media

/// WebP files built byte by byte.
@Suite struct WebPReaderTests {
  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    .joined(.text(type), .little(data.count, 4), data, .big(0, data.count % 2))
  }

  private func webP(_ chunks: [UInt8], missing: Int = 0) throws -> ImageReading {
    let size: [UInt8] = .little(chunks.count + 4 + missing, 4)
    let bytes: [UInt8] = .joined(.text("RIFF"), size, .text("WEBP"), chunks)
    return try #require(try ByteFile.reading(bytes))
  }

  private let lossy: [UInt8] = [0, 0, 0, 0x9D, 0x01, 0x2A, 64, 0, 48, 0]

  private func canvas(_ flags: Int) -> [UInt8] {
    chunk("VP8X", .joined(.little(flags, 4), .little(63, 3), .little(47, 3)))
  }

  @Test func readsALossyPicture() throws {
    let image = try webP(chunk("VP8 ", lossy)).image
    #expect(image.storedSize == PixelSize(width: 64, height: 48))
    #expect(image.pixelFormat.name == "yuv420p")
    #expect(image.pixelFormat.hasAlpha == false)
  }

  @Test func readsALosslessPictureWithAlpha() throws {
    let image = try webP(chunk("VP8L", [0x2F] + .little(63 | 47 << 14 | 1 << 28, 4))).image
    #expect(image.storedSize == PixelSize(width: 64, height: 48))
    #expect(image.pixelFormat.name == "argb")
    #expect(image.pixelFormat.hasAlpha == true)
  }

  @Test func readsAnAlphaPlane() throws {
    let image = try webP(canvas(0x10) + chunk("ALPH", [0]) + chunk("VP8 ", lossy)).image
    #expect(image.pixelFormat.name == "yuva420p")
    #expect(image.pixelFormat.hasAlpha == true)
  }

  @Test func addsUpTheDurationsOfAnAnimation() throws {
    func frame(_ milliseconds: Int) -> [UInt8] {
      chunk("ANMF", .joined(.big(0, 12), .little(milliseconds, 3), [0], chunk("VP8 ", lossy)))
    }
    let image = try webP(canvas(2) + frame(40) + frame(80)).image
    #expect(image.isAnimated)
    #expect(image.frameCount == 2)
    #expect(image.animationDuration == MediaTime(value: 120, timescale: 1000))
  }

  @Test func turnsByEXIFOrientation() throws {
    let exif = EXIFBytes(isLittleEndian: true, orientation: 8).bytes
    let image = try webP(canvas(8) + chunk("VP8 ", lossy) + chunk("EXIF", exif)).image
    #expect(image.displaySize == PixelSize(width: 48, height: 64))
  }

  @Test func saysHowManyBytesAreMissing() throws {
    let problems = try webP(chunk("VP8 ", lossy), missing: 10).problems
    #expect(problems.map(\.kind) == [.truncated])
  }
}
