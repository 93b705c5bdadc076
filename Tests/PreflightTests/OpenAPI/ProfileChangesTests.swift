import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ProfileChangesTests {
  private static let today = "2026-11-30"

  private func limit(
    _ quantity: Quantity, _ bounds: Bounds, _ role: String = "video_url",
    evidence: SourceEvidence = .providerSchema, seen: String? = "2026-08-02"
  ) -> Limit {
    Limit(
      roles: [.role(role)], quantity: quantity, bounds: bounds,
      source: Source(seen: seen, evidence: evidence))
  }

  private func atMost(_ value: Int) -> Bounds { Bounds(maximum: .init(Rational(value))) }
  private func atLeast(_ value: Int) -> Bounds { Bounds(minimum: .init(Rational(value))) }

  private func profile(
    _ limits: [Limit], inputs: [Input]? = nil, settings: [String: Setting] = [:]
  ) -> Profile {
    Profile(
      id: "mine/model", name: "Model", provider: "Mine", kind: .model,
      inputs: inputs ?? [Input(role: "video_url", media: [.video], minimum: 1, maximum: 1)],
      settings: settings, limits: limits)
  }

  private func changes(
    from old: Profile, to new: Profile, rules: [Profile] = [], unread: [OpenAPIImport.Note] = []
  ) -> ProfileChanges {
    ProfileChanges(new, today: old, rules: rules, unread: unread, day: Self.today)
  }

  @Test func whatIsTheSameIsNoChange() {
    let old = profile([limit(.duration, atMost(10))])
    let new = profile([limit(.duration, atMost(10), seen: Self.today)])
    let changes = changes(from: old, to: new)
    #expect(changes.isEmpty)
    // It was seen again.
    #expect(changes.result.limits.first?.source.seen == Self.today)
  }

  @Test func widthAndHeightThatSayTheSameAreTheSides() {
    let old = profile([limit(.side, atLeast(300))])
    let same = profile([limit(.width, atLeast(300)), limit(.height, atLeast(300))])
    #expect(changes(from: old, to: same).isEmpty)
    let looser = profile([limit(.width, atLeast(200)), limit(.height, atLeast(200))])
    let found = changes(from: old, to: looser).changes
    #expect(found.map(\.subject) == ["video_url: side"])
    #expect(found.map(\.isLooser) == [true])
    let other = profile([limit(.width, atLeast(300)), limit(.height, atLeast(200))])
    #expect(!changes(from: old, to: other).isEmpty)
  }

  @Test func aProfileThatIsNotKnownIsNew() {
    let changes = ProfileChanges(profile([]), today: nil, day: Self.today)
    #expect(changes.isNew && !changes.isEmpty)
    #expect(changes.result == profile([]))
  }

  @Test(arguments: [(10, 15, true), (10, 8, false)])
  func aChangedMaximumIsToldWithItsDays(old: Int, new: Int, isLooser: Bool) {
    let changes = changes(
      from: profile([limit(.duration, atMost(old))]),
      to: profile([limit(.duration, atMost(new), seen: Self.today)]))
    #expect(
      changes.changes == [
        .init(
          kind: .changed, subject: "video_url: duration", before: "at most \(old) s",
          after: "at most \(new) s", seenBefore: "2026-08-02", seenAfter: Self.today,
          isLooser: isLooser)
      ])
    #expect(changes.result.limits.map(\.bounds) == [atMost(new)])
  }

  @Test func aSmallerMinimumIsLooser() {
    let changes = changes(
      from: profile([limit(.width, atLeast(300))]), to: profile([limit(.width, atLeast(200))]))
    #expect(changes.looserCount == 1)
  }

  @Test func anotherFormatIsLooser() {
    let changes = changes(
      from: profile([limit(.container, Bounds(allowed: [.text("mp4")]))]),
      to: profile([limit(.container, Bounds(allowed: [.text("mp4"), .text("mov")]))]))
    #expect(changes.changes.map(\.kind) == [.changed])
    #expect(changes.looserCount == 1)
  }

  @Test func oneEndMayChangeWithoutTheOther() {
    let old = limit(.duration, Bounds(minimum: .init(2), maximum: .init(10)))
    let new = limit(.duration, Bounds(minimum: .init(2), maximum: .init(15)), seen: Self.today)
    let changes = changes(from: profile([old]), to: profile([new]))
    #expect(changes.changes.map(\.before) == ["at most 10 s"])
    #expect(changes.result.limits.map(\.bounds) == [new.bounds])
  }

  @Test func whatASchemaSaidAndSaysNoMoreIsGone() {
    let old = profile([limit(.duration, atMost(10)), limit(.fileSize, atMost(100))])
    let changes = changes(from: old, to: profile([limit(.duration, atMost(10))]))
    #expect(changes.changes.map(\.kind) == [.gone])
    #expect(changes.looserCount == 1)
    #expect(changes.result.limits.map(\.quantity) == [.duration])
  }

  @Test func whatAnotherSourceKnowsStays() {
    let old = profile([
      limit(.fileSize, atMost(100), evidence: .providerDoc),
      limit(.width, atLeast(300), evidence: .observedError),
    ])
    let changes = changes(from: old, to: profile([limit(.duration, atMost(10))]))
    #expect(changes.changes.map(\.kind) == [.new])
    #expect(changes.result.limits.map(\.quantity) == [.fileSize, .width, .duration])
  }

  /// A sentence that was not understood may state the limit still.
  @Test func whatMayStandInAnUnreadSentenceStays() {
    let old = profile([limit(.area, atMost(1000))])
    let note = OpenAPIImport.Note(
      kind: .unread, profileID: "mine/model", field: "video_url", text: "Up to ~480p.")
    let changes = changes(from: old, to: profile([]), unread: [note])
    #expect(changes.isEmpty)
    #expect(changes.unconfirmed == ["video_url: area: at most 1000 px"])
    #expect(changes.result.limits == old.limits)
  }

  @Test func whatTheRulesSayIsNotNew() {
    var rules = profile([])
    rules.kind = .rules
    rules.limits = [
      Limit(
        roles: [.media(.video)], quantity: .fileSize, bounds: atMost(100),
        source: Source(evidence: .providerDoc))
    ]
    let changes = changes(
      from: profile([]), to: profile([limit(.fileSize, atMost(100))]), rules: [rules])
    #expect(changes.isEmpty)
  }

  @Test func aLimitOnSeveralRolesStaysForTheOthers() {
    let inputs = ["a_url", "b_url"].map { Input(role: $0, media: [.video], maximum: 1) }
    var both = limit(.duration, atMost(10), evidence: .providerDoc)
    both.roles = [.media(.video)]
    let changes = changes(
      from: profile([both], inputs: inputs),
      to: profile([limit(.duration, atMost(15), "a_url")], inputs: inputs))
    let limits = changes.result.limits
    #expect(limits.first { $0.roles == [.role("a_url")] }?.bounds == atMost(15))
    #expect(limits.first { $0.roles == [.role("b_url")] }?.bounds == atMost(10))
    #expect(limits.count == 2)
  }

  @Test func inputsAreCompared() {
    let old = [
      Input(role: "images", media: [.image], maximum: 4), Input(role: "clip", media: [.video]),
    ]
    let new = [
      Input(role: "images", media: [.image], maximum: 9),
      Input(role: "song", media: [.audio], maximum: 1),
    ]
    let changes = changes(from: profile([], inputs: old), to: profile([], inputs: new))
    #expect(changes.changes.map(\.kind) == [.changed, .new, .gone])
    #expect(changes.changes.first?.isLooser == true)
    #expect(changes.result.inputs == new)
  }

  @Test func anEndThatASchemaDoesNotGiveIsNotTakenAway() {
    let old = [Input(role: "images", media: [.image], maximum: 4)]
    let new = [Input(role: "images", media: [.image], maximum: nil)]
    let changes = changes(from: profile([], inputs: old), to: profile([], inputs: new))
    #expect(changes.isEmpty)
    #expect(changes.result.inputs.first?.maximum == 4)
  }

  @Test func aRoleMayHaveAnotherName() {
    let old = profile(
      [limit(.duration, atMost(10), "video")],
      inputs: [Input(role: "video", media: [.video], maximum: 1)])
    let new = profile(
      [limit(.duration, atMost(10))],
      inputs: [Input(role: "video_url", media: [.video], maximum: 1)])
    let changes = changes(from: old, to: new)
    #expect(changes.changes.map(\.subject) == ["input video"])
    #expect(changes.result.limits.map(\.roles) == [[.role("video_url")]])
  }

  /// A list of frames that the profile has as a first and a last one stays so.
  @Test func finerRolesOfTodayStay() {
    let old = [
      Input(role: "first", media: [.image], minimum: 1, maximum: 1),
      Input(role: "last", media: [.image], maximum: 1, requires: ["first"]),
    ]
    let new = [Input(role: "frames", media: [.image], minimum: 1, maximum: 2)]
    let changes = changes(
      from: profile([], inputs: old),
      to: profile([limit(.width, atLeast(300), "frames")], inputs: new))
    #expect(changes.result.inputs == old)
    #expect(changes.changes.map(\.subject) == ["first and last: width"])
  }

  @Test func settingsAreCompared() {
    let old = profile([], settings: ["duration": Setting(allowed: [.number(5)])])
    let new = profile(
      [], settings: ["duration": Setting(allowed: [.number(5), .number(10)]), "seed": Setting()])
    let changes = changes(from: old, to: new)
    #expect(changes.changes.map(\.subject) == ["setting duration"])
    #expect(changes.looserCount == 1)
  }

  @Test func pricesAreCompared() {
    func price(_ amount: String, _ seen: String) -> Price {
      Price(
        amount: .exact(amount), currency: "USD", per: .second,
        source: Source(seen: seen, evidence: .providerDoc))
    }
    var old = profile([])
    old.prices = [price("0.2", "2026-08-02")]
    var new = profile([])
    new.prices = [price("0.4", Self.today)]
    let changes = changes(from: old, to: new)
    #expect(changes.changes.map(\.before) == ["0.2 USD per second"])
    #expect(changes.changes.map(\.after) == ["0.4 USD per second"])
    #expect(changes.result.prices == new.prices)
    // A document without prices says nothing about them.
    #expect(self.changes(from: new, to: profile([])).isEmpty)
  }
}
