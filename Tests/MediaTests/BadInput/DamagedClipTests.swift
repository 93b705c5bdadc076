import MediaModel
import TestMedia
import Testing

@testable import Media

/// Clips that are media, but not whole.
struct DamagedClipTests {
  @Test(.enabled(if: VideoCodec.h264.isPresent)) func tellsAClipWhoseMediaWereCutOff() throws {
    let folder = try TemporaryFolder()
    let clip = SampleClip {
      $0.frameCount = 100
      $0.keyFrameDistance = 1
      // More packets than pictures: the frames that are told have to be those of the pictures.
      $0.sound = SampleClip.Sound(sampleCount: 192_000)
      $0.muxerOptions = ["movflags": "faststart"]
    }
    var file = try MP4File(path: clip.write(in: folder))
    let media = try #require(file.range(of: "mdat"))
    file.truncate(to: (media.lowerBound + media.upperBound) / 2)
    let facts = try MediaProbe().facts(of: file.write(in: folder))
    #expect(facts.problems.map(\.kind) == [.truncated, .durationContradicted])
    let count = try #require(facts.mainVideo?.frameCount)
    #expect(count.evidence == .packets)
    #expect((40...60).contains(count.value))
    #expect(facts.durations.container?.value == .seconds(4))
    #expect(try #require(facts.durations.packets).value < .seconds(3))
    #expect(facts.problems.first?.message.contains("of 100 frames can be read") == true)
  }

  @Test(arguments: [0, 200, 2000])
  func bearsWithAMediaBoxThatPromisesMoreThanItsSamplesNeed(missing: Int) throws {
    let folder = try TemporaryFolder()
    let clip = SampleClip { $0.muxerOptions = ["movflags": "faststart"] }
    var file = try MP4File(path: clip.write(in: folder))
    let media = try #require(file.range(of: "mdat"))
    let size = MP4File.big(UInt64(media.count + missing), 4)
    file.bytes.replaceSubrange(media.lowerBound..<media.lowerBound + 4, with: size)
    let facts = try MediaProbe().facts(of: file.write(in: folder))
    #expect(facts.problems.isEmpty)
    #expect(facts.mainVideo?.frameCount?.value == 10)
  }

  @Test func readsATrackWithoutSamples() throws {
    let facts = try SampleClip { $0.frameCount = 5 }.facts { try $0.emptyTrack(0) }
    #expect(facts.kind == .video)
    #expect(facts.mainVideo?.frameCount?.value == 0)
    #expect(facts.mainVideo?.storedSize?.description == "64x48")
    #expect(facts.mainVideo?.frameRate.average == nil)
  }

  @Test func prefersATrackWithPicturesToOneWithout() throws {
    let facts = try SampleClip { $0.videoTrackCount = 2 }.facts { file in
      try file.emptyTrack(0)
      // FFmpeg enables only the first track.
      try file.set(3, byteCount: 3, at: 1, in: "moov/trak[1]/tkhd")
    }
    #expect(facts.video.map(\.frameCount?.value) == [0, 10])
    #expect(facts.mainVideo?.index == 1)
  }

  @Test func readsSoundAlone() throws {
    let facts = try SampleClip {
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(sampleCount: 48_000)
    }.facts()
    #expect(facts.kind == .audio)
    #expect(facts.video.isEmpty)
    #expect(facts.durations.video == nil)
    #expect(facts.durations.audio?.value == .seconds(1))
  }

  @Test func tellsMediaThatLieInAnotherFileAndLeavesItAlone() throws {
    let folder = try TemporaryFolder()
    // The other file is a clip of 99 frames: nothing of it may be seen.
    let other = try SampleClip {
      $0.frameCount = 99
      $0.width = 128
    }.write(in: folder, named: "other.mp4")
    for location in [other, "file://" + other, "other.mp4", "http://127.0.0.1:1/other.mp4"] {
      var file = try MP4File(path: SampleClip { $0.container = .mov }.write(in: folder))
      try file.setDataReference(to: location)
      let path = try file.write(in: folder, named: "reference.mov")
      for depth in ProbeDepth.allCases {
        let facts = try expectingQuick { try MediaProbe(depth: depth).facts(of: path) }
        #expect(facts.problems.map(\.kind).contains(.refersToOtherFile))
        #expect(facts.mainVideo?.frameCount?.value != 99)
        #expect(facts.mainVideo?.storedSize?.width != 128)
      }
    }
  }

  @Test(arguments: [SampleClip.Container.mkv, .transportStream, .avi, .webm])
  func readsWhatIsLeftOfACutFile(container: SampleClip.Container) throws {
    let folder = try TemporaryFolder()
    let clip = SampleClip {
      $0.container = container
      $0.frameCount = 100
      $0.keyFrameDistance = 5
      if container == .webm { $0.codec = .vp8 }
    }
    guard clip.codec.isPresent else { return }
    var file = try MP4File(path: clip.write(in: folder))
    file.truncate(to: file.bytes.count * 2 / 3)
    let path = try file.write(in: folder, named: "cut.\(container.rawValue)")
    let facts = try MediaProbe().facts(of: path)
    let count = try #require(facts.mainVideo?.frameCount?.value)
    #expect((30...90).contains(count))
    #expect(try #require(facts.durations.packets).value < .seconds(4))
  }
}
