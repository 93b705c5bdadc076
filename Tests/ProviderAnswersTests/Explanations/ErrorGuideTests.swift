import MediaModel
import Preflight
import Testing

@testable import ProviderAnswers

struct ErrorGuideTests {
  private let guide = ErrorGuide.builtIn

  private func ids(_ text: String, provider: String? = nil) -> [String] {
    guide.explanations(of: text, provider: provider).map(\.id)
  }

  @Test func listsEveryMeaningOfAnAmbiguousNumber() {
    #expect(ids("429") == ["http.429", "runway.http-429"])
    #expect(ids("429", provider: "runway") == ["runway.http-429", "http.429"])
    #expect(ids("429", provider: "Runway").first == "runway.http-429")
    #expect(ids("422", provider: "fal.ai") == ["http.422"])
  }

  @Test func aProviderThatIsNamedLeavesOthersOut() {
    #expect(ids("1201", provider: "kling") == ["kling.1201"])
    #expect(ids("1201", provider: "runway").isEmpty)
    #expect(guide.report(on: "1201", provider: "runway").otherProviders == ["kling"])
  }

  @Test func aNumberInASentenceIsNoCode() {
    #expect(ids("I have 500 followers").isEmpty)
    #expect(ids("the file is 1201 bytes").isEmpty)
    #expect(ids("7 cats").isEmpty)
  }

  @Test func findsCodesInALog() {
    let log = """
      2026-11-20T10:00:00Z submitting
      2026-11-20T10:00:09Z task failed: failureCode=INTERNAL.BAD_OUTPUT.01
      """
    #expect(ids(log).first == "runway.bad-output")
  }

  @Test func aStateInABodyIsExplainedForTheProviderThatIsNamed() {
    let body = #"{"status": "COMPLETED", "request_id": "0d1f7a3e-52c4-4b1c-9f0e-1a2b3c4d5e6f"}"#
    #expect(ids(body) == ["state.completed"])
    #expect(ids(body, provider: "fal") == ["fal.completed-without-result", "state.completed"])
    #expect(
      guide.report(on: body).jobs == [
        JobReference(name: "request_id", id: "0d1f7a3e-52c4-4b1c-9f0e-1a2b3c4d5e6f")
      ])
  }

  @Test func theBodysLimitAndChargeAreReported() {
    let response = """
      HTTP/1.1 422 Unprocessable Entity
      x-fal-billable-units: 0
      X-Fal-Retryable: false

      {"detail": [{"loc": ["body", "video_url"], "type": "video_duration_too_long", "msg": "Long.",
        "ctx": {"max_duration": 15, "provided_duration": 20}}]}
      """
    let report = guide.report(on: response)
    #expect(report.explanations.map(\.id) == ["fal.video_duration_too_long"])
    #expect(report.explanations.first?.refund.kind == .yes)
    #expect(report.explanations.first?.retry.chance == .never)
    #expect(report.limits.map(\.field) == [["video_url"]])
    #expect(report.limits.first?.bound.bounds.maximum?.value == 15)
  }

  @Test func aLogIsNoSymptom() {
    #expect(ids("prompt: my transition looks weird\nsaved to out.mp4").isEmpty)
  }

  @Test func theCodeCountsMoreThanTheMessageAndBothMoreThanTheStatus() {
    let rejection = Rejection(
      provider: "kling", code: "1303", status: 429,
      message: "parallel task over resource pack limit")
    #expect(
      guide.explanations(of: ProviderAnswer(rejections: [rejection])).map(\.id) == ["kling.1303"])
    let unknown = Rejection(provider: "kling", code: "9999", status: 429)
    #expect(
      guide.explanations(of: ProviderAnswer(rejections: [unknown])).map(\.id).first == "http.429")
    let silent = Rejection(
      provider: "fal", status: 403, message: "User is locked. Reason: Exhausted balance.")
    #expect(
      guide.explanations(of: ProviderAnswer(rejections: [silent])).map(\.id) == [
        "fal.exhausted-balance"
      ])
  }

  @Test func withoutARejectionTheStatusOrTheStateSpeaks() {
    #expect(guide.explanations(of: ProviderAnswer(status: 503)).first?.id == "http.503")
    #expect(
      guide.explanations(of: ProviderAnswer(state: .throttled)).first?.id == "state.throttled")
    #expect(guide.explanations(of: ProviderAnswer()).isEmpty)
    for state in JobState.allCases {
      #expect(
        guide.explanations(of: ProviderAnswer(state: state)).first?.id == "state.\(state.rawValue)")
    }
  }

  @Test func whatTheAnswerSaysCountsMoreThanWhatIsKnown() {
    var answer = ProviderAnswer(rejections: [
      Rejection(provider: "fal", code: "internal_server_error")
    ])
    #expect(guide.explanations(of: answer).first?.retry.chance == .unknown)
    answer.mayRetry = true
    answer.isCharged = false
    #expect(guide.explanations(of: answer).first?.retry.chance == .afterWaiting)
    #expect(guide.explanations(of: answer).first?.refund.kind == .yes)
    answer.mayRetry = false
    answer.isCharged = true
    #expect(guide.explanations(of: answer).first?.retry.chance == .never)
    #expect(guide.explanations(of: answer).first?.refund.kind == .no)
  }

  @Test func sourcesThatConflictAreDisputed() {
    let refund = guide.explanations(of: "SAFETY.OUTPUT.VIDEO").first?.refund
    #expect(refund?.kind == .disputed)
    #expect(refund?.sentence?.contains("newer copy") == true)
    #expect(guide.explanations(of: "SAFETY.INPUT.IMAGE").first?.refund.kind == .no)
  }

  @Test func longAndHostileTextsAreRead() {
    let noise = String(repeating: "a\u{0}\u{1B}[31m{\"", count: 20_000)
    #expect(ids(noise).isEmpty)
    #expect(
      ids(String(repeating: "credits gone no video ", count: 5_000)).first
        == "symptom.credits-without-result")
  }
}
