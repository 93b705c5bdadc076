import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct LimitStackTests {
  private let model = Profile(
    id: "engine/model", name: "Model", provider: "Engine", kind: .model,
    inputs: [
      Input(role: "video_url", media: [.video], minimum: 1, maximum: 1),
      Input(role: "image_url", media: [.image]),
    ],
    limits: [
      .sample(.duration, .atMost("4"), roles: [.role("video_url")]),
      .sample(.shortSide, .atMost("700"), roles: [.role("video_url")]),
      .sample(.shortSide, .atMost("100"), roles: [.role("image_url")]),
    ])

  private func workflow(_ certainty: Engine.Certainty, limits: [Limit] = []) -> Profile {
    .sample(
      inputs: [Input(role: "clip", media: [.video], minimum: 1, maximum: 1)], limits: limits,
      engines: [
        Engine(profile: "engine/model", certainty: certainty, roles: ["clip": "video_url"])
      ])
  }

  private let clip = Request.of(.sample(frames: 144, rate: .fps24))

  @Test func bindsTheLimitsOfADocumentedEngine() throws {
    let found = try findings(of: clip, for: workflow(.documented), in: .of(model))
    #expect(found.map(\.id) == ["video.duration.too-long", "video.short-side.too-large"])
    #expect(found.allSatisfy { $0.severity == .blocker })
    #expect(found.allSatisfy { $0.spokenBy?.relation == .documentedEngine })
    #expect(found.first?.message.hasPrefix("Example runs on Model. The clip lasts") == true)
  }

  @Test func takesTheLimitsOfABelievedEngineForAdvice() throws {
    let found = try findings(of: clip, for: workflow(.inferred), in: .of(model))
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.severity == .advice })
    #expect(found.first?.message.hasPrefix("Example is believed to run on Model. ") == true)
  }

  @Test func saysNothingAboutFactsThatABelievedEngineWouldNeed() throws {
    let unknown = Request.of(.sample().changing { $0.durations = Durations() })
    let found = try findings(of: unknown, for: workflow(.inferred), in: .of(model))
    #expect(found.allSatisfy { $0.limit?.quantity != .duration })
  }

  @Test func letsTheStricterOfTwoDocumentedLimitsSpeak() throws {
    let found = try findings(
      of: clip, for: workflow(.documented, limits: [.sample(.duration, .atMost("5"))]),
      in: .of(model))
    let long = found.filter { $0.id == "video.duration.too-long" }
    #expect(long.count == 1)
    #expect(long.first?.limit?.bounds == .atMost("4"))
    #expect(long.first?.spokenBy?.profileID == "engine/model")
    #expect(long.first?.alsoSaidBy.map(\.profileID) == ["example/edit"])
  }

  @Test func dropsAdviceThatAStricterBlockerAlreadyGives() throws {
    let found = try findings(
      of: clip, for: workflow(.inferred, limits: [.sample(.duration, .atMost("3"))]),
      in: .of(model))
    let long = found.filter { $0.id == "video.duration.too-long" }
    #expect(long.map(\.severity) == [.blocker])
    #expect(long.first?.alsoSaidBy.map(\.relation) == [.inferredEngine])
  }

  @Test func keepsAdviceThatIsStricterThanTheBlocker() throws {
    let found = try findings(
      of: clip, for: workflow(.inferred, limits: [.sample(.duration, .atMost("5"))]),
      in: .of(model))
    #expect(
      found.filter { $0.id == "video.duration.too-long" }.map(\.severity) == [.blocker, .advice])
  }

  @Test func appliesTheLimitsOfUnmappedRolesByMediaType() throws {
    var profile = workflow(.documented)
    profile.inputs.append(Input(role: "look", media: [.image]))
    let request = Request.of(.sample(frames: 48), .image())
    let found = try findings(of: request, for: profile, in: .of(model))
    #expect(
      found.contains { $0.role == "look" && $0.limit?.bounds == .atMost("100") })
    #expect(!found.contains { $0.role == "clip" && $0.limit?.bounds == .atMost("100") })
  }

  @Test func appliesRulesByMediaType() throws {
    let rules = Profile(
      id: "example/*", name: "Rules of Example", provider: "Example", kind: .rules,
      limits: [.sample(.fileSize, .atMost("100"), roles: [.media(.video)])])
    let profile = Profile.sample(rules: ["example/*"])
    let found = try findings(of: .of(.sample(bytes: 101)), for: profile, in: .of(rules))
    #expect(found.map(\.spokenBy?.relation) == [.rules])
    #expect(found.first?.message.contains("Example accepts at most 100 bytes") == true)
    #expect(try findings(of: .of(.image(bytes: 101)), for: profile, in: .of(rules)).isEmpty)
  }

  @Test func saysWhichProfilesItCouldNotFind() throws {
    let result = try Checker(catalog: .of()).result(of: clip, for: workflow(.documented))
    #expect(result.notes.contains { $0.contains("engine/model") })
  }

  @Test func letsWhatIsDocumentedOverruleWhatIsLearned() throws {
    let profile = Profile.sample(limits: [.sample(.duration, .atMost("10"))])
    let lesson = Limit.sample(.duration, .atMost("5"), source: .learned)
    let found = try findings(
      of: clip, for: profile, learned: ["example/edit": [lesson]])
    #expect(found.map(\.severity) == [.advice])
    #expect(
      found.first?.message.contains(
        "at most 5 s was learned from a rejection, but the documentation, which counts, says "
          + "at most 10 s")
        == true)
    #expect(found.first?.detail?.contains("https://example.com/limits, seen 2026-08-02") == true)
  }

  @Test func appliesWhatIsLearnedWhereTheDocumentationIsSilent() throws {
    let profile = Profile.sample(limits: [.sample(.duration, .atLeast("1"))])
    let lesson = Limit.sample(.duration, .atMost("5"), source: .learned)
    let found = try findings(
      of: clip, for: profile, learned: ["example/edit": [lesson]])
    #expect(found.map(\.severity) == [.blocker])
    #expect(found.first?.spokenBy?.relation == .learned)
    #expect(found.first?.source?.evidence == .learned)
  }
}

struct StrictnessTests {
  @Test(arguments: [
    (Bounds.atMost("4"), Bounds.atMost("5"), true), (.atMost("5"), .atMost("4"), false),
    (.below("5"), .atMost("5"), true), (.atMost("5"), .below("5"), false),
    (.atLeast("3"), .atLeast("2"), true), (.above("3"), .atLeast("3"), true),
    (.oneOf("a"), .oneOf("a", "b"), true), (.atMost("5"), .atMost("5"), false),
  ])
  func tellsWhichBoundsAcceptLess(one: Bounds, other: Bounds, isStricter: Bool) {
    #expect(Strictness.isStricter(one, than: other) == isStricter)
  }
}
