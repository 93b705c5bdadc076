import Preflight
import ProviderAnswers
import Testing

/// What is kept of sentences in which a provider repeats what somebody wrote.
struct KnownSentencesTests {
  @Test(arguments: [
    "Prompt 'zorblax quindle' was flagged", "Content policy: \"zorblax quindle\"",
    "Invalid prompt zorblax quindle", "prompt “zorblax quindle” refused",
    "cannot read ~/Movies/zorblax.mp4", "user zorblax@example.com has no credits",
    "The file /home/quindle/clip.mp4 is too long", "10.23.45.67 was flagged for policy violation",
    "bucket.zorblax.com/quindle.mp4 could not be downloaded",
    "Prompt ‘zorblax's quindle’ was rejected",
    "The prompt zorblax in the quindle was flagged", "zorblax: the video is too long, quindle",
    "Prompt 'zorblax quindle was flagged", "unsafe content: zorblax, a quindle",
    "The input prompt naked zorblax violates our content policy",
    "video_zorblax_url is too large: quindle", "the clip zorblax.mp4 exceeds 5 s",
  ])
  func nothingOfAUserIsKept(sentence: String) {
    let rejection = Rejection(code: "some_code", status: 400, message: sentence).storable
    for secret in ["zorblax", "quindle", "example.com", "Movies", "10.23", "naked"] {
      #expect(rejection.message?.contains(secret) != true, "\(rejection.message ?? "")")
    }
    #expect(rejection.code == "some_code")
    #expect(rejection.status == 400)
  }

  @Test func whatIsKnownIsKept() {
    let sentence = "Video duration exceeds the maximum allowed. Maximum is 3.0 seconds."
    #expect(KnownSentences.builtIn.kept(sentence) == sentence)
    #expect(
      KnownSentences.builtIn.kept("Prompt 'zorblax' was flagged by the safety policy")
        == "Prompt '…' was flagged by the safety policy")
  }

  @Test func aSentenceThatNobodyKnowsIsNotKept() {
    #expect(KnownSentences.builtIn.kept("Zorblax and the quindle went for a walk") == nil)
  }

  @Test func aValueThatWasSentIsKeptWhereItIsANumber() {
    func kept(_ sent: SettingValue) -> SettingValue? {
      Rejection(bounds: [
        StatedBound(.setting, Bounds(maximum: Bounds.Bound(5)), sent: sent, confidence: .typed)
      ]).storable.bounds[0].sent
    }
    #expect(kept(.text("zorblax")) == nil)
    #expect(kept(.number(7)) == .number(7))
    #expect(kept(.text("1080p")) == .text("1080p"))
  }
}
