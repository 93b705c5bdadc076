import MediaModel
import Preflight
import Testing

@testable import Media
@testable import Preprocess

/// Which frames positions mean.
struct SelectedRangeTests {
  private func kept(
    rate: FrameRate = .fps(30), timeline: FrameTimeline? = nil,
    _ options: (inout FitOptions) -> Void
  ) throws -> Range<Int> {
    let plan = try SamplePlan.trim(.clip(rate: rate), timeline: timeline, options: options)
    let kept = try #require(plan.report.kept)
    let first = try #require(kept.firstFrame)
    return first..<(first + kept.frameCount)
  }

  @Test func startsAtTheFirstFrameFromATimeOn() throws {
    #expect(try kept { $0.from = .time(.at("1")) }.lowerBound == 30)
    #expect(try kept { $0.from = .time(.at("1.001")) }.lowerBound == 31)
  }

  @Test func leavesTheFrameAtTheEndOut() throws {
    #expect(try kept { $0.to = .time(.at("1")) } == 0..<30)
    #expect(try kept { $0.to = .time(.at("1.001")) } == 0..<31)
  }

  @Test(arguments: [1, 7, 100, 299])
  func takesATimeAsItIsPrinted(frame: Int) throws {
    let rate = FrameRate.fps(30000, 1001)
    let printed = rate.duration(ofFrames: Int64(frame)).seconds.decimal(places: 6)
    #expect(try kept(rate: rate) { $0.from = .time(.at(printed)) }.lowerBound == frame)
    #expect(try kept(rate: rate) { $0.to = .time(.at(printed)) }.upperBound == frame)
  }

  @Test func countsFramesAndTimecode() throws {
    #expect(try kept { $0.from = .frames(12) }.lowerBound == 12)
    #expect(try kept { $0.from = TimePosition("00:00:01:05") }.lowerBound == 35)
    #expect(
      try kept(rate: .fps(30000, 1001)) { $0.from = TimePosition("00:00:02;03") }.lowerBound == 63)
  }

  @Test func takesALengthInFramesOrSeconds() throws {
    #expect(
      try kept {
        $0.from = .frames(10)
        $0.frameCount = 20
      } == 10..<30)
    #expect(
      try kept {
        $0.from = .time(.at("1"))
        $0.duration = .time(.at("2"))
      } == 30..<90)
  }

  @Test func keepsAMomentInTheMiddle() throws {
    #expect(
      try kept {
        $0.around = .time(.at("5"))
        $0.frameCount = 10
      } == 145..<155)
    #expect(
      try kept {
        $0.around = .time(.at("0"))
        $0.frameCount = 10
      } == 0..<10)
  }

  @Test func findsFramesThatComeUnevenly() throws {
    let timeline = FrameTimeline(
      track: 0, timeBase: Rational(1, 1000) ?? 1, times: [500, 540, 700, 710, 1500], end: 1600,
      firstNumber: 0, isComplete: true, origin: 500)
    let clip = MediaFacts.clip(frames: 5).withTrack { $0.frameRate.isVariable = true }
    let plan = try SamplePlan.trim(clip, timeline: timeline) {
      $0.from = .time(.at("0.1"))
      $0.to = .time(.at("1"))
    }
    #expect(plan.report.kept?.firstFrame == 2)
    #expect(plan.report.kept?.frameCount == 2)
    let range = try #require(plan.clip?.video.range)
    #expect(range.start == .at("0.7") && range.end == .at("1.5"))
    #expect(plan.clip?.video.timing == .original)
  }

  @Test func countsFramesOfATimelineThatWasReadInPart() throws {
    let timeline = FrameTimeline(
      track: 0, timeBase: Rational(1, 1000) ?? 1,
      times: (150..<200).map { ($0 * 1000 + 15) / 30 + 40 }, end: 6707, firstNumber: nil,
      isComplete: false, origin: 40)
    let plan = try SamplePlan.trim(.clip(), timeline: timeline) {
      $0.from = .frames(160)
      $0.frameCount = 10
    }
    #expect(plan.report.kept?.firstFrame == 160)
    #expect(plan.clip?.video.range.start == .at("5.373"))
  }

  @Test func refusesWhatLiesBehindTheEnd() {
    #expect(throws: RequestError.self) { try kept { $0.from = .time(.at("10")) } }
    #expect(throws: RequestError.self) { try kept { $0.to = .time(.at("10.04")) } }
    #expect(throws: RequestError.self) { try kept { $0.frameCount = 301 } }
  }

  @Test func takesAFractionOfAFrameMoreAsTheEnd() throws {
    #expect(try kept { $0.to = .time(.at("10.01")) } == 0..<300)
  }

  @Test func refusesOptionsThatContradictEachOther() {
    #expect(throws: RequestError.self) {
      try kept {
        $0.to = .frames(5)
        $0.frameCount = 5
      }
    }
    #expect(throws: RequestError.self) {
      try kept {
        $0.from = .frames(9)
        $0.to = .frames(9)
      }
    }
  }

  @Test func shortensOnlyAsNeeded() throws {
    let profile = Profile.taking(.on(.duration, .atMost("5")))
    let plan = try SamplePlan.fit(.clip(), for: profile) {
      $0.from = .frames(20)
      $0.to = .frames(220)
    }
    #expect(plan.report.kept?.firstFrame == 20)
    #expect(plan.report.kept?.frameCount == 149)
    #expect(plan.report.notes.contains { $0.hasPrefix("200 frames were asked for") })
    let short = try SamplePlan.fit(.clip(), for: profile) {
      $0.from = .frames(20)
      $0.to = .frames(120)
    }
    #expect(short.report.kept?.frameCount == 100)
  }
}
