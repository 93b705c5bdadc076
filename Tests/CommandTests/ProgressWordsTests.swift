import Media
import MediaModel
import Testing

@testable import preflight_cli

struct ProgressWordsTests {
  private func words(
    _ done: Int, of total: Int, after elapsed: Duration, rate: FrameRate? = FrameRate(30, 1),
    columns: Int = 100
  ) -> String {
    ProgressWords(
      RenderProgress(frameCount: done, totalFrameCount: total), elapsed: elapsed,
      of: .frames(rate)
    ).text(columns: columns)
  }

  @Test func shareFramesSpeedAndTimeLeft() {
    #expect(
      words(63, of: 150, after: .milliseconds(700))
        == "42 %  63 of 150 frames  90 fps  3.0x  1 s left")
  }

  @Test func theSpeedAgainstPlayingIsLeftOutWithoutARate() {
    #expect(
      words(50, of: 100, after: .seconds(10), rate: nil)
        == "50 %  50 of 100 frames  5.0 fps  10 s left")
  }

  @Test func stillsHaveNoSpeedOfPlaying() {
    let words = ProgressWords(
      RenderProgress(frameCount: 3, totalFrameCount: 12), elapsed: .seconds(2), of: .stills)
    #expect(words.text(columns: 100) == "25 %  3 of 12 stills  6 s left")
  }

  @Test func nothingIsGuessedBeforeTheFirstFrame() {
    #expect(words(0, of: 150, after: .seconds(2)) == "0 %  0 of 150 frames")
  }

  @Test(arguments: [
    (59, "59 s left"), (60, "1 min 0 s left"), (3599, "59 min 59 s left"),
    (3600, "1 h 0 min left"), (7325, "2 h 2 min left"),
  ])
  func timeLeftIsToldInItsOwnUnits(seconds: Int, text: String) {
    #expect(words(1, of: 1 + seconds, after: .seconds(1)).hasSuffix(text))
  }

  @Test func aHundredIsNeverPassed() {
    #expect(words(151, of: 150, after: .seconds(1)).hasPrefix("100 %"))
    #expect(words(150, of: 150, after: .seconds(1)).hasSuffix("0 s left"))
    #expect(words(149, of: 150, after: .seconds(1)).hasPrefix("99 %"))
  }

  @Test func aNarrowTerminalLosesTheEndOfTheLine() {
    #expect(words(63, of: 150, after: .milliseconds(700), columns: 29) == "42 %  63 of 150 frames")
    #expect(words(63, of: 150, after: .milliseconds(700), columns: 22) == "42 %  63 of 150 frames")
    #expect(words(63, of: 150, after: .milliseconds(700), columns: 21) == "42 %")
  }
}
