import Analysis
import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct PairSearchTests {
  @Test func thePairWhoseSubjectsMeetIsFound() throws {
    // The square goes right and comes back to 40 at frame 4 of A; it starts at 44 in B and goes away.
    let tail = try run([100, 80, 60, 50, 40, 60, 80, 100].map { try Painted.frame(squareAt: $0) })
    let head = try run([44, 70, 90, 110].map { try Painted.frame(squareAt: $0) })
    let search = PairSearch(in: tail, from: 7, and: head, from: 0)
    #expect(search.start == 4)
    #expect(search.end == 0)
    #expect(search.isBetter)
    #expect(search.match < search.before)
    #expect(search.startShift.seconds == Rational(3, 25))
    let gain = try #require(search.gain)
    #expect(gain.hasPrefix("0.12 s earlier in A: the subject moves"))
  }

  @Test func framesThatMatchAreKept() throws {
    let tail = try run([40, 42, 44, 46].map { try Painted.frame(squareAt: $0) })
    let head = try run([48, 50, 52, 54].map { try Painted.frame(squareAt: $0) })
    let search = PairSearch(in: tail, from: 3, and: head, from: 0)
    #expect(search.start == 3)
    #expect(search.end == 0)
    #expect(!search.isBetter)
    #expect(search.gain == nil)
  }

  @Test func aPoorFrameGivesWayToAGoodOne() throws {
    let scenes = try [40, 42, 44, 46].map { try Painted.frame(squareAt: $0) }
    let tail = try run(scenes + [try Painted.plain(0, 80, 45)])
    let head = try run([try Painted.plain(0, 80, 45)] + scenes)
    let search = PairSearch(in: tail, from: 4, and: head, from: 0)
    #expect(tail.isGood(search.start) && head.isGood(search.end))
    #expect(search.isBetter)
  }

  @Test func twoClipsWithoutAnyGoodFrameKeepTheirs() throws {
    let black = try run((0..<3).map { _ in try Painted.plain(0, 80, 45) })
    let search = PairSearch(in: black, from: 2, and: black, from: 0)
    #expect(search.start == 2)
    #expect(search.end == 0)
  }

  @Test func aBetterPairIsRecommended() throws {
    let tail = try run([40, 40, 70, 100, 120].map { try Painted.frame(squareAt: $0) })
    let head = try run([20, 10].map { try Painted.frame(squareAt: $0) })
    let search = PairSearch(in: tail, from: 4, and: head, from: 0)
    let assessment = PairAssessment(
      start: try PairSample.frame(4, in: tail), end: try PairSample.frame(0, in: head),
      better: search)
    let finding = try #require(assessment.findings.first { $0.id == "pair.subject.moves" })
    #expect(finding.advice.hasPrefix("Choose frames 0."))
  }

  @Test func framesThatOnlyPlaceTheSubjectBetterAreNoAdviceOnColour() throws {
    let tail = try run([40, 40, 70, 100, 120].map { try Painted.frame(squareAt: $0) })
    let head = try run([20, 10].map { try Painted.frame(squareAt: $0) })
    let search = PairSearch(in: tail, from: 4, and: head, from: 0)
    let advice = PairAdvice(
      start: try PairSample.frame(4, in: tail), end: try PairSample.frame(0, in: head), taken: nil,
      better: search)
    #expect(advice.otherFrames(for: .subject, or: "grade").hasPrefix("Choose frames 0."))
    #expect(advice.otherFrames(for: .exposure, or: "grade both clips") == "Grade both clips.")
  }
}
