import MediaModel
import TestSamples
import Testing

@testable import Preflight

/// How many frames of a rate fit into five seconds, and how many two, three, twenty and twenty-three
/// seconds need.
struct FrameBudget: Sendable, CustomTestStringConvertible {
  var rate: FrameRate
  var within5: Int
  var reaching2: Int
  var reaching3: Int
  var within20: Int
  var within23: Int

  var testDescription: String { "\(rate)" }

  static let all = [
    FrameBudget(
      rate: .ntsc24, within5: 119, reaching2: 48, reaching3: 72, within20: 479, within23: 551),
    FrameBudget(
      rate: .fps24, within5: 120, reaching2: 48, reaching3: 72, within20: 480, within23: 552),
    FrameBudget(
      rate: .fps25, within5: 125, reaching2: 50, reaching3: 75, within20: 500, within23: 575),
    FrameBudget(
      rate: .ntsc30, within5: 149, reaching2: 60, reaching3: 90, within20: 599, within23: 689),
    FrameBudget(
      rate: .fps30, within5: 150, reaching2: 60, reaching3: 90, within20: 600, within23: 690),
    FrameBudget(
      rate: .rate(50, 1), within5: 250, reaching2: 100, reaching3: 150, within20: 1000,
      within23: 1150),
    FrameBudget(
      rate: .ntsc60, within5: 299, reaching2: 120, reaching3: 180, within20: 1198,
      within23: 1378),
    FrameBudget(
      rate: .rate(60, 1), within5: 300, reaching2: 120, reaching3: 180, within20: 1200,
      within23: 1380),
  ]
}

struct DurationCheckTests {
  @Test(arguments: FrameBudget.all)
  func refusesTheFirstFrameOverAMaximum(budget: FrameBudget) throws {
    for (limit, most) in [
      ("5", budget.within5), ("20", budget.within20), ("23", budget.within23),
    ] {
      let limit = Limit.sample(.duration, .atMost(limit))
      for frames in [most - 1, most] {
        #expect(try findings(of: limit, on: .sample(frames: frames, rate: budget.rate)).isEmpty)
      }
      let over = try findings(of: limit, on: .sample(frames: most + 1, rate: budget.rate))
      #expect(over.map(\.id) == ["video.duration.too-long"])
      #expect(over.map(\.severity) == [.blocker])
      guard case .trim(_, _, let count) = over.first?.fix?.action else {
        Issue.record("A clip that is too long is trimmed.")
        continue
      }
      // Frames of a whole rate meet whole seconds exactly; a trim stays a frame under that.
      let meetsExactly = budget.rate.framesPerSecond.denominator == 1
      #expect(count == Int64(meetsExactly ? most - 1 : most))
    }
  }

  @Test(arguments: FrameBudget.all)
  func refusesTheLastFrameUnderAMinimum(budget: FrameBudget) throws {
    for (limit, least) in [("2", budget.reaching2), ("3", budget.reaching3)] {
      let limit = Limit.sample(.duration, .atLeast(limit))
      for frames in [least, least + 1] {
        #expect(try findings(of: limit, on: .sample(frames: frames, rate: budget.rate)).isEmpty)
      }
      let under = try findings(of: limit, on: .sample(frames: least - 1, rate: budget.rate))
      #expect(under.map(\.id) == ["video.duration.too-short"])
      #expect(under.first?.fix?.isAutomatic == false)
    }
  }

  @Test func refusesTheLimitItselfWhenItIsExclusive() throws {
    let five = MediaFacts.sample(frames: 125, rate: .fps25)
    let over = try findings(of: .sample(.duration, .below("5")), on: five)
    #expect(over.map(\.id) == ["video.duration.too-long"])
    #expect(over.first?.message.contains("less than 5 s") == true)
    #expect(over.first?.fix?.sentence == "Trim it to at most 124 frames (4.96 s).")
    let three = MediaFacts.sample(frames: 75, rate: .fps25)
    let under = try findings(of: .sample(.duration, .above("3")), on: three)
    #expect(under.map(\.id) == ["video.duration.too-short"])
  }

