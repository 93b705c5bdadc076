import JSON
import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct LearnedLimitTests {
  private let day: Int64 = 86_400
  /// 2026-11-20, 10:15 UTC.
  private let now: Int64 = 1_795_169_700

  private func lesson(
    _ bounds: Bounds = .atMost("4"), at time: Int64, code: String? = "video_duration_too_long",
    confidence: StatedBound.Confidence = .typed, confirmations: Int = 1, contradictions: Int = 0
  ) -> LearnedLimit {
    LearnedLimit(
      profileID: "example/edit", roles: [.role("source")], quantity: .duration, bounds: bounds,
      confidence: confidence, code: code, sent: .number(6), learnedAt: time,
      confirmations: confirmations, contradictions: contradictions)
  }

  private func found(
    _ lessons: [LearnedLimit], seconds frames: Int, profile: Profile = .sample()
  ) throws -> [Finding] {
    let learned = LearnedLimits(lessons, at: now).byProfile
    return try findings(
      of: .of(.sample(frames: frames)), for: profile, learned: learned
    )
    .filter { $0.limit?.quantity == .duration }
  }

  @Test func blocksTheNextRequestAndLetsOneInsidePass() throws {
    let body = """
      {"detail":[{"loc":["body","source"],"msg":"too long","type":"video_duration_too_long",
      "ctx":{"max_duration":4,"provided_duration":6}}]}
      """
    let clip = Request.of(.sample(frames: 144))
    #expect(try findings(of: clip, for: .sample()).isEmpty)
    let lessons = Lessons(ProviderAnswer(reading: body), for: .sample(), request: clip, at: now)
    #expect(lessons.limits.count == 1)
    let blocked = try found(lessons.limits, seconds: 144)
    #expect(blocked.map(\.severity) == [.blocker])
    #expect(
      blocked.first?.message
        == "The clip lasts 6.000 s (container); Example accepts at most 4 s, as learned from a "
        + "rejection of 2026-11-20.")
    #expect(blocked.first?.source?.evidence == .learned)
    #expect(blocked.first?.source?.seen == "2026-11-20")
    #expect(blocked.first?.detail?.contains("with the code video_duration_too_long") == true)
    #expect(blocked.first?.detail?.contains("what was sent then: 6 s") == true)
    #expect(blocked.first?.fix?.isAutomatic == true)
    #expect(try found(lessons.limits, seconds: 97).map(\.severity) == [.blocker])
    #expect(try found(lessons.limits, seconds: 95).isEmpty)
  }

  @Test func saysHowOftenItWasConfirmed() throws {
    var limit = lesson(at: now - 9 * day, confirmations: 3)
    limit.confirmedAt = now
    let text = try #require(try found([limit], seconds: 144).first?.detail)
    #expect(text.contains("on 2026-11-11"), "\(text)")
    #expect(text.contains("confirmed 2 times, last on 2026-11-20"), "\(text)")
  }

  @Test(arguments: [(90, Severity.blocker, false), (91, .advice, true), (1000, .advice, true)])
  func makesWhatIsOldAdvice(age: Int64, severity: Severity, saysAge: Bool) throws {
    let finding = try #require(try found([lesson(at: now - age * day)], seconds: 144).first)
    #expect(finding.severity == severity)
    #expect(finding.detail?.contains("\(age) days ago") == saysAge)
  }

  @Test func makesWhatWasContradictedAdvice() throws {
    let finding = try #require(
      try found([lesson(at: now, contradictions: 1)], seconds: 144).first)
    #expect(finding.severity == .advice)
    #expect(finding.detail?.contains("A request outside it passed since then") == true)
  }

  @Test func letsTheNewestOfTwoThatDisagreeCount() throws {
    let old = lesson(.atMost("2"), at: now - 10 * day)
    let new = lesson(.atMost("4"), at: now)
    #expect(try found([old, new], seconds: 72).isEmpty)
    let finding = try #require(try found([old, new], seconds: 144).first)
    #expect(finding.limit?.bounds == .atMost("4"))
    #expect(
      finding.detail?.contains(
        "An earlier rejection, on 2026-11-10, said otherwise: at most 2 s.") == true)
  }

  @Test func believesFieldsBeforeWordsOfTheSameTime() {
    let limits = LearnedLimits(
      [lesson(.atMost("2"), at: now, confidence: .worded), lesson(.atMost("4"), at: now)], at: now
    ).byProfile["example/edit"]
    #expect(limits?.map(\.bounds) == [.atMost("4")])
  }

  @Test func showsAConflictWithTheDocumentationAsAdvice() throws {
    let profile = Profile.sample(limits: [.sample(.duration, .atMost("5"))])
    let inside = try found([lesson(at: now)], seconds: 115, profile: profile)
    #expect(inside.map(\.severity) == [.advice])
    #expect(inside.first?.message.contains("at most 4 s was learned") == true)
    #expect(inside.first?.message.contains("says at most 5 s") == true)
    #expect(inside.first?.detail?.contains("https://example.com/limits") == true)
    let outside = try found([lesson(.atMost("8"), at: now)], seconds: 144, profile: profile)
    #expect(outside.map(\.severity) == [.blocker])
    #expect(
      outside.first?.detail?.contains("A rejection of 2026-11-20 says otherwise: at most 8 s.")
        == true)
  }

  @Test func agreesSilentlyWithTheDocumentation() throws {
    let profile = Profile.sample(limits: [.sample(.duration, .atMost("4"), roles: [.media(.video)])]
    )
    let found = try found([lesson(at: now)], seconds: 144, profile: profile)
    #expect(found.map(\.severity) == [.blocker])
    #expect(found.first?.source?.evidence == .providerDoc)
    #expect(found.first?.alsoSaidBy.map(\.relation) == [.learned])
  }

  @Test func findsTheLimitsThatAnAcceptedRequestBreaks() throws {
    let limits = LearnedLimits([lesson(at: now), lesson(.atMost("8"), at: now)], at: now)
    let broken = try limits.broken(by: .of(.sample(frames: 144)), for: .sample(), in: .of())
    #expect(broken.map(\.bounds) == [.atMost("4")])
    #expect(
      try limits.broken(by: .of(.sample(frames: 96)), for: .sample(), in: .of()).isEmpty)
    #expect(
      try limits.broken(by: .of(.sample(frames: 144)), for: .sample(id: "other/x"), in: .of())
        .isEmpty)
  }
}

