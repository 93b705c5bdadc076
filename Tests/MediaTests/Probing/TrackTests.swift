import MediaModel
import TestMedia
import Testing

@testable import Media

/// Tracks told from each other, and what a file says about itself.
struct TrackTests {
  @Test(arguments: [SampleClip.Container.mp4, .mov, .mkv, .transportStream])
  func listsEveryVideoTrack(container: SampleClip.Container) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.videoTrackCount = 3
      $0.sound = SampleClip.Sound(sampleCount: 9600)
    }.facts()
    #expect(facts.video.map(\.index) == [0, 1, 2])
    #expect(facts.video.map(\.frameCount?.value) == [10, 10, 10])
    #expect(facts.audio.map(\.index) == [3])
    #expect(facts.mainVideo?.index == 0)
  }

  @Test func tellsAnAttachedPictureFromVideo() throws {
    let facts = try SampleClip { $0.hasAttachedPicture = true }.facts()
    #expect(facts.kind == .video)
    #expect(facts.video.count == 1)
    #expect(facts.otherTracks.map(\.kind) == [.attachedPicture])
    #expect(facts.displaySize?.description == "64x48")
  }

  @Test func callsSoundWithACoverSound() throws {
    let facts = try SampleClip {
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 48_000)
      $0.hasAttachedPicture = true
    }.facts()
    #expect(facts.kind == .audio)
    #expect(facts.video.isEmpty)
    #expect(facts.mainVideo == nil)
    #expect(facts.durations.video == nil)
    #expect(try #require(facts.durations.packets).value.isWithin(.of(1, 40), of: .seconds(1)))
  }

  @Test(arguments: [SampleClip.Container.mp4, .mov]) func findsTimecode(
    container: SampleClip.Container
  ) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.timecode = "01:00:00:00"
    }.facts()
    #expect(facts.otherTracks.map(\.kind) == [.timecode])
    #expect(facts.video.count == 1)
  }

  @Test(
    arguments: [
      (["location": "+59.3293+018.0686/"], true, false),
      (["com.apple.quicktime.make": "Apple"], false, true),
      (["com.apple.quicktime.location.ISO6709": "+59.3293+018.0686/"], true, false),
      (["title": "A walk"], false, false),
    ])
  func noticesWhereAndWithWhatAClipWasShot(
    metadata: [String: String], hasLocation: Bool, hasDevice: Bool
  ) throws {
    let isApple = metadata.keys.contains { $0.hasPrefix("com.apple") }
    let facts = try SampleClip {
      $0.container = .mov
      $0.metadata = metadata
      $0.muxerOptions = isApple ? ["movflags": "use_metadata_tags"] : [:]
    }.facts()
    #expect(facts.container.hasLocation == hasLocation)
    #expect(facts.container.hasDeviceMetadata == hasDevice)
  }

  @Test func namesCodecLevelAndTag() throws {
    try #require(VideoCodec.h264.isPresent)
    let codec = try #require(
      try SampleClip {
        $0.encoderOptions = ["preset": "medium", "level": "3.1"]
        $0.bFrameCount = 2
      }.facts().mainVideo
    ).codec
    #expect(codec.name == "h264")
    #expect(codec.profile == "High")
    #expect(codec.level == "3.1")
    #expect(codec.tag == "avc1")
    #expect(codec.isDecodable)
  }

  @Test(arguments: [(1, true), (10, false)])
  func tellsWhetherEveryFrameIsAKeyFrame(distance: Int, isAllIntra: Bool) throws {
    let video = try SampleClip { $0.keyFrameDistance = distance }.facts().mainVideo
    #expect(video?.isAllIntra == isAllIntra)
  }

  @Test(.enabled(if: VideoCodec.proRes.isPresent)) func readsProRes() throws {
    let video = try #require(
      try SampleClip {
        $0.container = .mov
        $0.codec = .proRes
        $0.pixelFormat = "yuv422p10le"
      }.facts().mainVideo)
    #expect(video.codec.name == "prores")
    #expect(video.pixelFormat.bitDepth == 10)
    #expect(video.pixelFormat.chroma == "4:2:2")
    #expect(video.pixelFormat.hasAlpha == false)
    #expect(video.isAllIntra == true)
  }

  @Test func followsTracksThatABroadcastBeginsMidway() throws {
    let folder = try TemporaryFolder()
    let sound = try SampleClip {
      $0.container = .transportStream
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 96_000)
    }.write(in: folder, named: "sound.ts")
    let clip = try SampleClip {
      $0.container = .transportStream
      $0.frameCount = 50
      $0.muxerOptions = ["mpegts_start_pid": "768"]
    }.write(in: folder, named: "clip.ts")
    let bytes = try [sound, clip].flatMap { try MP4File(path: $0).bytes }
    let path = try folder.write(bytes, named: "both.ts")
    let facts = try MediaProbe().facts(of: path)
    #expect(facts.audio.count == 1)
    let track = try #require(facts.mainVideo?.index)
    #expect(try FrameTimeline(ofTrack: track, in: path, near: nil).times.count == 50)
    #expect(facts.mainVideo?.frameCount?.value == 50)
    #expect(facts.mainVideo?.displaySize == PixelSize(width: 64, height: 48))
  }
}
