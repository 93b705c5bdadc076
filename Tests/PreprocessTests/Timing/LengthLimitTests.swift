import Media
import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// How many frames a clip keeps under limits on its length.
struct LengthLimitTests {
  /// Rate, the most frames for 5, 20 and 23 s, and the fewest for 2 and 3 s.
  static let table: [(FrameRate, [Int], [Int])] = [
    (.fps(24000, 1001), [119, 479, 551], [48, 72]), (.fps(24), [120, 480, 552], [48, 72]),
    (.fps(25), [125, 500, 575], [50, 75]), (.fps(30000, 1001), [149, 599, 689], [60, 90]),
    (.fps(30), [150, 600, 690], [60, 90]), (.fps(60000, 1001), [299, 1198, 1378], [120, 180]),
    (.fps(60), [300, 1200, 1380], [120, 180]),
  ]

  @Test(arguments: table, [0, 1, 2])
  func keepsAsManyFramesAsStayWithinAMaximum(
    row: (FrameRate, [Int], [Int]), column: Int
  ) throws {
    let (rate, most, _) = row
    let profile = Profile.taking(.on(.duration, .atMost(["5", "20", "23"][column])))
    let clip = MediaFacts.clip(frames: 3000, rate: rate)
    let exact = try SamplePlan.fit(clip, for: profile) { $0.meetsLimitsExactly = true }
    #expect(exact.clip?.video.frameCount == most[column])
    // By default it stays one frame under where the limit would be met exactly.
    let isMetExactly = rate.framesPerSecond.denominator == 1
    let usual = try SamplePlan.fit(clip, for: profile)
    let kept = most[column] - (isMetExactly ? 1 : 0)
    #expect(usual.clip?.video.frameCount == kept)
    // The finding's fix names the same number.
    let named = usual.report.checkBefore.flatMap(\.findings).compactMap { finding in
      if case .trim(_, _, let count) = finding.fix?.action { count } else { Int64?.none }
    }
    #expect(named == [Int64(kept)])
  }

  @Test(arguments: table, [0, 1])
  func refusesOneFrameLessThanAMinimum(
    row: (FrameRate, [Int], [Int]), column: Int
  ) throws {
    let (rate, _, fewest) = row
    let profile = Profile.taking(.on(.duration, .atLeast(["2", "3"][column])))
    let needed = fewest[column]
    let short = try SamplePlan.fit(.clip(frames: needed - 1, rate: rate), for: profile)
    #expect(short.recipe == nil)
    #expect(short.report.refusals.map(\.id) == ["too-short"])
    #expect(short.report.refusals[0].choices.contains { $0.sentence.contains("\(needed) frames") })
    let enough = try SamplePlan.fit(.clip(frames: needed, rate: rate), for: profile)
    #expect(enough.recipe?.rendition == .identical)
  }

  @Test func leavesAClipAloneThatMeetsALimitExactly() throws {
    let plan = try SamplePlan.fit(
      .clip(frames: 150), for: .taking(.on(.duration, .atMost("5"))))
    #expect(plan.recipe?.rendition == .identical)
  }

  @Test func cutsNothingOffAClipThatNeedsAnotherRepair() throws {
    let clip = MediaFacts.clip(frames: 150).withTrack { $0.scan = .interlacedTopFirst }
    let plan = try SamplePlan.fit(clip, for: .taking(.on(.duration, .atMost("5"))))
    #expect(plan.clip?.video.frameCount == 150)
    #expect(!plan.stepKinds.contains(.cut))
  }

  @Test func meetsALimitExactlyWhereOneFrameLessWouldBeTooShort() throws {
    let plan = try SamplePlan.fit(.clip(), for: .taking(.on(.duration, .between("5", "5"))))
    #expect(plan.clip?.video.frameCount == 150)
  }

  @Test func staysBelowALimitThatIsItselfRefused() throws {
    let plan = try SamplePlan.fit(.clip(), for: .taking(.on(.duration, .below("5"))))
    #expect(plan.clip?.video.frameCount == 149)
  }

  @Test func obeysTheStrictestOfSeveralProfiles() throws {
    let plan = try SamplePlan.fit(
      .clip(), for: .taking(.on(.duration, .atMost("8")), named: "Eight"),
      .taking(.on(.duration, .atMost("4")), named: "Four"),
      .taking(.on(.duration, .atLeast("3")), named: "Three"))
    #expect(plan.clip?.video.frameCount == 119)
    #expect(plan.report.checkAfter.allSatisfy { $0.verdict != .fail })
  }

  @Test func refusesLimitsThatNoLengthMeets() throws {
    let plan = try SamplePlan.fit(
      .clip(), for: .taking(.on(.duration, .atMost("4")), named: "Four"),
      .taking(.on(.duration, .atLeast("6")), named: "Six"))
    #expect(plan.report.refusals.map(\.id) == ["limits-conflict"])
    #expect(plan.report.refusals[0].reason.contains("Four"))
  }

  @Test(arguments: [(300, 297), (297, 297), (10, 9)])
  func keepsANumberOfFramesThatIsOnAGrid(frames: Int, kept: Int) throws {
    let profile = Profile.taking(.on(.frames, .multiple(of: 8, plus: 1)))
    let plan = try SamplePlan.fit(.clip(frames: frames), for: profile)
    let count = plan.clip?.video.frameCount ?? frames
    #expect(count == kept)
  }

  @Test(arguments: [FitOptions.Lengthening.hold, .loop, .boomerang])
  func makesAShortClipLongerOnlyWhenAsked(lengthening: FitOptions.Lengthening) throws {
    let plan = try SamplePlan.fit(
      .clip(frames: 50), for: .taking(.on(.duration, .atLeast("3")))
    ) { $0.lengthening = lengthening }
    #expect(plan.clip?.video.frameCount == 90)
    #expect(plan.clip?.video.arrangement.rawValue == lengthening.rawValue)
    #expect(plan.report.steps.first { $0.kind == .lengthen }?.cost?.contains("40 frames") == true)
  }

  @Test func keepsTheEndThatTheProfileSays() throws {
    let profile = Profile.taking(.on(.duration, .atMost("5")), keep: .end)
    #expect(try SamplePlan.fit(.clip(), for: profile).report.kept?.firstFrame == 151)
    let start = try SamplePlan.fit(.clip(), for: profile) { $0.keep = .start }
    #expect(start.report.kept?.firstFrame == 0)
  }
}
