import Testing

@testable import ProviderAnswers

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
