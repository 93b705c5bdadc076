import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct InputCheckTests {
  @Test func demandsAndLimitsTheNumberOfInputs() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "images", media: [.image], minimum: 2, maximum: 3)
    ])
    let images = (1...4).map { RequestInput(role: "images", path: "\($0).png", facts: .image()) }
    let expected = [["input.too-few"], [], [], ["input.too-many"]]
    for count in 1...4 {
      let request = Request(inputs: Array(images.prefix(count)))
      #expect(try findings(of: request, for: profile).map(\.id) == expected[count - 1])
    }
  }

  @Test func demandsACompanion() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "audio", media: [.audio], requires: ["image", "video"]),
      Input(role: "image", media: [.image]), Input(role: "video", media: [.video]),
    ])
    #expect(try findings(of: .of(.sound()), for: profile).map(\.id) == ["input.requires-other"])
    #expect(try findings(of: .of(.sound(), .image()), for: profile).isEmpty)
  }

  @Test func refusesWhatExcludesEachOther() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "image", media: [.image]),
      Input(role: "video", media: [.video], excludes: ["image"]),
    ])
    let both = Request.of(.image(), .sample(frames: 48))
    #expect(try findings(of: both, for: profile).map(\.id) == ["input.excludes-other"])
  }

  @Test func demandsOneOfAChoice() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "image", media: [.image]), Input(role: "video", media: [.video])],
      choices: [Choice(roles: ["image", "video"], minimum: 1, maximum: 1)])
    #expect(try findings(of: .of(), for: profile).map(\.id) == ["input.choice-missing"])
    #expect(try findings(of: .of(.image()), for: profile).isEmpty)
    let both = Request.of(.image(), .sample(frames: 48))
    #expect(try findings(of: both, for: profile).map(\.id) == ["input.choice-exclusive"])
  }

  @Test func advisesAboutATextThatItWasNotShown() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "prompt", media: [.text], minimum: 1, maximum: 1)],
      limits: [.sample(.textLength, .atMost("5"), roles: [.role("prompt")])])
    let silent = try findings(of: .of(), for: profile)
    #expect(silent.map(\.id) == ["input.text-not-given"])
    #expect(silent.map(\.severity) == [.advice])
    #expect(try findings(of: .of(settings: ["prompt": "12345"]), for: profile).isEmpty)
    let long = try findings(of: .of(settings: ["prompt": "123456"]), for: profile)
    #expect(long.map(\.id) == ["text.too-long"])
  }
}
