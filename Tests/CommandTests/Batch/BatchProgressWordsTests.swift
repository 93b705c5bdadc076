import Testing

@testable import preflight_cli

struct BatchProgressWordsTests {
  private func words(
    _ done: Int, of total: Int?, failed: Int = 0, after elapsed: Double, columns: Int = 100
  ) -> String {
    BatchProgressWords(doneCount: done, total: total, failureCount: failed, elapsed: elapsed)
      .text(columns: columns)
  }

  @Test func filesFailuresSpeedAndTimeLeft() {
    #expect(
      words(1204, of: 9000, failed: 12, after: 4)
        == "1,204 of 9,000 files  12 failed  301 a second  26 s left")
  }

  @Test func withoutATotalNoTimeIsGuessed() {
    #expect(words(5, of: nil, after: 2) == "5 files  2.5 a second")
  }

  @Test func nothingDoneHasNoSpeed() {
    #expect(words(0, of: 10, after: 3) == "0 of 10 files")
  }

  @Test(arguments: [
    (57, "1,204 of 9,000 files  301 a second  26 s left"),
    (40, "1,204 of 9,000 files  301 a second"),
  ])
  func whatHasNoRoomIsLeftOut(columns: Int, expected: String) {
    #expect(words(1204, of: 9000, after: 4, columns: columns) == expected)
  }
}
