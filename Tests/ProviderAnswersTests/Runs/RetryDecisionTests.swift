import MediaModel
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

  @Test(arguments: [RetryAdvice.Chance.afterFixing, .afterWaiting, .unknown])
  func aRejectionThatMayPassDoesNotStopARetry(chance: RetryAdvice.Chance) {
    #expect(decision([entry(.ended, code: 1, rejected())], chance: chance).obstacle == nil)
  }

  @Test func whatHasToBeMendedIsSaid() {
    let note = decision([entry(.ended, code: 1, rejected())], chance: .afterFixing).note
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

  @Test func aCommandThatWasKilledBeforeAJobWasSeenMayBeRepeated() {
    let decision = decision([entry(.killed)])
    #expect(decision.obstacle == nil)
    #expect(decision.note?.contains("not known") == true)
  }

  @Test func aRunWhoseEndNobodySawMayHavePaid() {
    let decision = decision([entry(.started)])
    #expect(decision.obstacle?.contains("was cut off; whether it had reached the provider") == true)
  }

  @Test func aRunThatMayBeMissingStopsARetry() {
    let lost = RetryDecision(
      after: [], lostAt: 5000, at: 10_000, isRunning: { _ in false }, explain: { _ in [] })
    #expect(lost.obstacle?.hasPrefix("Runs from before 1970-01-01 may be missing") == true)
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

struct BackOffTests {
  private func seconds(_ first: Int?, failures: Int) -> Int {
    BackOff(RetryAdvice(.afterWaiting, seconds: first, "Later."), failures: failures).seconds
  }

  @Test func thePauseDoublesUpToACap() {
    #expect((1...7).map { seconds(30, failures: $0) } == [30, 60, 120, 240, 480, 900, 900])
  }

  @Test func aMinuteIsWaitedWhereNobodySaysHowLong() {
    #expect((0...2).map { seconds(nil, failures: $0) } == [60, 60, 120])
  }

  @Test func aLongerFirstPauseIsNotCutByTheCap() {
    #expect(seconds(3600, failures: 1) == 3600)
    #expect(seconds(3600, failures: 9) == 3600)
  }

  @Test(arguments: [0, 1_000_000, Int.max]) func anyNumberOfFailuresIsTaken(failures: Int) {
    #expect((60...900).contains(seconds(nil, failures: failures)))
  }

  @Test func theSentenceSaysWhenAndHow() {
    let first = BackOff(RetryAdvice(.afterWaiting, seconds: 60, ""), failures: 1)
    #expect(
      first.sentence == "Wait 1 minute and up to half as long again, chosen at random; after every "
        + "further failure twice as long, up to 15 minutes.")
    let last = BackOff(RetryAdvice(.afterWaiting, seconds: 60, ""), failures: 9)
    #expect(
      last.sentence
        == "Wait 15 minutes and up to half as long again, chosen at random, before each "
        + "further try.")
  }

  @Test(arguments: [
    (0, "0 seconds"), (1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "61 seconds"),
    (119, "119 seconds"), (120, "2 minutes"), (121, "3 minutes"), (3600, "1 hour"),
    (7200, "2 hours"), (172_800, "2 days"),
  ])
  func lengthsAreSaidAsPeopleSayThem(seconds: Int, text: String) {
    #expect(DurationWords.text(seconds) == text)
  }
}

struct RunFingerprintTests {
  private func fingerprint(
    profile: String = "a/b", media: [(String?, String)] = [("video", "12")],
    settings: [String: String] = ["prompt": "x", "ratio": "16:9"], from: Int64? = nil,
    to: Int64? = nil, transport: Transport? = nil, command: [String] = ["submit", "{video}"]
  ) throws -> [UInt8] {
    let time = { (seconds: Int64?) in seconds.map { MediaTime(seconds: Rational($0)) } }
    let request = Request(
      inputs: [], selection: try Selection(from: time(from), to: time(to)), settings: settings,
      transport: transport)
    return RunFingerprint(
      profileID: profile, media: media.map { (role: $0.0, contentHash: $0.1) }, request: request,
      command: CommandTemplate(words: command.map { Array($0.utf8) })
    ).bytes
  }

  @Test func theSameRequestHasTheSame() throws {
    #expect(try fingerprint() == fingerprint())
  }

  @Test func whateverIsSentMakesAnother() throws {
    let others = [
      try fingerprint(profile: "a/c"), try fingerprint(media: [("video", "13")]),
      try fingerprint(media: [("motion", "12")]), try fingerprint(media: [(nil, "video12")]),
      try fingerprint(media: [("video", "12"), ("video", "12")]),
      try fingerprint(settings: ["prompt": "y", "ratio": "16:9"]),
      try fingerprint(settings: ["prompt": "x"]), try fingerprint(settings: [:]),
      try fingerprint(settings: ["promptx": "", "ratio": "16:9"]), try fingerprint(from: 1),
      try fingerprint(to: 1), try fingerprint(transport: .url),
      try fingerprint(command: ["submit", "{video}", ""]),
      try fingerprint(command: ["submit{video}"]), try fingerprint(command: ["submit {video}"]),
    ]
    let all = [try fingerprint()] + others
    #expect(Set(all).count == all.count)
  }
}