  @Test func judgesAMaximumByTheLongestReadingAndSaysWhichOneItIs() throws {
    let facts = MediaFacts.sample(frames: 150, rate: .fps30).changing {
      $0.durations.container = Sourced(.seconds("5.023"), .header)
    }
    let finding = try #require(
      try findings(of: .sample(.duration, .atMost("5")), on: facts).first)
    #expect(finding.message == "The clip lasts 5.023 s (container); Example accepts at most 5 s.")
    #expect(
      finding.detail?.contains("The video track lasts 5.000 s, but the container says 5.023 s.")
        == true)
    #expect(
      finding.measured == MeasuredValue(.exact("5.023"), unit: .seconds, reading: .container))
  }

  @Test func trimsAllTracksWhereOnlyTheAudioIsTooLong() throws {
    let facts = MediaFacts.sample(frames: 150, rate: .fps30).changing {
      $0.durations.audio = Sourced(.seconds("5.02"), .packets)
    }
    let finding = try findings(of: .sample(.duration, .atMost("5")), on: facts).first
    #expect(finding?.fix?.sentence == "Trim all its tracks to at most 149 frames (4.966667 s).")
  }

  @Test func judgesAMinimumByTheShortestReading() throws {
    let facts = MediaFacts.sample(frames: 90, rate: .fps30).changing {
      $0.durations.audio = Sourced(.seconds("2.98"), .packets)
    }
    let finding = try #require(
      try findings(of: .sample(.duration, .atLeast("3")), on: facts).first)
    #expect(finding.message.contains("2.980 s (audio track)"))
    #expect(
      finding.detail?.hasPrefix("The container says 3.000 s, but the audio track lasts") == true)
  }

  @Test func writesEnoughDigitsToTellTheClipFromTheLimit() throws {
    let facts = MediaFacts.sample(frames: 150, rate: .fps30).changing {
      $0.durations.container = Sourced(.seconds("5.00002"), .header)
    }
    let finding = try findings(of: .sample(.duration, .atMost("5")), on: facts).first
    #expect(finding?.message.contains("lasts 5.00002 s (container)") == true)
  }

  @Test func countsFramesWhereTheRateIsKnown() throws {
    let facts = MediaFacts.sample(frames: 153, rate: .ntsc30)
    let finding = try #require(
      try findings(of: .sample(.duration, .atMost("5")), on: facts).first)
    #expect(finding.detail?.hasPrefix("153 frames at 30000/1001 fps, at most 149 fit.") == true)
    #expect(finding.fix?.sentence == "Trim it to at most 149 frames (4.971633 s).")
  }

  @Test func namesTheFramesThatATrimKeeps() throws {
    let facts = MediaFacts.sample(frames: 130, rate: .fps25)
    let below = try #require(try findings(of: .sample(.duration, .atMost("5")), on: facts).first)
    #expect(below.fix?.sentence == "Trim it to at most 124 frames (4.96 s).")
    #expect(below.detail?.hasPrefix("130 frames at 25 fps, at most 125 fit.") == true)
    let exact = try #require(
      try findings(of: .sample(.duration, .between("5", "5")), on: facts).first)
    #expect(exact.fix?.sentence == "Trim it to at most 125 frames (5 s).")
  }

  @Test func failsClosedWhenTheLengthIsNotKnown() throws {
    let facts = MediaFacts.sample().changing { $0.durations = Durations() }
    let finding = try #require(
      try findings(of: .sample(.duration, .atMost("5")), on: facts).first)
    #expect(finding.severity == .unverified)
    #expect(finding.message.contains("could not be verified"))
  }

  @Test func saysNothingWhenARecommendationCannotBeJudged() throws {
    let facts = MediaFacts.sample().changing { $0.durations = Durations() }
    #expect(
      try findings(of: .sample(.duration, .atMost("5"), level: .advisory), on: facts).isEmpty)
  }

  @Test func warnsWhenALongClipIsCutBehindTheUsersBack() throws {
    let limit = Limit.sample(
      .duration, .atMost("8"), level: .advisory, effect: .alter, behavior: .truncateToFirst)
    let finding = try #require(
      try findings(of: limit, on: .sample(frames: 240, rate: .fps24)).first)
    #expect(finding.severity == .alteration)
    #expect(
      finding.message
        == "The clip lasts 10.000 s (container); Example takes it, but only the first 8 s are used."
    )
  }

  @Test func addsUpTheClipsOfACombinedLimit() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "references", media: [.video])],
      limits: [.sample(.duration, .between("2", "15"), scope: .combined)])
    let fits = Request.of(
      .sample(path: "a.mp4", frames: 192), .sample(path: "b.mp4", frames: 168))
    #expect(try findings(of: fits, for: profile).isEmpty)
    let over = Request.of(
      .sample(path: "a.mp4", frames: 192), .sample(path: "b.mp4", frames: 169))
    let finding = try #require(try findings(of: over, for: profile).first)
    #expect(finding.id == "video.duration.too-long-together")
    #expect(finding.message.contains("The 2 clips together last 15.042 s"))
  }

  @Test func doesNotAskForTheLengthOfAnImage() throws {
    #expect(try findings(of: .sample(.duration, .atMost("5")), on: .image()).isEmpty)
  }

  @Test func keepsTheEndOfAClipThatIsToBeExtended() throws {
    let profile = Profile.sample(limits: [.sample(.duration, .atMost("23"))], keep: .end)
    let finding = try #require(
      try findings(of: .of(.sample(frames: 576, rate: .fps25)), for: profile).first)
    #expect(finding.fix?.sentence == "Trim it to at most 574 frames (22.96 s), and keep its end.")
  }
}