struct SettingLimitTests {
  private func found(_ bounds: Bounds, _ value: String?) throws -> [Finding] {
    let limit = Limit(
      roles: [.all], quantity: .setting, bounds: bounds, name: "seconds", source: .documented)
    let profile = Profile.sample(settings: ["seconds": Setting()], limits: [limit])
    let settings = value.map { ["seconds": $0] } ?? [:]
    return try findings(of: .of(.sample(), settings: settings), for: profile)
  }

  @Test(arguments: [
    (Bounds.atMost("10"), "10", true), (.atMost("10"), "11", false), (.below("10"), "10", false),
    (.below("10"), "9.99", true), (.atLeast("1"), "1", true), (.atLeast("1"), "0", false),
    (Bounds(step: 8), "16", true), (Bounds(step: 8), "17", false),
    (.oneOf("4", "8"), "8.0", true), (.oneOf("4", "8"), "5", false), (.oneOf("a"), "A", true),
    (.oneOf("a"), "b", false), (.atMost("10"), "many", true),
  ])
  func judgesTheValueOfASetting(bounds: Bounds, value: String, passes: Bool) throws {
    let found = try found(bounds, value)
    #expect(found.isEmpty == passes, "\(found)")
    #expect(found.allSatisfy { $0.severity == .blocker && $0.id.hasPrefix("setting.") })
  }

  @Test func saysNothingOfASettingThatIsNotGiven() throws {
    #expect(try found(.atMost("10"), nil).isEmpty)
  }

  @Test func saysWhatWasAskedAndWhatIsAccepted() throws {
    #expect(
      try found(.atMost("10"), "12").first?.message
        == "The request asks for seconds=12; Example accepts at most 10.")
  }

  @Test func needsTheSettingsName() {
    let json = """
      {"schema":"preflight.profiles/1","provider":"X","profiles":[{"id":"x/y","name":"Y","kind":"model",
      "limits":[{"roles":["*"],"quantity":"setting","maximum":10,"source":{"evidence":"user"}}]}]}
      """
    #expect(throws: DocumentError.self) { try ProfileFile(json, name: "x.json") }
    #expect(throws: Never.self) {
      try ProfileFile(json.replacing(#""maximum""#, with: #""name":"n","maximum""#), name: "x.json")
    }
  }
}
