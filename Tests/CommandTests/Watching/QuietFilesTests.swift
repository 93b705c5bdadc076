import Testing

@testable import preflight_cli

/// When a file counts as complete, on a clock that the test moves.
@Suite struct QuietFilesTests {
  private let start = ContinuousClock.now
  private var files = QuietFiles(quiet: .seconds(2))

  private func state(_ byteCount: Int64, _ modified: Int64 = 0) -> QuietFiles.State {
    QuietFiles.State(byteCount: byteCount, modified: modified)
  }

  /// The files that are complete at a time, where every file looks so.
  private mutating func complete(at seconds: Double, _ state: QuietFiles.State?) -> [String] {
    files.takeComplete(at: at(seconds)) { _ in state }.map(\.path)
  }

  private func at(_ seconds: Double) -> ContinuousClock.Instant { start + .seconds(seconds) }

  @Test mutating func aFileIsCompleteOnceItHasBeenQuiet() {
    files.see("a", state(1), at: at(0))
    #expect(complete(at: 1.999, state(1)).isEmpty)
    #expect(complete(at: 2, state(1)) == ["a"])
    #expect(files.isEmpty)
  }

  @Test mutating func aGrowingFileIsWaitedForAnew() {
    files.see("a", state(1), at: at(0))
    #expect(complete(at: 2, state(5)).isEmpty)
    #expect(complete(at: 3.9, state(5)).isEmpty)
    #expect(complete(at: 4, state(5)) == ["a"])
  }

  @Test mutating func aNewTimeOfTheSameSizeCountsAsWell() {
    files.see("a", state(1, 10), at: at(0))
    files.see("a", state(1, 11), at: at(1.5))
    #expect(complete(at: 3, state(1, 11)).isEmpty)
    #expect(complete(at: 3.5, state(1, 11)).count == 1)
  }

  @Test mutating func beingClosedWithoutAChangeDoesNotDelay() {
    files.see("a", state(1), at: at(0))
    files.see("a", state(1), at: at(1.9))
    #expect(complete(at: 2, state(1)).count == 1)
  }

  @Test mutating func aFileThatIsGoneIsForgotten() {
    files.see("a", state(1), at: at(0))
    files.see("b", state(1), at: at(0))
    files.see("a", nil, at: at(1))
    #expect(complete(at: 2, nil).isEmpty)
    #expect(files.isEmpty)
    #expect(files.nextMoment == nil)
  }

  @Test mutating func theNextMomentIsThatOfTheFileThatWaitsLongest() {
    files.see("b", state(1), at: at(1))
    files.see("a", state(1), at: at(0.5))
    #expect(files.nextMoment == at(2.5))
  }

  @Test mutating func filesThatAreCompleteAtOnceComeByName() {
    for name in ["c", "a", "b"] { files.see(name, state(1), at: at(0)) }
    #expect(complete(at: 9, state(1)) == ["a", "b", "c"])
  }
}
