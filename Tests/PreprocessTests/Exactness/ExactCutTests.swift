import MediaModel
import Preprocess
import TestMedia
import Testing

/// Cuts of clips of every kind, read by programs that share no line with the code under test.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct ExactCutTests {
  @Test(arguments: NumberedClip.all)
  func keepsExactlyTheWantedFrames(clip: NumberedClip) throws {
    let source = try CutClip(clip)
    let count = clip.numbers.count
    // In the middle, the first frame alone, the last ones, everything.
    for range in [count / 6..<count * 5 / 8, 0..<1, count - 3..<count, 0..<count] {
      let result = try source.trimmed {
        $0.from = .frames(Int64(range.lowerBound))
        $0.frameCount = range.count
      }
      source.expect(result, toKeep: range)
    }
  }
}
