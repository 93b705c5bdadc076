import MediaModel
import TestMedia
import Testing

@testable import Media

/// Whether frames come evenly, judged from when they are shown.
struct PacingTests {
  static let containers: [SampleClip.Container] = [.mp4, .mov, .mkv]

  private func clip(
    _ container: SampleClip.Container, milliseconds: [Int64], rate: Rational = 25
  ) -> SampleClip {
    SampleClip {
      $0.container = container
      $0.frameTimes = milliseconds
      $0.frameRate = rate
    }
  }

  @Test(arguments: containers, FrameRateTests.rates)
  func callsTimesRoundedToMillisecondsEven(
    container: SampleClip.Container, rate: Rational
  ) throws {
    let times = (0..<60).map { index in
      (MediaTime.frames(index, at: rate).seconds * 1000 + .of(1, 2)).roundedDown
    }
    let video = try #require(clip(container, milliseconds: times, rate: rate).facts().mainVideo)
    #expect(video.frameRate.isVariable == false)
    #expect(video.frameRate.nominal?.framesPerSecond == rate)
    #expect(video.frameCount?.value == 60)
  }

  @Test(arguments: containers, [1, 29, 57])
  func callsAClipWithOneDroppedFrameVariable(
    container: SampleClip.Container, dropped: Int64
  ) throws {
    let times = (0..<59).map { Int64($0) }.filter { $0 != dropped }.map { $0 * 40 }
    let video = try #require(clip(container, milliseconds: times).facts().mainVideo)
    #expect(video.frameRate.isVariable == true)
    #expect(video.frameCount?.value == 58)
    #expect(video.frameRate.nominal?.framesPerSecond == 25)
  }

  @Test(arguments: containers)
  func callsAChangeOfRateVariable(container: SampleClip.Container) throws {
    let times = (0..<30).map { Int64($0) * 40 } + (0..<30).map { 1200 + Int64($0) * 20 }
    let video = try #require(clip(container, milliseconds: times).facts().mainVideo)
    #expect(video.frameRate.isVariable == true)
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 4], false), ([0, 1, 2, 4, 5], true), ([0, 4, 8, 13, 17, 21], false),
      ([0, 8, 16, 28, 36, 44], true), ([0, 8, 17, 25, 34, 42], false),
    ] as [([Int64], Bool)])
  func toleratesOneTickAndNoMoreOfACoarseClock(times: [Int64], isVariable: Bool) {
    #expect(FramePacing(times: times, ticksPerSecond: 240)?.isVariable == isVariable)
  }

  @Test(arguments: [(1, false), (2, true)])
  func toleratesAMillisecondOfAFineClock(milliseconds: Int64, isVariable: Bool) {
    var times = (0..<20).map { Int64($0) * 3600 }
    times[10] += milliseconds * 90
    #expect(FramePacing(times: times, ticksPerSecond: 90_000)?.isVariable == isVariable)
  }

  @Test func ignoresTheOrderOfStorage() {
    let pacing = FramePacing(times: [0, 3, 1, 2, 6, 4, 5], ticksPerSecond: 25)
    #expect(pacing?.isVariable == false)
    #expect(pacing?.typicalDistance == 1)
  }

  @Test func knowsNoPacingOfOneFrame() {
    #expect(FramePacing(times: [5], ticksPerSecond: 25) == nil)
    #expect(FramePacing(times: [], ticksPerSecond: 25) == nil)
  }

  @Test func survivesTimesAtTheEndsOf64Bits() {
    let pacing = FramePacing(times: [.min, 0, .max, .max], ticksPerSecond: 90_000)
    #expect(pacing?.isVariable == true)
  }
}
