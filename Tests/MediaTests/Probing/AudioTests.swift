import MediaModel
import TestMedia
import Testing

@testable import Media

/// Tracks of sound.
struct AudioTests {
  private func facts(
    _ container: SampleClip.Container, _ sound: SampleClip.Sound, frames: Int = 0
  ) throws -> MediaFacts {
    try SampleClip {
      $0.container = container
      $0.frameCount = frames
      $0.sound = sound
    }.facts()
  }

  @Test(
    arguments: [(48_000, 2, "stereo"), (44_100, 1, "mono"), (22_050, 2, "stereo")],
    [SampleClip.Container.mp4, .mov, .mkv])
  func readsRateAndChannels(
    sound: (rate: Int, channels: Int, layout: String), container: SampleClip.Container
  ) throws {
    let facts = try facts(
      container,
      SampleClip.Sound(
        sampleRate: sound.rate, channelCount: sound.channels, sampleCount: sound.rate))
    let track = try #require(facts.mainAudio)
    #expect(facts.kind == .audio)
    #expect(track.codec.name == "aac")
    #expect(track.codec.profile == "LC")
    #expect(track.sampleRate == sound.rate)
    #expect(track.channelCount == sound.channels)
    #expect(track.channelLayout == sound.layout)
    #expect(try #require(track.duration).value.isWithin(.of(1, 10), of: .seconds(1)))
  }

  @Test(arguments: [SampleClip.Container.mp4, .mov])
  func leavesPrimingOutOfTheDuration(container: SampleClip.Container) throws {
    let facts = try facts(container, SampleClip.Sound(sampleCount: 96_000), frames: 50)
    let track = try #require(facts.mainAudio)
    #expect(track.primingSampleCount == 1024)
    #expect(track.startTime == .zero)
    #expect(track.duration?.value == .seconds(2))
    #expect(facts.durations.audio?.value == .seconds(2))
    #expect(facts.durations.longest?.time.value == .seconds(2))
  }

  @Test func countsPrimingWhereTheEditListIsIgnored() throws {
    let facts = try facts(.mp4, SampleClip.Sound(sampleCount: 96_000))
    #expect(facts.durations.packets?.value == .seconds(2))
    #expect(facts.durations.ignoringEditList?.value == .seconds(96_000 + 1024, 48_000))
  }

  @Test func readsUncompressedSound() throws {
    let facts = try facts(.mov, SampleClip.Sound(.pcm, sampleCount: 48_000), frames: 25)
    let track = try #require(facts.mainAudio)
    #expect(track.codec.name == "pcm_s16le")
    #expect(track.bitDepth == 16)
    #expect(track.primingSampleCount == nil)
    #expect(track.duration?.value == .seconds(1))
  }

  @Test func measuresHoursOfUncompressedSoundWithoutCountingOneByOne() throws {
    // Ten hours at 48 kHz; the sample table tells it in one line.
    let count: UInt64 = 10 * 3600 * 48_000
    let clip = SampleClip {
      $0.container = .mov
      $0.frameCount = 0
      $0.sound = SampleClip.Sound(.pcm, channelCount: 1, sampleCount: 48_000)
    }
    let folder = try TemporaryFolder()
    var file = try MP4File(path: clip.write(in: folder))
    let table = "moov/trak/mdia/minf/stbl/"
    try file.set(count, byteCount: 4, at: 8, in: table + "stts")
    try file.set(count, byteCount: 4, at: 8, in: table + "stsz")
    try file.setEdits([])
    let path = try file.write(in: folder, named: "long.mov")
    // A file without room for so many samples would not be believed.
    try expandSparsely(path, to: Int64(count) * 2 + 10_000)
    let facts = try expectingQuick { try MediaProbe().facts(of: path) }
    #expect(facts.durations.packets?.value == .seconds(36_000))
    #expect(facts.durations.ignoringEditList?.value == .seconds(36_000))
  }

  @Test(
    .enabled(if: AudioCodec.opus.isPresent, "this FFmpeg has no libopus"),
    arguments: [SampleClip.Container.mkv, .mp4])
  func leavesPrimingAndPaddingOfOpusOut(container: SampleClip.Container) throws {
    let facts = try facts(container, SampleClip.Sound(.opus, sampleCount: 48_000), frames: 25)
    let track = try #require(facts.mainAudio)
    #expect(track.primingSampleCount == 312)
    #expect(track.startTime == .zero)
    #expect(try #require(track.duration).value.isWithin(.of(1, 1000), of: .seconds(1)))
    #expect(try #require(facts.durations.audio).value.isWithin(.of(1, 1000), of: .seconds(1)))
  }

  @Test func measuresSoundOfTransportStreams() throws {
    let facts = try facts(
      .transportStream, SampleClip.Sound(.mp2, sampleCount: 1152 * 50), frames: 30)
    let track = try #require(facts.mainAudio)
    #expect(track.codec.name == "mp2")
    #expect(
      try #require(track.duration).value.isWithin(.of(1, 1000), of: .seconds(1152 * 50, 48_000)))
  }
}
