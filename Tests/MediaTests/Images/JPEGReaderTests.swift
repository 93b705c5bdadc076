import MediaModel
import Testing

@testable import Media

/// JPEG files built byte by byte.
@Suite struct JPEGReaderTests {
  private func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    .joined([0xFF, marker], .big(payload.count + 2, 2), payload)
  }

  private func frame(_ marker: UInt8 = 0xC0, precision: UInt8 = 8, factors: [UInt8]) -> [UInt8] {
    let components: [[UInt8]] = factors.enumerated().map { [UInt8($0 + 1), $1, 0] }
    let size: [UInt8] = .joined([precision], .big(48, 2), .big(64, 2))
    return segment(marker, .joined(size, [UInt8(factors.count)], components.flatMap { $0 }))
  }

  private func adobe(_ transform: UInt8) -> [UInt8] {
    segment(0xEE, .text("Adobe") + [0, 100, 0, 0, 0, 0, transform])
  }

  private func jpeg(_ parts: [UInt8], end: [UInt8] = [0xFF, 0xD9]) throws -> ImageReading {
    let scan: [UInt8] = .joined(segment(0xDA, [1, 1, 0, 0, 63, 0]), [0x12, 0xFF, 0x00, 0x34])
    return try #require(try ByteFile.reading(.joined([0xFF, 0xD8], parts, scan, end)))
  }

  @Test(arguments: [
    ([0x22, 0x11, 0x11], "4:2:0", "yuvj420p"), ([0x21, 0x11, 0x11], "4:2:2", "yuvj422p"),
    ([0x11, 0x11, 0x11], "4:4:4", "yuvj444p"), ([0x22, 0x22, 0x22], "4:4:4", "yuvj444p"),
    ([0x12, 0x11, 0x11], "4:4:0", "yuvj440p"), ([0x41, 0x11, 0x11], "4:1:1", "yuvj411p"),
    ([0x11], "gray", "gray"),
  ])
  func readsSampling(factors: [UInt8], chroma: String, name: String) throws {
    let image = try jpeg(frame(factors: factors)).image
    #expect(image.pixelFormat.chroma == chroma)
    #expect(image.pixelFormat.name == name)
    #expect(image.displaySize == PixelSize(width: 64, height: 48))
  }

  @Test(arguments: [
    (0xC0, "Baseline", true), (0xC1, "Sequential", true), (0xC2, "Progressive", true),
    (0xC3, "Lossless", true), (0xC9, "Sequential, arithmetic coding", false),
    (0xC5, "Hierarchical", false),
  ])
  func namesTheCodingProcess(marker: UInt8, profile: String, isDecodable: Bool) throws {
    let codec = try jpeg(frame(marker, factors: [0x11])).image.codec
    #expect(codec.profile == profile)
    #expect(codec.isDecodable == isDecodable)
  }

  @Test func readsSixteenBitLossless() throws {
    let image = try jpeg(frame(0xC3, precision: 16, factors: [0x11])).image
    #expect(image.pixelFormat.bitDepth == 16)
    #expect(image.pixelFormat.name == "gray16le")
  }

  @Test(arguments: [(0, "RGB"), (1, "YCbCr")])
  func believesTheAdobeMarkerOnThreeComponents(transform: UInt8, model: String) throws {
    let image = try jpeg(adobe(transform) + frame(factors: [0x11, 0x11, 0x11])).image
    #expect(image.colorModel == model)
  }

  @Test(arguments: [(0, "CMYK"), (2, "YCCK")])
  func believesTheAdobeMarkerOnFourComponents(transform: UInt8, model: String) throws {
    let image = try jpeg(adobe(transform) + frame(factors: [0x11, 0x11, 0x11, 0x11])).image
    #expect(image.colorModel == model)
    #expect(image.pixelFormat.name == nil)
  }

  @Test(arguments: 1...8)
  func turnsByEXIFOrientationInBothByteOrders(orientation: Int) throws {
    for isLittleEndian in [true, false] {
      let exif = EXIFBytes(isLittleEndian: isLittleEndian, orientation: orientation).bytes
      let image = try jpeg(
        segment(0xE1, .text("Exif\0\0") + exif) + frame(factors: [0x11])
      ).image
      #expect(image.exifOrientation == orientation)
      #expect(image.rotation == Rotation(exifOrientation: orientation))
      #expect(image.storedSize == PixelSize(width: 64, height: 48))
      let turned = PixelSize(width: 48, height: 64)
      #expect(image.displaySize == (orientation < 5 ? image.storedSize : turned))
    }
  }

  @Test func noticesPlaceAndCamera() throws {
    let exif = EXIFBytes(isLittleEndian: true, make: "Cam", hasLatitude: true).bytes
    let full = try jpeg(segment(0xE1, .text("Exif\0\0") + exif) + frame(factors: [0x11]))
    #expect(full.container.hasLocation)
    #expect(full.container.hasDeviceMetadata)
    let bare = try jpeg(frame(factors: [0x11]))
    #expect(!bare.container.hasLocation)
    #expect(!bare.container.hasDeviceMetadata)
  }

  @Test func takesAGPSDirectoryWithoutPositionForNoPlace() throws {
    let exif = EXIFBytes(isLittleEndian: true, hasLatitude: false).bytes
    let reading = try jpeg(segment(0xE1, .text("Exif\0\0") + exif) + frame(factors: [0x11]))
    #expect(!reading.container.hasLocation)
  }

  @Test func noticesAPlaceInXMP() throws {
    let xmp: [UInt8] = .text("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='1'/>")
    #expect(try jpeg(segment(0xE1, xmp) + frame(factors: [0x11])).container.hasLocation)
  }

  @Test func noticesAnICCProfile() throws {
    let profile = segment(0xE2, .text("ICC_PROFILE\0") + [1, 1, 0])
    #expect(try jpeg(profile + frame(factors: [0x11])).image.hasICCProfile == true)
    #expect(try jpeg(frame(factors: [0x11])).image.hasICCProfile == false)
  }

  @Test func saysThatTheEndMarkerIsMissing() throws {
    #expect(try jpeg(frame(factors: [0x11]), end: []).problems.map(\.kind) == [.truncated])
  }

  @Test func acceptsDataAfterTheEndMarker() throws {
    let motionPhoto: [UInt8] = [0xFF, 0xD9] + .text("....ftypmp42")
    #expect(try jpeg(frame(factors: [0x11]), end: motionPhoto).problems.isEmpty)
  }
}
