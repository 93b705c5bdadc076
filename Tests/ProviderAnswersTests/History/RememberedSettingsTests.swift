import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

@Suite struct RememberedSettingsTests {
  private let profile = Profile.sample(settings: [
    "mode": Setting(allowed: [.text("turbo quality")]), "style": Setting(),
  ])

  @Test(arguments: [
    ("duration", "5"), ("seed", "-12.5"), ("ratio", "16:9"), ("size", "1920x1080"),
    ("resolution", "1080p"), ("audio", "TRUE"), ("mode", "turbo quality"),
  ])
  func whatIsNoTextIsKept(name: String, value: String) {
    #expect(RememberedSettings([name: value], profile: profile).kept == [name: value])
  }

  @Test(arguments: [
    ("prompt", "a castle"), ("prompt", "42"), ("negative_prompt", "1"), ("style", "castle"),
    ("api_key", "12345678"), ("accessToken", "1"), ("mode", "other"), ("x", "sk-1234abcd"),
    ("seed", "123456789012345678901234567890123"),
  ])
  func textsAndWhatMayBeSecretAreNot(name: String, value: String) {
    #expect(RememberedSettings([name: value], profile: profile).kept.isEmpty)
  }

  @Test func whatIsNotKeptIsTakenOutOfSentences() {
    let settings = RememberedSettings(
      ["prompt": "a castle", "style": "a castle at night", "duration": "10"], profile: profile)
    #expect(
      settings.redacted("10 s of 'a castle at night', not of 'a castle'.")
        == "10 s of '…', not of '…'.")
  }
}

@Suite struct RememberedPlaceTests {
  @Test(arguments: [
    ("/clips/a?b#c.mp4", "/clips/a?b#c.mp4"),
    ("https://user:pass@host.example/a/b.mp4?token=1#x", "https://host.example/a/b.mp4"),
    ("https://host.example?token=1", "https://host.example"),
    ("data:video/mp4;base64,AAAA", "data:"),
  ])
  func nothingSecretOfAPlaceIsKept(path: String, kept: String) {
    #expect(MediaRecord(.sample(), path: path).path == kept)
  }
}
