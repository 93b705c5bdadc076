import Testing

@testable import ProviderAnswers

struct RunOutcomeTests {
  private func outcome(exitCode: Int32, _ rejection: Rejection) -> RunOutcome? {
    RunOutcome(
      RunRecord(
        stage: .ended, command: "submit", fingerprint: "", exitCode: exitCode,
        answer: ProviderAnswer(rejections: [rejection])),
      explanations: [])
  }

  @Test func aSentenceAloneRefusesNothingWhereTheCommandEndedWell() {
    let sentence = Rejection(message: "Images must be at most 4000 px wide.")
    #expect(outcome(exitCode: 0, sentence) == .accepted)
    #expect(outcome(exitCode: 1, sentence) == .rejected)
  }

  @Test(arguments: [
    Rejection(code: "image_too_large"), Rejection(field: ["image_url"]), Rejection(status: 422),
  ])
  func aRefusalWithACodeAFieldOrAStatusCountsWhateverTheExitCode(rejection: Rejection) {
    #expect(outcome(exitCode: 0, rejection) == .rejected)
  }

  @Test func theStatusOfASuccessIsNoRefusal() {
    #expect(outcome(exitCode: 0, Rejection(status: 200)) == .accepted)
  }
}
