import MediaModel
import Preflight
import ProviderAnswers
import Store
import Testing

@Suite struct LearnedLimitTests {
  private let home: TestStore

  init() throws { home = try TestStore() }

  @Test(arguments: Bounds.samples)
  func aLimitComesBackAsItWasLearned(bounds: Bounds) throws {
    let limit = LearnedLimit(
      profileID: "fal/veo", roles: [.all, .media(.video), .role("end\nframe")], quantity: .duration,
      name: "duration", bounds: bounds, scope: .combined, transport: .dataURI, confidence: .worded,
      code: "x", sent: .text("12s"), learnedAt: 5, confirmedAt: 7, confirmations: 3,
      contradictions: 2)
    #expect(try home.open().learn([limit]) == [limit])
    #expect(try home.open().learnedLimits() == [limit])
  }

  @Test func whatIsLearnedAgainIsConfirmed() throws {
    let store = try home.open()
    _ = try store.learn([.sample(confidence: .worded, code: nil, sent: nil, at: 1000)])
    try store.contradict([.sample()])
    let confirmed = try store.learn([.sample(sent: .number(15), at: 3000)])
    var expected = LearnedLimit.sample(sent: .number(15), at: 1000)
    expected.confirmedAt = 3000
    expected.confirmations = 2
    #expect(confirmed == [expected])
    #expect(try store.learnedLimits() == [expected])
  }

  @Test func aSentenceDoesNotTakeThePlaceOfTypedFields() throws {
    let store = try home.open()
    _ = try store.learn([.sample()])
    let limit = try #require(
      try store.learn([.sample(confidence: .worded, code: nil, sent: nil, at: 2000)]).first)
    #expect(limit.confidence == .typed)
    #expect(limit.code == "too_long")
    #expect(limit.sent == .number(12))
  }

  @Test func limitsOfOtherValuesRolesOrTransportsAreOthers() throws {
    let store = try home.open()
    let limits = [
      LearnedLimit.sample(10), .sample(8, at: 1001), .sample(roles: [.all], at: 1002),
      .sample(transport: .url, at: 1003),
    ]
    _ = try store.learn(limits)
    #expect(try store.learnedLimits() == limits)
  }

  @Test func limitsAreGivenByProfileAndThenByTime() throws {
    let store = try home.open()
    let limits: [LearnedLimit] = [
      .sample(1, profileID: "b", at: 2), .sample(2, profileID: "b", at: 1),
      .sample(3, profileID: "a", at: 3),
    ]
    _ = try store.learn(limits)
    #expect(try store.learnedLimits() == [limits[2], limits[1], limits[0]])
    #expect(try store.learnedLimits(of: "b") == [limits[1], limits[0]])
    #expect(try store.learnedLimits(of: "c").isEmpty)
  }

  @Test func acceptedRequestsOutsideALimitAreCounted() throws {
    let store = try home.open()
    _ = try store.learn([.sample(10), .sample(8)])
    try store.contradict([.sample(10)])
    try store.contradict([.sample(10)])
    let counts = try store.learnedLimits().map { ($0.bounds.maximum?.value, $0.contradictions) }
    #expect(counts.first { $0.0 == 10 }?.1 == 2)
    #expect(counts.first { $0.0 == 8 }?.1 == 0)
  }

  @Test func forgottenLimitsAreGone() throws {
    let store = try home.open()
    _ = try store.learn([.sample(10), .sample(8)])
    #expect(try store.forget([.sample(10), .sample(99)]) == 1)
    #expect(try store.learnedLimits() == [.sample(8)])
  }
}
