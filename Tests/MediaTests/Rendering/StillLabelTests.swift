import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

struct StillLabelTests {
  /// A profile as far as its header goes.
  private func profile(_ colorSpace: String, byteCount: Int = 3000) throws -> ICCProfile {
    var bytes = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 * 31) }
    bytes.replaceSubrange(16..<20, with: Array(colorSpace.utf8))
    bytes.replaceSubrange(36..<40, with: Array("acsp".utf8))
    return try #require(ICCProfile(bytes))
  }

  /// A PNG with a profile.
  private func picture(_ channels: Int, _ profile: ICCProfile) throws -> [UInt8] {
    let plain = try StillFile(of: SamplePicture.noise(9, 7, channels: channels).bytes, as: .png)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: plain.path)))
    return PNGFile(bytes, label: .profile(profile)).bytes
  }

  private func profile(in path: String) throws -> ICCProfile? {
    try StillSource(path: path).firstPicture(color: ColorFacts()).profile
  }

  @Test(
    arguments: [3, 4],
    [
      StillRendition.Format.png, .jpeg(quality: 90, halvesChroma: false), .webp(quality: 80),
      .webp(quality: nil),
    ])
  func keepsTheProfile(channels: Int, format: StillRendition.Format) throws {
    // Larger than a segment of a JPEG and a block of a PNG.
    let profile = try profile("RGB ", byteCount: 150_001)
    let still = try StillFile(of: picture(channels, profile), named: "source.png", as: format)
    #expect(still.facts.hasICCProfile == true)
    #expect(try self.profile(in: still.path) == profile)
  }

  @Test func keepsAProfileOfGrayWithGrayOnly() throws {
    let gray = try picture(1, profile("GRAY"))
    #expect(try StillFile(of: gray, named: "a.png", as: .png).facts.hasICCProfile == true)
    let jpeg = StillRendition.Format.jpeg(quality: 90, halvesChroma: false)
    let still = try StillFile(of: gray, named: "a.png", as: jpeg)
    #expect(try self.profile(in: still.path) == ICCProfile.sRGB)
  }

  @Test func saysSRGBInEveryFormat() throws {
    let jpeg = try StillFile(
      of: SamplePicture.noise(9, 7).bytes, as: .jpeg(quality: 90, halvesChroma: false))
    #expect(try profile(in: jpeg.path) == ICCProfile.sRGB)
    #expect(ICCProfile.sRGB?.colorSpace == "RGB ")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jpeg.path)))
    let png = try StillFile(of: bytes, named: "source.jpg", as: .png)
    #expect(png.facts.hasICCProfile == false)
    #expect(png.facts.color.transfer == "iec61966-2-1")
  }

  @Test func namesOtherColorsInPNG() throws {
    let still = try StillFile(
      of: SamplePicture.noise(9, 7).bytes, as: .png,
      PictureRendition(
        resultColor: ColorFacts(primaries: "smpte432", transfer: "iec61966-2-1")))
    #expect(still.facts.color.primaries == "smpte432")
    #expect(still.facts.color.transfer == "iec61966-2-1")
  }

  @Test(arguments: [
    StillRendition.Format.jpeg(quality: 90, halvesChroma: false), .webp(quality: 80),
  ])
  func refusesColorsThatAFormatCannotName(format: StillRendition.Format) throws {
    let error = #expect(throws: MediaError.self) {
      try StillFile(
        of: SamplePicture.noise(9, 7).bytes, as: format,
        PictureRendition(resultColor: ColorFacts(primaries: "bt2020", transfer: "smpte2084")))
    }
    #expect(error?.kind == .unsupported)
  }

  @Test func copiesNoMetadata() throws {
    let jpeg = try StillFile(
      of: SamplePicture.noise(16, 16).bytes, as: .jpeg(quality: 90, halvesChroma: false))
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jpeg.path)))
    let tags = EXIFBytes(
      isLittleEndian: true, orientation: 6, make: "Cam", hasLatitude: true
    ).bytes
    let length = UInt16(tags.count + 8)
    bytes.insert(
      contentsOf: [0xFF, 0xE1, UInt8(length >> 8), UInt8(truncatingIfNeeded: length)]
        + Array("Exif\0\0".utf8) + tags, at: 2)
    let folder = try TemporaryFolder()
    let source = try MediaProbe().facts(of: folder.write(bytes, named: "source.jpg"))
    #expect(source.container.hasLocation && source.container.hasDeviceMetadata)
    for format: StillRendition.Format in [
      .png, .jpeg(quality: 90, halvesChroma: true), .webp(quality: 90),
    ] {
      let still = try StillFile(of: bytes, named: "source.jpg", as: format)
      let facts = try MediaProbe().facts(of: still.path)
      #expect(!facts.container.hasLocation && !facts.container.hasDeviceMetadata)
      #expect(facts.image?.exifOrientation == nil)
    }
  }
}
