import Preflight
import Testing

@testable import ProviderAnswers

struct RetryDecisionTests {
  private static let job = JobReference(name: "request_id", id: "abc-1")

  /// A run of an hour's history, a second long.
  private func entry(
    _ stage: RunRecord.Stage, code: Int32? = nil, id: Int64 = 7, ago: Int64 = 10,
    _ answer: ProviderAnswer = ProviderAnswer()
  ) -> HistoryEntry {
    HistoryEntry(
      id: id, time: 10_000 - ago, profileID: "a/b", verdict: .pass,
      run: RunRecord(
        stage: stage, command: "submit", fingerprint: "f", exitCode: code, milliseconds: 1000,
        processID: 321, answer: answer))
  }

  private func rejected(_ code: String = "video_duration_too_long") -> ProviderAnswer {
    ProviderAnswer(rejections: [Rejection(provider: "fal", code: code, message: "Too long.")])
  }

  private func decision(
    _ runs: [HistoryEntry], chance: RetryAdvice.Chance = .unknown, isRunning: Bool = false
  ) -> RetryDecision {
    RetryDecision(
      after: runs, at: 10_000, isRunning: { _ in isRunning },
      explain: { answer in
        answer.rejections.isEmpty
          ? []
          : [
            Explanation(
              id: "x", title: "Title", meaning: "Meaning.",
              retry: RetryAdvice(chance, seconds: 30, "Change it."), refund: Refund(.unknown),
              steps: [], sources: [])
          ]
      })
  }

  @Test func aFirstRunGoesAheadQuietly() {
    #expect(decision([]).obstacle == nil)
    #expect(decision([]).note == nil)
  }

  @Test func aRunThatWentWellMayBeRepeated() {
    let decision = decision([entry(.ended, code: 0)])
    #expect(decision.obstacle == nil)
    #expect(decision.note == nil)
  }

  @Test(arguments: [0, 1]) func aRejectionThatCannotChangeStopsARetry(code: Int32) {
    let decision = decision([entry(.ended, code: code, rejected())], chance: .never)
    #expect(
      decision.obstacle == "Run 7 of the same request was rejected on 1970-01-01: "
        + "video_duration_too_long, Too long. Change it.")
  }

  @Test(arguments: [RetryAdvice.Chance.afterMending, .afterWaiting, .unknown])
  func aRejectionThatMayPassDoesNotStopARetry(chance: RetryAdvice.Chance) {
    #expect(decision([entry(.ended, code: 1, rejected())], chance: chance).obstacle == nil)
  }

  @Test func whatHasToBeMendedIsSaid() {
    let note = decision([entry(.ended, code: 1, rejected())], chance: .afterMending).note
    #expect(note?.hasSuffix("Too long. Change it.") == true)
  }

  @Test func aRetryThatComesTooSoonIsToldHowLongToWait() {
    let runs = [10, 20, 30].map { entry(.ended, code: 1, ago: $0, rejected()) }
    let note = decision(runs, chance: .afterWaiting).note
    #expect(note?.contains("9 seconds ago") == true, "\(note ?? "")")
    // The third failure in a row doubles 30 s twice.
    #expect(note?.contains("Wait 2 minutes") == true, "\(note ?? "")")
  }

  @Test func aRetryThatWaitedIsToldNothing() {
    let run = entry(.ended, code: 1, ago: 31, rejected())
    #expect(decision([run], chance: .afterWaiting).note == nil)
  }

  @Test func aRunThatIsStillGoingStopsItsTwin() {
    let obstacle = decision([entry(.started)], isRunning: true).obstacle
    #expect(obstacle?.contains("process 321") == true)
  }

  @Test(arguments: [RunRecord.Stage.started, .killed])
  func aRunThatDiedAfterAJobWasAcceptedStopsARetry(stage: RunRecord.Stage) {
    let run = entry(stage, ProviderAnswer(jobs: [Self.job], state: .queued))
    #expect(
      decision([run]).obstacle?.hasSuffix(
        "The provider may have finished it: look in its history for request_id abc-1.") == true)
  }

  @Test(arguments: [RunRecord.Stage.started, .killed])
  func aRunThatDiedBeforeAJobWasSeenMayBeRepeated(stage: RunRecord.Stage) {
    let decision = decision([entry(stage)])
    #expect(decision.obstacle == nil)
    #expect(decision.note?.contains("not known") == true)
  }

  @Test(arguments: [JobState.failed, .canceled])
  func aJobThatIsKnownToBeOverIsNotLookedFor(state: JobState) {
    let run = entry(.killed, ProviderAnswer(jobs: [Self.job], state: state))
    #expect(decision([run]).obstacle == nil)
  }

  @Test func runsThatWereStoppedDoNotCount() {
    let runs = [entry(.stopped, id: 9), entry(.ended, code: 1, id: 8, rejected())]
    #expect(decision(runs, chance: .never).obstacle?.hasPrefix("Run 8 ") == true)
  }

  @Test func theLastRunDecides() {
    let runs = [entry(.ended, code: 0, id: 9), entry(.ended, code: 1, id: 8, rejected())]
    #expect(decision(runs, chance: .never).obstacle == nil)
  }

  @Test func anErrorStatusOfACommandThatFailedIsARejection() {
    let busy = ProviderAnswer(status: 503)
    func outcome(_ entry: HistoryEntry) -> RunOutcome? {
      entry.run.flatMap { RunOutcome($0, explanations: []) }
    }
    #expect(outcome(entry(.ended, code: 1, busy)) == .rejected)
    #expect(outcome(entry(.ended, code: 0, busy)) == .accepted)
    #expect(outcome(entry(.ended, code: 1)) == .failed)
    #expect(outcome(entry(.stopped)) == nil)
  }

  @Test func aCommandThatTriedAgainByItselfWasAccepted() {
    let run = entry(.ended, code: 0, rejected("runner_disconnected"))
    let decision = decision([run], chance: .afterWaiting)
    #expect(decision.note == nil)
    #expect(decision.obstacle == nil)
  }
}
