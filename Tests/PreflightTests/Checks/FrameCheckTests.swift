import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct FrameCountCheckTests {
  @Test(arguments: [(499, true), (500, true), (501, false)])
  func refusesTheFirstFrameTooMany(frames: Int, isAccepted: Bool) throws {
    let found = try findings(of: .sample(.frames, .atMost("500")), on: .sample(frames: frames))
    #expect(found.isEmpty == isAccepted)
  }

  @Test(arguments: [(72, false), (73, true), (74, true)])
  func refusesTheLastFrameTooFew(frames: Int, isAccepted: Bool) throws {
    let found = try findings(of: .sample(.frames, .atLeast("73")), on: .sample(frames: frames))
    #expect(found.isEmpty == isAccepted)
  }

  @Test func countsStoredFramesAgainstAMaximum() throws {
    let facts = MediaFacts.sample(frames: 240).changingVideo {
      $0.storedFrameCount = Sourced(250, .index)
    }
    let found = try findings(of: .sample(.frames, .atMost("240")), on: facts)
    #expect(found.map(\.id) == ["video.frames.too-many"])
    #expect(found.first?.measured?.reading == .stored)
  }

  @Test(arguments: [(80, false), (81, true), (82, false), (89, true)])
  func demandsANumberOnTheGrid(frames: Int, isAccepted: Bool) throws {
    let limit = Limit.sample(.frames, Bounds(step: 8, offset: 1))
    #expect(try findings(of: limit, on: .sample(frames: frames)).isEmpty == isAccepted)
  }

  @Test func namesTheNearestPointOfTheGrid() throws {
    let limit = Limit.sample(.frames, Bounds(step: 8, offset: 1))
    let finding = try findings(of: limit, on: .sample(frames: 100)).first
    #expect(finding?.fix?.sentence == "Trim it to 97 frames.")
  }

  @Test func failsClosedWhenFramesWereNotCounted() throws {
    let facts = MediaFacts.sample().changingVideo {
      $0.frameCount = nil
      $0.storedFrameCount = nil
    }
    let found = try findings(of: .sample(.frames, .atMost("500")), on: facts)
    #expect(found.map(\.severity) == [.unverified])
  }
}

struct FrameRateCheckTests {
  @Test(arguments: [
    (FrameRate.ntsc24, "24", false), (.fps24, "24", true), (.ntsc24, "23.976", true),
    (.ntsc30, "29.97", true), (.rate(2996, 100), "29.97", false),
  ])
  func judgesAMinimumExactly(rate: FrameRate, minimum: String, isAccepted: Bool) throws {
    let found = try findings(of: .sample(.frameRate, .atLeast(minimum)), on: .sample(rate: rate))
    #expect(found.isEmpty == isAccepted)
  }

  @Test(arguments: [
    (FrameRate.ntsc30, "30", true), (.fps30, "30", true), (.rate(301, 10), "30", false),
    (.ntsc60, "59.94", true), (.rate(60, 1), "59.94", false),
  ])
  func judgesAMaximumExactly(rate: FrameRate, maximum: String, isAccepted: Bool) throws {
    let found = try findings(of: .sample(.frameRate, .atMost(maximum)), on: .sample(rate: rate))
    #expect(found.isEmpty == isAccepted)
  }

  @Test func takesTheHigherOfTwoRatesOfAnUnevenClipAgainstAMaximum() throws {
    let facts = MediaFacts.sample(rate: .fps30).changingVideo {
      $0.frameRate = FrameRateFacts(average: .fps24, nominal: .rate(60, 1), isVariable: true)
    }
    let found = try findings(of: .sample(.frameRate, .atMost("30")), on: facts)
    #expect(found.first?.measured?.reading == .nominal)
  }

  @Test func failsClosedWhenTheRateIsNotKnown() throws {
    let facts = MediaFacts.sample().changingVideo { $0.frameRate = FrameRateFacts() }
    let found = try findings(of: .sample(.frameRate, .atMost("30")), on: facts)
    #expect(found.map(\.id) == ["video.frame-rate.unknown"])
    #expect(found.map(\.severity) == [.unverified])
  }
}
