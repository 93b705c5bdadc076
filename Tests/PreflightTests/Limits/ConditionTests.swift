import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ConditionTests {
  private func limit(_ maximum: String, _ conditions: Condition...) -> Limit {
    .sample(.duration, .atMost(maximum), when: conditions)
  }

  private func mode(_ value: String) -> Condition {
    .setting("mode", equals: [.text(value)])
  }

  private let seconds12 = MediaFacts.sample(frames: 288, rate: .fps24)

  @Test func appliesALimitWhoseConditionHolds() throws {
    let found = try findings(
      of: limit("10", mode("image")), on: seconds12, settings: ["mode": "Image"])
    #expect(found.map(\.severity) == [.blocker])
    #expect(found.first?.detail?.contains("The limit holds with mode=image.") == true)
  }

  @Test func passesOverALimitWhoseConditionFails() throws {
    #expect(
      try findings(of: limit("10", mode("image")), on: seconds12, settings: ["mode": "video"])
        .isEmpty)
  }

  @Test func countsASettingThatIsNotGivenAsItsDefault() throws {
    let settings = ["mode": Setting(defaultValue: .text("image"))]
    let profile = Profile.sample(settings: settings, limits: [limit("10", mode("image"))])
    #expect(try findings(of: .of(seconds12), for: profile).map(\.severity) == [.blocker])
    let other = Profile.sample(settings: settings, limits: [limit("10", mode("video"))])
    #expect(try findings(of: .of(seconds12), for: other).isEmpty)
  }

  @Test func onlyAdvisesWhenTheConditionIsNotKnown() throws {
    let profile = Profile.sample(limits: [
      limit("10", mode("image")), limit("30", mode("video")),
    ])
    let finding = try #require(try findings(of: .of(seconds12), for: profile).first)
    #expect(finding.severity == .advice)
    #expect(finding.message.hasPrefix("With mode=image: the clip lasts 12.000 s"))
    #expect(finding.detail?.contains("--set mode=VALUE") == true)
  }

  @Test func refusesWhatEveryAlternativeRefusesNamingTheMostGenerous() throws {
    let profile = Profile.sample(limits: [
      limit("8", mode("image")), limit("10", mode("video")),
    ])
    let found = try findings(of: .of(seconds12), for: profile)
    #expect(found.map(\.severity) == [.blocker])
    #expect(found.first?.limit?.bounds == .atMost("10"))
  }

  @Test func knowsFromTheListOfASettingWhetherAllAlternativesAreCovered() throws {
    let settings = ["mode": Setting(allowed: [.text("image"), .text("video"), .text("text")])]
    let profile = Profile.sample(
      settings: settings, limits: [limit("8", mode("image")), limit("10", mode("video"))])
    let found = try findings(of: .of(seconds12), for: profile)
    #expect(found.map(\.severity) == [.advice, .advice])
  }

  @Test func doesNotKnowAPromptThatItWasNotShown() throws {
    let limits = [
      Limit.sample(.frames, .atMost("100"), when: [.settingIsSet("prompt", true)]),
      Limit.sample(.frames, .atMost("9000"), when: [.settingIsSet("prompt", false)]),
    ]
    let profile = Profile.sample(limits: limits)
    #expect(try findings(of: .of(seconds12), for: profile).map(\.severity) == [.advice])
    let told = Request.of(seconds12, settings: ["prompt": "a dog"])
    #expect(try findings(of: told, for: profile).map(\.severity) == [.blocker])
  }

  @Test func knowsWhichRolesAreGiven() throws {
    let inputs = [
      Input(role: "images", media: [.image]), Input(role: "video", media: [.video]),
    ]
    let profile = Profile.sample(
      inputs: inputs,
      limits: [
        .sample(
          .count, .atMost("1"), roles: [.role("images")], scope: .request,
          when: [.roleIsGiven("video", true)]),
        .sample(
          .count, .atMost("2"), roles: [.role("images")], scope: .request,
          when: [.roleIsGiven("video", false)]),
      ])
    let two = [MediaFacts.image(path: "a.png"), .image(path: "b.png")]
    #expect(try findings(of: .of(two[0], two[1]), for: profile).isEmpty)
    let found = try findings(of: .of(two[0], two[1], .sample(frames: 24)), for: profile)
    #expect(found.map(\.id) == ["input.count.too-many"])
  }

  @Test func judgesAConditionOnTheShapeFileByFile() throws {
    let wide = Limit.sample(
      .resolution, Bounds(maximumSize: .sized(4096, 2160)),
      when: [.aspect(PixelSize.hd720.ratio)])
    #expect(try findings(of: wide, on: .sample(size: .sized(7680, 4320))).count == 1)
    #expect(try findings(of: wide, on: .sample(size: .sized(4320, 7680))).isEmpty)
  }
}
