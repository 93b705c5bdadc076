import MediaModel
import TestMedia
import Testing

@testable import Media

/// Colour, depth, dynamic range and scan.
struct ColorTests {
  @Test(
    arguments: [SampleClip.Container.mp4, .mov, .mkv, .transportStream],
    [
      (SampleClip.Color(primaries: 1, transfer: 1, matrix: 1), ["bt709", "bt709", "bt709"], .sdr),
      (
        SampleClip.Color(primaries: 5, transfer: 6, matrix: 5),
        ["bt470bg", "smpte170m", "bt470bg"], .sdr
      ),
      (
        SampleClip.Color(primaries: 9, transfer: 18, matrix: 9),
        ["bt2020", "arib-std-b67", "bt2020nc"], .hlg
      ),
      (
        SampleClip.Color(primaries: 9, transfer: 16, matrix: 9),
        ["bt2020", "smpte2084", "bt2020nc"], .pq
      ),
    ] as [(SampleClip.Color, [String], DynamicRange)])
  func readsTaggedColour(
    container: SampleClip.Container,
    expected: (color: SampleClip.Color, names: [String], range: DynamicRange)
  ) throws {
    try #require(VideoCodec.h264.isPresent)
    let video = try #require(
      try SampleClip {
        $0.container = container
        $0.color = expected.color
      }.facts().mainVideo)
    #expect(video.color.primaries == expected.names[0])
    #expect(video.color.transfer == expected.names[1])
    #expect(video.color.matrix == expected.names[2])
    #expect(video.color.range == .limited)
    #expect(video.dynamicRange == expected.range)
  }

  @Test(arguments: [SampleClip.Container.mp4, .mkv, .transportStream])
  func leavesUntaggedColourOpen(container: SampleClip.Container) throws {
    let video = try #require(try SampleClip { $0.container = container }.facts().mainVideo)
    #expect(video.color.primaries == nil)
    #expect(video.color.transfer == nil)
    #expect(video.color.matrix == nil)
    #expect(video.dynamicRange == .sdr)
  }

  @Test(.enabled(if: VideoCodec.h264.isPresent), arguments: [SampleClip.Container.mp4, .mkv])
  func readsTheFullRange(container: SampleClip.Container) throws {
    let video = try #require(
      try SampleClip {
        $0.container = container
        $0.color = SampleClip.Color(primaries: 1, transfer: 1, matrix: 1, isFullRange: true)
      }.facts().mainVideo)
    #expect(video.color.range == .full)
  }

  @Test(
    .enabled(if: VideoCodec.h264.isPresent),
    arguments: [
      ("yuv420p", 8, "4:2:0"), ("yuv420p10le", 10, "4:2:0"), ("yuv422p", 8, "4:2:2"),
      ("yuv422p10le", 10, "4:2:2"), ("yuv444p", 8, "4:4:4"),
    ])
  func readsDepthAndChroma(format: String, depth: Int, chroma: String) throws {
    let video = try #require(try SampleClip { $0.pixelFormat = format }.facts().mainVideo)
    #expect(video.pixelFormat.name == format)
    #expect(video.pixelFormat.bitDepth == depth)
    #expect(video.pixelFormat.chroma == chroma)
    #expect(video.pixelFormat.hasAlpha == false)
  }

  @Test(
    .enabled(if: VideoCodec.hevc.isPresent, "this FFmpeg has no libx265"),
    arguments: [SampleClip.Container.mp4, .mkv, .transportStream])
  func findsStaticMetadataOfHDR10InTheBitStream(container: SampleClip.Container) throws {
    let video = try #require(
      try SampleClip {
        $0.container = container
        $0.codec = .hevc
        $0.pixelFormat = "yuv420p10le"
        $0.frameCount = 3
        $0.color = SampleClip.Color(primaries: 9, transfer: 16, matrix: 9)
        $0.encoderOptions = [
          "x265-params": "log-level=none:max-cll=1000,400:master-display="
            + "G(13250,34500)B(7500,3000)R(34000,16000)WP(15635,16450)L(10000000,1)"
        ]
      }.facts().mainVideo)
    #expect(video.dynamicRange == .hdr10)
    #expect(video.codec.profile == "Main 10")
    #expect(video.pixelFormat.bitDepth == 10)
  }

  @Test(
    .enabled(if: VideoCodec.h264.isPresent),
    arguments: [SampleClip.Container.mp4, .mkv, .transportStream],
    [(false, .progressive), (true, .interlacedBottomFirst)] as [(Bool, VideoFacts.Scan)])
  func tellsFieldsFromFrames(
    container: SampleClip.Container, expected: (isInterlaced: Bool, scan: VideoFacts.Scan)
  ) throws {
    let video = try #require(
      try SampleClip {
        $0.container = container
        $0.isInterlaced = expected.isInterlaced
      }.facts().mainVideo)
    #expect(video.scan == expected.scan)
    #expect(video.frameCount?.value == 10)
    #expect(video.frameRate.average?.framesPerSecond == 25)
  }
}
