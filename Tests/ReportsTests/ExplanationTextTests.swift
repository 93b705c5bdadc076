import MediaModel
import Preflight
import Reports
import Testing

@testable import ProviderAnswers

struct ExplanationTextTests {
  private let explanation = Explanation(
    id: "fal.video_duration_too_long", title: "The video is too long",
    meaning: "The clip lasts longer than the model takes.", provider: "fal",
    retry: RetryAdvice(.never, "No: the same file is refused again."),
    refund: Refund(.disputed, "One page says yes; another says no."),
    steps: ["Cut the clip.", "Choose another model."],
    prevention: ["video.duration.too-long", "audio.required", "preflight run"],
    sources: [
      Source(
        url: "https://docs.fal.ai/errors", title: "fal's list", seen: "2026-08-02",
        evidence: .providerDocMirror)
    ], matched: "the code video_duration_too_long")

  private func text(
    _ report: FailureReport, profile: String? = nil, width: Int = 100
  ) -> String {
    ExplanationText(style: TextStyle(width: width), profile: profile).text(report)
  }

  @Test func saysMeaningRetryCreditsStepsPreventionAndSource() {
    #expect(
      text(FailureReport(explanations: [explanation])) == """
        The video is too long  fal.video_duration_too_long
          Recognized  by the code video_duration_too_long
          Meaning     The clip lasts longer than the model takes.
          Retry       No: the same file is refused again.
          Credits     Sources conflict. One page says yes; another says no.
          What to do  1. Cut the clip.
                      2. Choose another model.
          Next time   “preflight check FILE --for PROFILE” says before anything is paid:
                      video.duration.too-long or audio.required. “preflight run” would have helped as well.
          Source      fal's list: https://docs.fal.ai/errors (a copy of the provider's documentation, seen
                      2026-08-02)
        """)
  }

  @Test func namesTheProfileInItsCommands() {
    let printed = text(FailureReport(explanations: [explanation]), profile: "my profile")
    #expect(printed.contains("preflight check FILE --for 'my profile'"))
  }

  @Test(arguments: [
    (Refund(.yes), "Not charged, or given back."), (Refund(.no), "Not given back."),
    (Refund(.unknown), "No source says whether they are given back."),
    (Refund(.unknown, "Look."), "Credits     Look."), (Refund(.no, "So."), "Not given back. So."),
  ])
  func saysWhetherCreditsAreGivenBack(refund: Refund, words: String) {
    var explanation = explanation
    explanation.refund = refund
    #expect(text(FailureReport(explanations: [explanation])).contains(words))
  }

  @Test func severalMeaningsAreCounted() {
    var other = explanation
    other.id = "other"
    let printed = text(FailureReport(explanations: [explanation, other]))
    #expect(printed.hasPrefix("It may mean 2 things; the likeliest first.\n\n"))
  }

  @Test func namesTheLimitAndOffersToLearnIt() {
    let bound = StatedBound(
      .duration, Bounds(maximum: .init(15)), mediaType: .video, sent: .number(20),
      confidence: .worded)
    let report = FailureReport(
      explanations: [explanation], limits: [.init(field: ["video_url"], bound: bound)],
      jobs: [JobReference(name: "request_id", id: "abc")])
    let printed = text(report)
    #expect(
      printed.hasSuffix(
        """
        The response names a limit
                      video_url: duration at most 15 s; 20 was sent (read from the message)
          Remember    preflight learn --for PROFILE FILE

          Job         request_id abc: look for it in the provider's history before you send it again.
        """))
    #expect(text(report, profile: "reshoot").contains("preflight learn --for reshoot FILE"))
  }

  @Test func whatATerminalWouldActUponIsSpelledOut() {
    var explanation = explanation
    explanation.matched = "the code \u{1B}[31m"
    #expect(!text(FailureReport(explanations: [explanation])).contains("\u{1B}"))
  }

  @Test func linesKeepToTheWidth() {
    let printed = text(FailureReport(explanations: [explanation]), width: 60)
    #expect(printed.split(separator: "\n").allSatisfy { $0.count <= 60 })
  }

  @Test func everythingThatIsKnownCanBePrinted() {
    let guide = ErrorGuide.builtIn
    for provider in guide.providers {
      #expect(guide.provider(named: provider) == provider)
    }
    let overview = ExplanationOverview(style: TextStyle(width: 100)).overview(guide)
    #expect(overview.contains("preflight explain credits gone but no video"))
  }
}
