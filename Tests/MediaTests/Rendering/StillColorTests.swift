import Foundation
import Media
import MediaModel
import TestMedia
import Testing

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillColorTests {
  @Test(arguments: [(1, "gray"), (3, "rgb24"), (4, "rgba")])
  func keepsEveryValueInPNG(channels: Int, format: String) throws {
    let source = SamplePicture.noise(47, 33, channels: channels)
    let still = try StillFile(of: source.bytes, as: .png)
    #expect(try SamplePicture.decoded(still.path, as: format) == source.values)
    #expect(still.facts.pixelFormat.name == format)
    #expect(still.facts.color.transfer == "iec61966-2-1")
  }

  @Test func keepsEveryValueInLosslessWebP() throws {
    let source = SamplePicture.noise(47, 33)
    let still = try StillFile(of: source.bytes, as: .webp(quality: nil))
    #expect(try SamplePicture.decoded(still.path, as: "rgb24") == source.values)
    #expect(still.facts.pixelFormat.hasAlpha == false)
  }

  @Test(arguments: [92, 95, 100], [false, true])
  func staysCloseInJPEG(quality: Int, halvesChroma: Bool) throws {
    let still = try StillFile(
      of: SamplePicture.patches.bytes, as: .jpeg(quality: quality, halvesChroma: halvesChroma))
    #expect(try worstPatchError(still.path) <= (halvesChroma ? 6 : 2))
    #expect(still.facts.pixelFormat.chroma == (halvesChroma ? "4:2:0" : "4:4:4"))
    #expect(still.facts.color.matrix == "bt470bg")
    #expect(still.facts.color.range == .full)
  }

  @Test func staysCloseInLossyWebP() throws {
    let still = try StillFile(of: SamplePicture.patches.bytes, as: .webp(quality: 92))
    #expect(try worstPatchError(still.path) <= 4)
  }

  @Test func readsTheColorsOfAJPEGAsJPEGDefinesThem() throws {
    let jpeg = try StillFile(
      of: SamplePicture.patches.bytes, as: .jpeg(quality: 95, halvesChroma: false))
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: jpeg.path)))
    let still = try StillFile(of: bytes, named: "source.jpg", as: .png)
    #expect(try worstPatchError(still.path) <= 2)
  }

  @Test func writesTheSameBytesTwice() throws {
    let source = SamplePicture.noise(40, 30).bytes
    for format: StillRendition.Format in [
      .png, .jpeg(quality: 90, halvesChroma: true), .webp(quality: 80),
    ] {
      let files = try (0..<2).map { _ in try StillFile(of: source, as: format) }
      let contents = try files.map { try Data(contentsOf: URL(fileURLWithPath: $0.path)) }
      #expect(contents[0] == contents[1])
    }
  }

  @Test func getsSmallerWithQuality() throws {
    let source = SamplePicture.noise(160, 120).bytes
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
      of: Array(header.utf8) + values, as: .png, PictureRendition(pixelFormat: "rgb48be"))
    #expect(try SamplePicture.decoded(deep.path, as: "rgb48be") == values)
    #expect(deep.facts.pixelFormat.bitDepth == 16)
    let plain = try StillFile(of: Array(header.utf8) + values, as: .png)
    #expect(plain.facts.pixelFormat.bitDepth == 8)
  }

  /// How far the middle of any patch is off.
  private func worstPatchError(_ path: String) throws -> Int {
    let patches = SamplePicture.patches
    let values = try SamplePicture.decoded(path, as: "rgb24")
    var worst = 0
    for patch in 0..<27 {
      let start = (16 * patches.width + patch * 32 + 12) * 3
      let middle = start..<start + 24
      worst = max(worst, SamplePicture.difference(values[middle], patches.values[middle]))
    }
    return worst
  }
}
