import MediaModel
import Preflight
import Preprocess
import TestMedia
import Testing

/// Clips that are too long for a workflow: the most frames that every reader finds within the limit.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct LimitFitTests {
  /// A rate with the most frames within 5 s, by default and where the limit may be met exactly.
  struct Case: Sendable {
    let rate: Rational
    let usual: Int
    let exact: Int
  }

  static let cases = [
    Case(rate: Rational(24_000, 1001) ?? 24, usual: 119, exact: 119),
    Case(rate: 24, usual: 119, exact: 120),
    Case(rate: 25, usual: 124, exact: 125),
    Case(rate: Rational(30_000, 1001) ?? 30, usual: 149, exact: 149),
    Case(rate: 30, usual: 149, exact: 150),
    Case(rate: Rational(60_000, 1001) ?? 60, usual: 299, exact: 299),
  ]

  @Test(arguments: cases, [false, true])
  func keepsTheMostFramesWithinAMaximum(limit: Case, exactly: Bool) throws {
    let seconds = 6
    let frames = Int((limit.rate * Rational(seconds)).roundedDown)
    let source = try CutClip(
      NumberedClip("long", frames: frames, at: limit.rate) { $0.bFrameCount = 2 })
    let result = try source.fitted(for: "erase-objects") { $0.meetsLimitsExactly = exactly }
    source.expect(result, toKeep: 0..<(exactly ? limit.exact : limit.usual))
    #expect(result.readings(above: 5).isEmpty)
    #expect(result.report.checkAfter.allSatisfy { $0.verdict != .fail })
  }

  @Test func keepsTheEndOfAClipThatIsExtended() throws {
    let source = try CutClip(
      NumberedClip("extended", frames: 150, at: 6) {
        $0.width = 1280
        $0.height = 720
      })
    let result = try source.fitted(for: "generative-extend")
    source.expect(result, toKeep: 13..<150)
    #expect(result.readings(above: 23).isEmpty)
  }

  @Test func keepsAsMuchAsASelectionMayLast() throws {
    let source = try CutClip(NumberedClip("long", frames: 270, at: Rational(25, 2) ?? 12))
    let result = try source.fitted(for: "reshoot")
    source.expect(result, toKeep: 0..<249)
  }

  @Test func refusesAClipThatIsTooShortAndNamesTheChoices() throws {
    let source = try CutClip(NumberedClip("short", frames: 20))
    let plan = try source.plan(for: "reshoot")
    #expect(plan.recipe == nil)
    #expect(plan.report.refusals.map(\.id) == ["too-short"])
    #expect(
      plan.report.refusals.first?.choices.contains {
        if case .lengthen = $0 { true } else { false }
      } == true)
  }

  @Test(arguments: FitOptions.Lengthening.allCases)
  func makesAClipThatIsTooShortLongerWhenAsked(by lengthening: FitOptions.Lengthening) throws {
    let source = try CutClip(NumberedClip("short", frames: 20))
    let result = try source.fitted(for: "reshoot") { $0.lengthening = lengthening }
    let count = result.numbers.count
    #expect(count == 50 || count == 51)
    let expected = (0..<count).map { index in
      switch lengthening {
      case .hold: min(index, 19)
      case .loop: index % 20
      case .boomerang: 19 - abs(19 - index % 38)
      }
    }
    #expect(result.numbers == expected)
    #expect(result.inspection.readings.ofPictures.filter { $0.value < 2 }.isEmpty)
  }
}
