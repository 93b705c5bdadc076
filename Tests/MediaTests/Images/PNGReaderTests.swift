import MediaModel
import Testing

@testable import Media

/// PNG files built byte by byte.
@Suite struct PNGReaderTests {
  private func chunk(_ type: String, _ data: [UInt8] = []) -> [UInt8] {
    .joined(.big(data.count, 4), .text(type), data, .big(0, 4))
  }

  private func png(
    depth: UInt8 = 8, color: UInt8 = 2, _ parts: [UInt8] = [], end: Bool = true
  ) throws -> ImageReading {
    let header = chunk("IHDR", .joined(.big(64, 4), .big(48, 4), [depth, color, 0, 0, 0]))
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10]
    let tail: [UInt8] = .joined(chunk("IDAT", [1, 2, 3]), end ? chunk("IEND") : [])
    return try #require(try ByteFile.reading(.joined(signature, header, parts, tail)))
  }

  private func frame(_ ticks: Int, per second: Int) -> [UInt8] {
    chunk("fcTL", .joined(.big(0, 20), .big(ticks, 2), .big(second, 2), .big(0, 2)))
  }

  @Test(arguments: [
    (0, 1, "monob"), (0, 8, "gray"), (0, 16, "gray16be"), (2, 8, "rgb24"), (2, 16, "rgb48be"),
    (3, 4, "pal8"), (4, 8, "ya8"), (4, 16, "ya16be"), (6, 8, "rgba"), (6, 16, "rgba64be"),
  ])
  func namesThePixelFormat(color: UInt8, depth: UInt8, name: String) throws {
    let image = try png(depth: depth, color: color).image
    #expect(image.pixelFormat.name == name)
    #expect(image.pixelFormat.hasAlpha == [4, 6].contains(color))
    #expect(image.storedSize == PixelSize(width: 64, height: 48))
  }

  @Test func countsATransparentColorAsAlpha() throws {
    let image = try png(chunk("tRNS", [0, 0, 0, 0, 0, 0])).image
    #expect(image.pixelFormat.hasAlpha == true)
    #expect(image.pixelFormat.name == "rgba")
  }

  @Test func prefersCodePointsToTheSRGBChunk() throws {
    let image = try png(chunk("cICP", [9, 16, 0, 1]) + chunk("sRGB", [0])).image
    #expect(image.color.primaries == "bt2020")
    #expect(image.color.transfer == "smpte2084")
    #expect(image.dynamicRange == .pq)
  }

  @Test func turnsByEXIFOrientation() throws {
    let exif = EXIFBytes(isLittleEndian: false, orientation: 6).bytes
    let image = try png(chunk("eXIf", exif)).image
    #expect(image.rotation == Rotation(degrees: 90))
    #expect(image.displaySize == PixelSize(width: 48, height: 64))
  }

  @Test func addsUpTheDelaysOfAnAnimation() throws {
    let control = chunk("acTL", .big(2, 4) + .big(0, 4))
    let reading = try png(control + frame(1, per: 3) + frame(5, per: 0))
    #expect(reading.image.isAnimated)
    #expect(reading.image.frameCount == 2)
    #expect(reading.image.codec.name == "apng")
    #expect(reading.container.format == "png")
    #expect(reading.image.animationDuration?.seconds == Rational(23, 60))
  }

  @Test func saysThatFramesAreMissing() throws {
    let reading = try png(chunk("acTL", .big(3, 4) + .big(0, 4)) + frame(1, per: 10))
    #expect(reading.problems.map(\.kind) == [.damaged])
  }

  @Test func saysThatTheEndIsMissing() throws {
    #expect(try png(end: false).problems.map(\.kind) == [.truncated])
    #expect(try png().problems.isEmpty)
  }
}
