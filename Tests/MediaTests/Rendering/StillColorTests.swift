import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillColorTests {
  @Test(arguments: [(1, "gray"), (3, "rgb24"), (4, "rgba")])
  func keepsEveryValueInPNG(channels: Int, format: String) throws {
    let source = SampleImage.noise(47, 33, channels: channels)
    let still = try StillFile(of: source.bytes, as: .png)
    #expect(try SampleImage.decoded(still.path, as: format) == source.values)
    #expect(still.facts.pixelFormat.name == format)
    #expect(still.facts.color.transfer == "iec61966-2-1")
  }

  @Test func keepsEveryValueInLosslessWebP() throws {
    let source = SampleImage.noise(47, 33)
    let still = try StillFile(of: source.bytes, as: .webp(quality: nil))
    #expect(try SampleImage.decoded(still.path, as: "rgb24") == source.values)
    #expect(still.facts.pixelFormat.hasAlpha == false)
  }

  @Test(arguments: [92, 95, 100], [false, true])
  func staysCloseInJPEG(quality: Int, halvesChroma: Bool) throws {
    let still = try StillFile(
      of: SampleImage.patches.bytes, as: .jpeg(quality: quality, halvesChroma: halvesChroma))
    #expect(try worstPatchError(still.path) <= (halvesChroma ? 6 : 2))
    #expect(still.facts.pixelFormat.chroma == (halvesChroma ? "4:2:0" : "4:4:4"))
    #expect(still.facts.color.matrix == "bt470bg")
    #expect(still.facts.color.range == .full)
  }

  @Test func staysCloseInLossyWebP() throws {
    let still = try StillFile(of: SampleImage.patches.bytes, as: .webp(quality: 92))
    #expect(try worstPatchError(still.path) <= 4)
  }

  @Test func readsTheColorsOfAJPEGAsJPEGDefinesThem() throws {
    let jpeg = try StillFile(
      of: SampleImage.patches.bytes, as: .jpeg(quality: 95, halvesChroma: false))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jpeg.path)))
    let still = try StillFile(of: bytes, named: "source.jpg", as: .png)
    #expect(try worstPatchError(still.path) <= 2)
  }

  @Test func writesTheSameBytesTwice() throws {
    let source = SampleImage.noise(40, 30).bytes
    for format: StillRendition.Format in [
      .png, .jpeg(quality: 90, halvesChroma: true), .webp(quality: 80),
    ] {
      let files = try (0..<2).map { _ in try StillFile(of: source, as: format) }
      let contents = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0.path)) }
      #expect(contents[0] == contents[1])
    }
  }

  @Test func getsSmallerWithQuality() throws {
    let source = SampleImage.noise(160, 120).bytes
    let sizes = try [100, 96, 90, 75, 50, 25, 10, 1].map { quality in
      let still = try StillFile(of: source, as: .jpeg(quality: quality, halvesChroma: false))
      return try Data(contentsOf: URL(fileURLWithPath: still.path)).count
    }
    #expect(sizes == sizes.sorted(by: >))
    #expect(Set(sizes).count == sizes.count)
  }

  @Test func keepsSixteenBitsOnlyWhereAsked() throws {
    let header = "P7\nWIDTH 2\nHEIGHT 1\nDEPTH 3\nMAXVAL 65535\nTUPLTYPE RGB\nENDHDR\n"
    let values: [UInt8] = [0x12, 0x34, 0xFF, 0xFE, 0, 1, 0x80, 0x01, 0x7F, 0xFF, 0xAB, 0xCD]
    let deep = try StillFile(
      of: Array(header.utf8) + values, as: .png, FrameRendition(pixelFormat: "rgb48be"))
    #expect(try SampleImage.decoded(deep.path, as: "rgb48be") == values)
    #expect(deep.facts.pixelFormat.bitDepth == 16)
    let plain = try StillFile(of: Array(header.utf8) + values, as: .png)
    #expect(plain.facts.pixelFormat.bitDepth == 8)
  }

  /// How far the middle of any patch is off.
  private func worstPatchError(_ path: String) throws -> Int {
    let patches = SampleImage.patches
    let values = try SampleImage.decoded(path, as: "rgb24")
    var worst = 0
    for patch in 0..<27 {
      let start = (16 * patches.width + patch * 32 + 12) * 3
      let middle = start..<start + 24
      worst = max(worst, SampleImage.difference(values[middle], patches.values[middle]))
    }
    return worst
  }
}

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
    let plain = try StillFile(of: SampleImage.noise(9, 7, channels: channels).bytes, as: .png)
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
      of: SampleImage.noise(9, 7).bytes, as: .jpeg(quality: 90, halvesChroma: false))
    #expect(try profile(in: jpeg.path) == ICCProfile.sRGB)
    #expect(ICCProfile.sRGB?.colorSpace == "RGB ")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jpeg.path)))
    let png = try StillFile(of: bytes, named: "source.jpg", as: .png)
    #expect(png.facts.hasICCProfile == false)
    #expect(png.facts.color.transfer == "iec61966-2-1")
  }

  @Test func namesOtherColorsInPNG() throws {
    let still = try StillFile(
      of: SampleImage.noise(9, 7).bytes, as: .png,
      FrameRendition(
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
        of: SampleImage.noise(9, 7).bytes, as: format,
        FrameRendition(resultColor: ColorFacts(primaries: "bt2020", transfer: "smpte2084")))
    }
    #expect(error?.kind == .unsupported)
  }

  @Test func copiesNoMetadata() throws {
    let jpeg = try StillFile(
      of: SampleImage.noise(16, 16).bytes, as: .jpeg(quality: 90, halvesChroma: false))
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
