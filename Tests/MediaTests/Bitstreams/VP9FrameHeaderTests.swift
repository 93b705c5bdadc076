import MediaModel
import TestMedia
import Testing

@testable import Media

/// The header of VP9's key frames.
struct VP9FrameHeaderTests {
  @Test(
    .enabled(if: VideoCodec.vp9.isPresent, "this FFmpeg has no libvpx"),
    arguments: [
      ("yuv420p", 0), ("yuv422p", 1), ("yuv444p", 1), ("yuv420p10le", 2),
      ("yuv444p10le", 3), ("yuv422p12le", 3), ("gbrp", 1),
    ], [SampleClip.Container.webm, .mp4])
  func agreesWithFFmpegsDecoder(
    layout: (format: String, profile: Int), container: SampleClip.Container
  ) throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip {
      $0.container = container
      $0.codec = .vp9
      $0.pixelFormat = layout.format
      ($0.width, $0.height) = (70, 50)
      $0.frameCount = 3
      $0.encoderOptions = ["profile": "\(layout.profile)"]
    }.write(in: folder)
    let decoded = try DecodedImage(decoding: path)
    let video = try #require(try MediaProbe().facts(of: path).mainVideo)
    #expect(decoded.pixelFormat == layout.format)
    #expect(video.pixelFormat.name == layout.format)
    #expect(video.codec.profile == "Profile \(layout.profile)")
    #expect(video.storedSize?.description == "70x50")
    #expect(video.frameCount?.value == 3)
  }

  @Test func readsEveryLayoutOfChroma() throws {
    let layouts = try [0b00, 0b01, 0b10, 0b11].map { layout in
      var writer = BitWriter()
      writer.write(0b10_1_0_0_0_0_1, bits: 8)
      writer.write(0x498342, bits: 24)
      writer.write(2, bits: 3)
      writer.write(false)
      writer.write(layout, bits: 2)
      writer.write(0, bits: 64)
      return try #require(VP9FrameHeader(writer.bytes)).subsampling
    }
    #expect(layouts.map(\.horizontal) == [false, false, true, true])
    #expect(layouts.map(\.vertical) == [false, true, false, true])
  }

  @Test func readsSizeAndColour() throws {
    var writer = BitWriter()
    writer.write(0b10_0_0_0_0_0_1, bits: 8)
    writer.write(0x498342, bits: 24)
    writer.write(2, bits: 3)
    writer.write(true)
    writer.write(1919, bits: 16)
    writer.write(1079, bits: 16)
    let header = try #require(VP9FrameHeader(writer.bytes))
    #expect((header.width, header.height) == (1920, 1080))
    #expect(header.colorSpace == 2)
    #expect(header.isFullRange)
    #expect(header.bitDepth == 8)
  }

  @Test(
    arguments: [
      [], [0x82], [0x00, 0x49, 0x83, 0x42], [0x86, 0x49, 0x83, 0x42], [0x82, 0x49, 0x83],
    ])
  func refusesWhatIsNoKeyFrame(bytes: [UInt8]) {
    #expect(VP9FrameHeader(bytes) == nil)
  }

  @Test(
    arguments: [
      ([0b10_0_0_0_0_1_0, 0], false), ([0b10_0_0_0_1_0_0, 0], true), ([0b10_0_0_1_000, 0], false),
      ([0b10_1_1_0_0_1_0, 0], true), ([0b10_1_1_0_0_0_1, 0], false),
      ([0b10_0_0_0_1_0_0, 0b110_00001], false), ([], false), ([0], false),
    ] as [([UInt8], Bool)])
  func tellsAPictureThatIsNeverShown(packet: [UInt8], isInvisible: Bool) {
    #expect(VP9FrameHeader.isInvisible(packet) == isInvisible)
  }

  @Test(arguments: [([0x10, 0, 0], false), ([0x11], false), ([0x01, 0xFF], true), ([], false)])
  func tellsAPictureOfVP8ThatIsNeverShown(frame: [UInt8], isInvisible: Bool) {
    #expect(VP8FrameTag.isInvisible(frame) == isInvisible)
  }
}
