import MediaModel
import TestMedia
import Testing

@testable import Media

/// Counts, rates and durations of clips whose frames come evenly.
struct FrameRateTests {
  static let rates: [Rational] = [
    .of(24000, 1001), 24, 25, .of(30000, 1001), 30, 50, .of(60000, 1001), 60,
  ]
  static let containers: [SampleClip.Container] = [.mp4, .mov, .mkv, .transportStream, .avi]

  /// The coarsest clock of a container's times, in seconds.
  static func tick(of container: SampleClip.Container) -> Rational {
    switch container {
    // Times and durations are whole milliseconds.
    case .mkv, .webm: .of(1, 1000)
    // The movie header counts milliseconds; tracks are exact.
    case .mp4, .mov, .smoothStreaming: .of(1, 1000)
    case .transportStream: .of(1, 90_000)
    case .avi: .of(1, 1_000_000)
    }
  }

  @Test(arguments: containers, rates)
  func readsEvenClipsExactly(container: SampleClip.Container, rate: Rational) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.frameRate = rate
      $0.frameCount = 37
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 37)
    #expect(video.storedFrameCount == nil)
    #expect(video.frameRate.average?.framesPerSecond == rate)
    #expect(video.frameRate.nominal?.framesPerSecond == rate)
    #expect(video.frameRate.isVariable == false)
    #expect(video.editList == nil)
    #expect(facts.problems.isEmpty)
    let exact = MediaTime.frames(37, at: rate)
    for reading in facts.durations.readings {
      #expect(
        reading.time.value.isWithin(Self.tick(of: container), of: exact),
        "\(reading.name) \(reading.time.value)")
    }
    #expect(facts.durations.readings.count == 4)
  }

  @Test(arguments: [SampleClip.Container.mp4, .mov], rates)
  func measuresTracksOfMP4Exactly(container: SampleClip.Container, rate: Rational) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.frameRate = rate
      $0.frameCount = 37
    }.facts()
    let exact = MediaTime.frames(37, at: rate)
    #expect(facts.durations.packets?.value == exact)
    #expect(facts.durations.ignoringEditList?.value == exact)
    #expect(facts.durations.packets?.evidence == .index)
    #expect(facts.durations.container?.evidence == .header)
  }

  @Test(.enabled(if: VideoCodec.h264.isPresent), arguments: containers, [1, 2, 3])
  func countsFramesThatAreStoredOutOfOrder(container: SampleClip.Container, depth: Int) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.frameRate = .of(30000, 1001)
      $0.frameCount = 31
      $0.bFrameCount = depth
      $0.encoderOptions = ["bf": "\(depth)", "b-adapt": "0"]
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 31)
    #expect(video.frameRate.average?.framesPerSecond == .of(30000, 1001))
    #expect(video.frameRate.isVariable == false)
    let exact = MediaTime(seconds: .of(31 * 1001, 30000))
    let tick = Self.tick(of: container)
    #expect(try #require(facts.durations.packets).value.isWithin(tick, of: exact))
    #expect(try #require(facts.durations.video).value.isWithin(tick, of: exact))
  }

  @Test(arguments: [SampleClip.Container.mp4, .mkv, .transportStream])
  func readsTheSameFromPacketsAsFromHeaders(container: SampleClip.Container) throws {
    let clip = SampleClip {
      $0.container = container
      $0.frameCount = 40
      $0.sound = SampleClip.Sound(sampleCount: 76_800)
    }
    let header = try clip.facts(depth: .header)
    let packets = try clip.facts(depth: .packets)
    #expect(header.mainVideo?.frameCount?.value == packets.mainVideo?.frameCount?.value)
    #expect(header.durations.longest?.time.value == packets.durations.longest?.time.value)
    #expect(header.durations.shortest?.time.value == packets.durations.shortest?.time.value)
  }

  @Test func readsASingleFrame() throws {
    let facts = try SampleClip { $0.frameCount = 1 }.facts()
    #expect(facts.mainVideo?.frameCount?.value == 1)
    #expect(facts.mainVideo?.frameRate.average?.framesPerSecond == 25)
    #expect(facts.durations.packets?.value == .seconds(1, 25))
  }

  @Test func countsTheTimeOfTheLastFrameWhereFramesComeUnevenly() throws {
    // 30 frames a second, with a second of nothing after the tenth.
    let facts = try SampleClip {
      $0.container = .mkv
      $0.frameRate = 30
      $0.frameCount = 20
      $0.frameTimes = (0..<20).map { Int64($0) * 40 + ($0 < 10 ? 0 : 1000) }
    }.facts()
    let rates = try #require(facts.mainVideo?.frameRate)
    let shown = try #require(facts.durations.packets?.value)
    #expect(rates.average?.framesPerSecond == Rational(20) / shown.seconds)
    #expect(rates.isVariable == true)
  }

  @Test func twoFramesHaveNoRhythm() throws {
    let facts = try SampleClip {
      $0.container = .mkv
      $0.frameCount = 2
      $0.frameTimes = [0, 120]
    }.facts()
    let rates = try #require(facts.mainVideo?.frameRate)
    let shown = try #require(facts.durations.packets?.value)
    #expect(rates.average?.framesPerSecond == Rational(2) / shown.seconds)
  }
}
