import Foundation
import MediaModel
import System
import TestMedia
import Testing

@testable import Media

struct StillRefusalTests {
  private func refusal(
    of bytes: [UInt8], named name: String, as format: StillRendition.Format = .png,
    _ picture: PictureRendition = PictureRendition()
  ) -> MediaError? {
    #expect(throws: MediaError.self) { try StillFile(of: bytes, named: name, as: format, picture) }
  }

  /// A JPEG or PNG of a size at which damage in the middle is damage of the picture.
  private func bytes(_ format: StillRendition.Format) throws -> [UInt8] {
    let still = try StillFile(of: SamplePicture.noise(160, 120).bytes, as: format)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: still.path)))
  }

  @Test(arguments: [StillRendition.Format.png, .jpeg(quality: 90, halvesChroma: false)])
  func refusesPicturesThatEndEarly(format: StillRendition.Format) throws {
    let whole = try bytes(format)
    let error = refusal(of: Array(whole.prefix(whole.count / 2)), named: "cut.img")
    #expect(error?.kind == .damaged)
    #expect(error?.reason.hasPrefix("cannot be rewritten: ") == true)
  }

  @Test func refusesPicturesThatAreDamagedInside() throws {
    for format: StillRendition.Format in [.png, .jpeg(quality: 90, halvesChroma: false)] {
      var bytes = try bytes(format)
      let middle = bytes.count / 2
      for place in middle..<middle + 60 { bytes[place] = bytes[place] &* 7 &+ 13 }
      #expect(refusal(of: bytes, named: "damaged.img")?.kind == .damaged)
    }
  }

  @Test func leavesNothingBehindWhenItRefuses() throws {
    let folder = try TemporaryFolder()
    let source = try folder.write(Array("not a picture at all".utf8), named: "a.png")
    #expect(throws: MediaError.self) {
      let output = try OutputFile(path: folder.path("b.png"), replacesExisting: false)
      _ = try StillRenderer.write(
        StillRendition(source: source, picture: PictureRendition(), format: .png), to: output)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.png"])
  }

  @Test(arguments: [(16_383, true), (16_384, false)])
  func knowsHowLargeAWebPMayBe(width: Int, isAccepted: Bool) throws {
    let source = SamplePicture.noise(width, 1).bytes
    let format = StillRendition.Format.webp(quality: nil)
    guard isAccepted else {
      let error = refusal(of: source, named: "wide.pam", as: format)
      #expect(error?.kind == .unsupported)
      #expect(error?.reason.contains("16384×1 pixels") == true)
      return
    }
    #expect(try StillFile(of: source, as: format).facts.storedSize?.width == width)
  }

  @Test func foretellsPicturesThatCannotBeDecoded() throws {
    // An animation of which this FFmpeg reads nothing, as far as its headers go.
    let header: [UInt8] = [0x02, 0, 0, 0, 15, 0, 0, 15, 0, 0]
    let body =
      Array("WEBPVP8X".utf8) + UInt32(header.count).littleEndianBytes + header
      + Array("ANIM".utf8) + UInt32(6).littleEndianBytes + [0, 0, 0, 0, 0, 0]
    let bytes = Array("RIFF".utf8) + UInt32(body.count).littleEndianBytes + body
    let folder = try TemporaryFolder()
    let source = try folder.write(bytes, named: "moving.webp")
    let facts = try MediaProbe().facts(of: source)
    let rendition = StillRendition(source: source, picture: PictureRendition(), format: .png)
    let isDecodable = facts.image?.codec.isDecodable == true
    #expect((StillRenderer.obstacle(to: rendition) == nil) == isDecodable)
  }
}
