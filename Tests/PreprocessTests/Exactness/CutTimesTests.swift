import MediaModel
import Preprocess
import TestMedia
import Testing

/// The ways in which people say where a cut is.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct CutTimesTests {
  @Test(arguments: [
    ("1.32", "2.72", 33..<68), ("33f", "68f", 33..<68), ("00:00:01.32", "00:00:02:18", 33..<68),
    ("0", "0.04", 0..<1), ("3.96", "4", 99..<100),
  ])
  func keepsFramesFromAndUpToATime(from: String, to: String, kept: Range<Int>) throws {
    let source = try CutClip(NumberedClip("clip") { $0.bFrameCount = 2 })
    let result = try source.trimmed {
      $0.from = TimePosition(from)
      $0.to = TimePosition(to)
    }
    source.expect(result, toKeep: kept)
  }

  @Test(arguments: [("00:00:01;15", 45), ("00:00:01:15", 45), ("1.5015", 45), ("45f", 45)])
  func readsTimecodeOfBroadcastRates(from: String, first: Int) throws {
    let rate = Rational(30_000, 1001) ?? 30
    let source = try CutClip(NumberedClip("clip", at: rate) { $0.bFrameCount = 2 })
    let result = try source.trimmed {
      $0.from = TimePosition(from)
      $0.duration = .frames(30)
    }
    source.expect(result, toKeep: first..<first + 30)
  }

  @Test func countsFromTheFirstFrameThatIsShown() throws {
    let source = try CutClip(
      NumberedClip("hidden", alteration: .hidesFrames(7)) { $0.keyFrameDistance = 25 })
    let result = try source.trimmed {
      $0.from = TimePosition("0.4")
      $0.duration = TimePosition("1")
    }
    source.expect(result, toKeep: 10..<35)
  }
}
