import Foundation
import MediaModel
import System
import TestMedia
import Testing

@testable import Media

@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct StillFrameTests {
  /// Writes the first frame of an uncompressed clip as PNG and gives its red, green and blue.
  private func written(
    _ size: (width: Int, height: Int), header: String, planes: [UInt8], color: ColorFacts
  ) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let text = "YUV4MPEG2 W\(size.width) H\(size.height) F25:1 Ip A1:1 \(header)\nFRAME\n"
    let clip = try folder.write(Array(text.utf8) + planes, named: "clip.y4m")
    let source = try FrameSource(track: 0, in: FileBytes(path: clip))
    let frame = try Frame()
    #expect(source.next(into: frame))
    let output = try OutputFile(path: folder.path("still.png"), replacesExisting: false)
    _ = try StillRenderer.write(
      ClipFrame(frame), FrameRendition(sourceColor: color), .png, to: output)
    try output.commit()
    return try SampleImage.decoded(output.path, as: "rgb24")
  }

  @Test(
    arguments: [
      ("bt709", 0.2126, 0.0722), ("smpte170m", 0.299, 0.114), ("bt2020nc", 0.2627, 0.0593),
    ],
    [ColorFacts.Range.limited, .full])
  func showsVideoAsItsMatrixAndRangeMean(
    matrix: (name: String, red: Double, blue: Double), range: ColorFacts.Range
  ) throws {
    let code: [Double] = [120, 100, 160]
    let planes = code.flatMap { [UInt8](repeating: UInt8($0), count: 64 * 48) }
    let pixels = try written(
      (64, 48), header: "C444", planes: planes,
      color: ColorFacts(matrix: matrix.name, range: range))
    let isFull = range == .full
    let luma = isFull ? code[0] : (code[0] - 16) * 255 / 219
    let scale = isFull ? 1 : 255.0 / 224
    let (blueness, redness) = ((code[1] - 128) * scale, (code[2] - 128) * scale)
    let red = luma + 2 * (1 - matrix.red) * redness
    let blue = luma + 2 * (1 - matrix.blue) * blueness
    let green = (luma - matrix.red * red - matrix.blue * blue) / (1 - matrix.red - matrix.blue)
    for (value, expected) in zip(pixels, [red, green, blue]) {
      #expect(abs(Double(value) - expected) <= 1)
    }
  }

  @Test(arguments: [("left", 0.0), ("center", 0.5)])
  func spreadsChromaFromWhereItLies(location: String, offset: Double) throws {
    // Redness grows by 2 a pixel: a sample that lies farther right is larger.
    let (width, height) = (64, 16)
    let chroma = (0..<width / 2).map { UInt8(64 + 2 * (2 * Double($0) + offset)) }
    let planes =
      [UInt8](repeating: 128, count: width * height)
      + [UInt8](repeating: 128, count: width * height / 4)
      + (0..<height / 2).flatMap { _ in chroma }
    let pixels = try written(
      (width, height), header: "C420mpeg2", planes: planes,
      color: ColorFacts(matrix: "smpte170m", range: .full, chromaLocation: location))
    for x in 16..<48 {
      let redness = Double(64 + 2 * x - 128)
      let red = Double(pixels[(8 * width + x) * 3])
      #expect(abs(red - (128 + 1.402 * redness)) <= 1.5)
    }
  }

  @Test func keepsTheDepthOfAClip() throws {
    let folder = try TemporaryFolder()
    let text = "YUV4MPEG2 W16 H16 F25:1 Ip A1:1 C444p10 XYSCSS=444P10\nFRAME\n"
    // Gray of 721 in the limited range of 64 to 940: 0.75 of white.
    let luma = (0..<256).flatMap { _ in [UInt8].little(721, 2) }
    let neutral = (0..<512).flatMap { _ in [UInt8].little(512, 2) }
    let clip = try folder.write(Array(text.utf8) + luma + neutral, named: "clip.y4m")
    let source = try FrameSource(track: 0, in: FileBytes(path: clip))
    let frame = try Frame()
    #expect(source.next(into: frame))
    let output = try OutputFile(path: folder.path("still.png"), replacesExisting: false)
    let picture = FrameRendition(
      sourceColor: ColorFacts(matrix: "bt709", range: .limited), pixelFormat: "rgb48be")
    _ = try StillRenderer.write(ClipFrame(frame), picture, .png, to: output)
    try output.commit()
    let bytes = try SampleImage.decoded(output.path, as: "rgb48be")
    let value = Int(bytes[0]) << 8 | Int(bytes[1])
    #expect(abs(value - 65_535 * 657 / 876) <= 257)
  }
}

extension ClipFrame {
  /// A frame whose place in its clip does not matter.
  convenience init(_ frame: Frame) {
    self.init(
      frame, address: FrameAddress(track: 0, ticks: 0, timeBase: 1, number: 0, time: .zero))
  }
}

struct StillRefusalTests {
  private func refusal(
    of bytes: [UInt8], named name: String, as format: StillRendition.Format = .png,
    _ picture: FrameRendition = FrameRendition()
  ) -> MediaError? {
    #expect(throws: MediaError.self) { try StillFile(of: bytes, named: name, as: format, picture) }
  }

  /// A JPEG or PNG of a size at which damage in the middle is damage of the picture.
  private func bytes(_ format: StillRendition.Format) throws -> [UInt8] {
    let still = try StillFile(of: SampleImage.noise(160, 120).bytes, as: format)
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
        StillRendition(source: source, picture: FrameRendition(), format: .png), to: output)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.png"])
  }

  @Test(arguments: [(16_383, true), (16_384, false)])
  func knowsHowLargeAWebPMayBe(width: Int, isAccepted: Bool) throws {
    let source = SampleImage.noise(width, 1).bytes
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
    let rendition = StillRendition(source: source, picture: FrameRendition(), format: .png)
    let isDecodable = facts.image?.codec.isDecodable == true
    #expect((StillRenderer.obstacle(to: rendition) == nil) == isDecodable)
  }
}
