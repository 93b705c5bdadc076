import MediaModel
import Preflight
import ProviderAnswers
import Reports
import Testing

@Suite struct HistoryTextTests {
  private let text = HistoryText(style: TextStyle(width: 100)) { "time \($0)" }

  @Test func aCheckSaysWhatStoodInTheWay() {
    #expect(
      text.text([.failedCheck]) == """
        3  time 1699999000  FAIL  check  fal/veo  a.mp4
             The clip is too long.
        """)
  }

  @Test func aRunSaysHowItEndedAndWhatTheProviderSaid() {
    #expect(
      text.text([.rejectedRun]) == #"""
        12  time 1700000000  WARN  run    fal/veo\u{1B}[31m  video=a\u{7}b.mp4
              Ended with code 1 after 12.3 s. Estimated at 3.5 USD.
              video_duration_too_long: Too \u{1B}long.
              request_id r-1
        """#)
  }

  @Test func numbersStandInOneColumn() {
    let lines = text.text([.rejectedRun, .failedCheck]).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("12  time") })
    #expect(lines.contains { $0.hasPrefix(" 3  time") })
  }

  @Test(arguments: [
    (RunRecord.Stage.stopped, "Stopped before it started: Too dear. Cost unknown."),
    (.started, "Started; how it ended was not seen. Cost unknown."),
    (.killed, "Ended by signal 9. Cost unknown."),
    (.ended, "Ended with code 0. Cost unknown."),
  ])
  func everyEndOfARunIsSaid(stage: RunRecord.Stage, sentence: String) {
    var entry = HistoryEntry.rejectedRun
    entry.cost = CostRecord()
    entry.run = RunRecord(
      stage: stage, command: "send", fingerprint: "f",
      exitCode: stage == .ended ? 0 : nil, signal: stage == .killed ? 9 : nil,
      stopReason: stage == .stopped ? "Too dear." : nil)
    #expect(text.text([entry]).contains(sentence))
  }

  @Test func whatChangedStandsUnderWhatWorked() throws {
    var worked = HistoryEntry.failedCheck
    worked.verdict = .pass
    let now = MediaRecord(path: "/clips/a.mp4", byteCount: 2000, kind: .video)
    let since = try #require(SinceSuccess([worked], now: now))
    #expect(
      text.text(since, of: "a.mp4") == """
        a.mp4
          Last worked time 1699999000: it passed a check for fal/veo (number 3).
          Since then  The file was replaced or changed: 2,000 bytes, was 1,000 bytes.
        """)
  }

  @Test func whatDidNotChangeIsSaidToo() throws {
    var worked = HistoryEntry.failedCheck
    worked.verdict = .pass
    let since = try #require(SinceSuccess([worked], now: worked.inputs[0]))
    #expect(text.text(since, of: "a.mp4").contains("Nothing has changed that is remembered."))
    #expect(text.text(nil, of: "a.mp4").contains("Nothing is remembered of its having worked."))
  }

  @Test func sumsAreByProfileAndCurrency() {
    var unknown = HistoryEntry.rejectedRun
    unknown.cost = CostRecord()
    var stopped = HistoryEntry.rejectedRun
    stopped.run?.stage = .stopped
    let spending = Spending([.rejectedRun, unknown, stopped])
    #expect(
      SpendingText(style: TextStyle(width: 100)).text(spending) == #"""
        fal/veo\u{1B}[31m
          Sent          3.5 USD, 1 run
          Stopped       3.5 USD, 1 run
          Sent          unknown, 1 run

        Estimates from the profiles' prices, no bills. What is unknown is in no sum.
        """#)
  }
}
