import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ReportTests {
  @Test func takesTheWorstForTheWhole() {
    #expect(Verdict.worst(of: [.pass, .warn, .pass]) == .warn)
    #expect(Verdict.worst(of: [.warn, .fail, .pass]) == .fail)
    #expect(Verdict.worst(of: []) == .pass)
    #expect(Severity.allCases.map(\.verdict) == [.fail, .fail, .warn, .warn])
  }

  @Test func sortsFindingsFromTheWorst() throws {
    let facts = MediaFacts.sample(frames: 240).changingVideo {
      $0.scan = .interlaced
      $0.frameCount = nil
      $0.storedFrameCount = nil
    }
    let profile = Profile.sample(limits: [
      .sample(.frames, .atMost("500")), .sample(.duration, .atMost("5")),
    ])
    let result = try Checker().result(of: .of(facts), for: profile)
    #expect(result.findings.map(\.severity) == [.blocker, .unverified, .advice])
    #expect(result.verdict == .fail)
  }

  @Test func tellsWhoTakesTheClipAsItIsAfterAFixOrNever() throws {
    let profiles = [
      Profile.sample(id: "a/as-is"),
      .sample(id: "a/fix", limits: [.sample(.duration, .atMost("2"))]),
      .sample(id: "a/short", limits: [.sample(.duration, .atLeast("9"))]),
      .sample(
        id: "a/image", inputs: [Input(role: "image", media: [.image], minimum: 1, maximum: 1)]),
    ]
    let answers = try Checker(catalog: .of()).matrix(for: .of(.sample()), profiles: profiles)
    #expect(answers[0].answer == .asIs)
    guard case .afterFix(let fixes) = answers[1].answer else {
      Issue.record("A clip that is too long can be fixed.")
      return
    }
    #expect(fixes.map(\.action.kind) == [.trim])
    #expect(
      answers[2].answer
        == .never("The clip lasts 4.000 s (container); Example accepts at least 9 s."))
    #expect(answers[3].answer == .never("Example takes an image; clip.mp4 is a video."))
  }
}

struct CostTests {
  private func price(
    _ amount: String?, _ per: Price.Basis, when: [Condition] = []
  ) -> Price {
    Price(
      amount: amount.map { .exact($0) }, minimumAmount: 1, currency: "USD", per: per, when: when,
      source: .documented)
  }

  private func cost(_ prices: [Price], settings: [String: String] = [:]) throws -> Cost {
    let profile = Profile.sample(prices: prices)
    return try Checker().result(of: .of(.sample(), settings: settings), for: profile).cost
  }

  @Test func neverTakesAnUnknownPriceForZero() throws {
    let cost = try cost([])
    #expect(cost.amount == nil)
    #expect(cost.note == "no price known")
    let open = try self.cost([price(nil, .request)])
    #expect(open.amount == nil)
    #expect(open.minimumAmount == 1)
    #expect(open.maximumAmount == nil)
    #expect(open.note == "1 USD or more a request")
  }

  @Test(arguments: [
    (Price.Basis.inputSecond, "0.4"), (.request, "0.1"), (.frame, "9.6"), (.thirtyFrames, "0.4"),
    (.outputSecond, "0.8"),
  ])
  func multipliesWhereNothingIsInDoubt(basis: Price.Basis, amount: String) throws {
    let cost = try cost([price("0.1", basis)], settings: ["duration": "8"])
    #expect(cost.amount == .exact(amount))
    #expect(cost.currency == "USD")
  }

  @Test func doesNotGuessAmongPrices() throws {
    let prices = [
      price("0.1", .request, when: [.setting("mode", equals: [.text("fast")])]),
      price("0.2", .request, when: [.setting("mode", equals: [.text("best")])]),
    ]
    #expect(try cost(prices).amount == nil)
    #expect(try cost(prices).prices.count == 2)
    #expect(try cost(prices, settings: ["mode": "best"]).amount == .exact("0.2"))
  }

}

struct ProbeNeedTests {
  private func needs(_ facts: MediaFacts, _ limits: Limit...) throws -> Bool {
    try !ProbeNeed(catalog: .of()).pathsNeedingPackets(
      for: .of(facts), profiles: [.sample(limits: limits)]
    ).isEmpty
  }

  @Test(arguments: [100, 117, 118, 120, 122, 123, 130])
  func asksForPacketsCloseToALimit(frames: Int) throws {
    let facts = MediaFacts.sample(frames: frames, depth: .header)
    let isClose = (118...122).contains(frames)
    #expect(try needs(facts, .sample(.duration, .atMost("5"))) == isClose)
  }

  @Test func asksForPacketsCloseToALearnedLimit() throws {
    let profile = Profile.sample()
    let need = ProbeNeed(
      catalog: .of().adding(learned: [profile.id: [.sample(.duration, .atMost("5"))]]))
    for (frames, isClose) in [(117, false), (120, true)] {
      let request = Request.of(.sample(frames: frames, depth: .header))
      #expect(
        try need.pathsNeedingPackets(for: request, profiles: [profile]).isEmpty == !isClose)
    }
  }

  @Test func asksWhenTheHeaderDoesNotSay() throws {
    let facts = MediaFacts.sample(depth: .header).changing { $0.durations = Durations() }
    #expect(try needs(facts, .sample(.duration, .atMost("5"))))
    let uncounted = MediaFacts.sample(depth: .header).changingVideo {
      $0.frameCount = nil
      $0.storedFrameCount = nil
    }
    #expect(try needs(uncounted, .sample(.frames, .atMost("500"))))
    #expect(try !needs(uncounted, .sample(.duration, .atMost("50"))))
  }

  @Test func asksWhenTheHeaderOnlyEstimates() throws {
    let facts = MediaFacts.sample(depth: .header).changing {
      $0.durations.container = Sourced(.seconds("4"), .estimate)
    }
    #expect(try needs(facts, .sample(.duration, .atMost("50"))))
  }

  @Test(arguments: [("9.9", true), ("10", true), ("10.1", false)])
  func isContentWithAnEstimateFarBeyondTheLimit(estimate: String, isAsked: Bool) throws {
    let facts = MediaFacts.sample(depth: .header).changing {
      $0.durations.container = Sourced(.seconds(estimate), .estimate)
    }
    #expect(try needs(facts, .sample(.duration, .atMost("5"))) == isAsked)
  }

  @Test func isContentWithFactsThatAreDeepAlready() throws {
    #expect(try !needs(.sample(frames: 120), .sample(.duration, .atMost("5"))))
    #expect(try !needs(.sample(frames: 120, depth: .header), .sample(.side, .atMost("5"))))
  }
}
