import MediaModel
import Preflight
import TestSamples
import Testing

struct PairAssessmentTests {
  private func ids(_ start: RGBImage, _ end: RGBImage) throws -> [String] {
    let findings = PairSample.findings(try PairSample.frame(start), try PairSample.frame(end))
    return findings.keys.sorted()
  }

  @Test func likePicturesPass() throws {
    let assessment = PairAssessment(
      start: try PairSample.frame(try Painted.scene(squareAt: 60)),
      end: try PairSample.frame(try Painted.scene(squareAt: 70)))
    #expect(assessment.findings.isEmpty)
    #expect(assessment.verdict == .pass)
  }

  @Test func thePicturesThemselvesTwiceLeaveNothingToDo() throws {
    let picture = try Painted.scene(squareAt: 60)
    let found = try ids(picture, picture)
    #expect(found == ["pair.pictures.same"])
  }

  @Test(arguments: [
    (1920, 1080, false), (1920, 1088, false), (1440, 1080, true), (1080, 1080, true),
  ])
  func otherShapesAreNamed(width: Int, height: Int, differs: Bool) throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 60)),
      try PairSample.frame(try Painted.scene(squareAt: 70), from: (width, height)))
    #expect((findings["pair.aspect.differs"] != nil) == differs)
    #expect(findings["pair.orientation.differs"] == nil)
  }

  @Test func portraitAndLandscapeAreNamedOnce() throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 60)),
      try PairSample.frame(try Painted.scene(squareAt: 70), from: (1080, 1920)))
    let finding = try #require(findings["pair.orientation.differs"])
    #expect(finding.message == "A is landscape (1920x1080) and B is portrait (1080x1920).")
    #expect(findings["pair.aspect.differs"] == nil)
  }

  @Test(arguments: [(0.09, false), (0.10, false), (0.11, true)])
  func aCropOfMoreThanATenthIsAnAlteration(share: Double, isFound: Bool) throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 60), cropped: share),
      try PairSample.frame(try Painted.scene(squareAt: 70)))
    #expect((findings["pair.start.cropped"]?.severity == .alteration) == isFound)
  }

  @Test func aDarkerPictureIsNamedWithItsStops() throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 60)),
      try PairSample.frame(try Painted.scene(squareAt: 70, gain: 0.5)))
    let finding = try #require(findings["pair.exposure.differs"])
    // Half the code values are about 2.2 stops less light.
    #expect((finding.measured.value - 2.2).magnitude < 0.2)
    #expect(finding.message.contains("darker"))
    #expect(findings["pair.contrast.differs"] != nil)
    #expect(findings["pair.subject.moves"] == nil)
  }

  @Test func aSmallDifferenceOfLightIsNone() throws {
    let found = try ids(
      try Painted.scene(squareAt: 60), try Painted.scene(squareAt: 70, gain: 0.85))
    #expect(found.isEmpty)
  }

  @Test func anotherColourIsNamed() throws {
    func tinted(_ red: Int, _ blue: Int) throws -> RGBImage {
      let scene = try Painted.scene(squareAt: 60)
      return try Painted.picture { x, y in
        let place = (y * 160 + x) * 3
        return (
          Int(scene.bytes[place]) + red, Int(scene.bytes[place + 1]),
          Int(scene.bytes[place + 2]) + blue
        )
      }
    }
    let found = try ids(try tinted(0, 0), try tinted(-40, 40))
    #expect(found.contains("pair.color.differs"))
    #expect(!found.contains("pair.exposure.differs"))
  }

  @Test func unrelatedPicturesAreNamed() throws {
    var state: UInt32 = 7
    let noise = try Painted.picture { _, _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      let value = Int(state >> 24)
      return (value, value, value)
    }
    let found = try ids(noise, try Painted.scene(squareAt: 70))
    #expect(found.contains("pair.structure.differs"))
  }

  @Test func aSubjectOnTheOtherSideIsNamed() throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 10)),
      try PairSample.frame(try Painted.scene(squareAt: 120)))
    let finding = try #require(findings["pair.subject.moves"])
    #expect((finding.measured.value - 110.0 / 183.6).magnitude < 0.02)
    #expect(finding.message.contains("on the left in A and on the right in B"))
  }

  @Test func aSubjectOfAnotherSizeIsNamed() throws {
    let findings = PairSample.findings(
      try PairSample.frame(try Painted.scene(squareAt: 70, top: 35, side: 20)),
      try PairSample.frame(try Painted.scene(squareAt: 55, top: 20, side: 50)))
    let finding = try #require(findings["pair.subject.changes-size"])
    #expect(finding.message.contains("larger in B than in A"))
    #expect(findings["pair.subject.moves"] == nil)
  }

  @Test func theSofterPictureIsNamed() throws {
    let sharp = try Painted.pattern(1)
    let findings = PairSample.findings(
      try PairSample.frame(sharp), try PairSample.frame(try Painted.blurred(sharp, by: 3)))
    let finding = try #require(findings["pair.sharpness.differs"])
    #expect(finding.side == .end)
    #expect(finding.message.hasPrefix("The start of B is softer than the end of A"))
  }

  @Test func aBlackEndIsNamedWithTheGoodFrameNearby() throws {
    let scenes = try (0..<6).map { try Painted.frame(squareAt: 20 + 2 * $0) }
    let black = try (0..<2).map { _ in try Painted.plain(0, 80, 45) }
    let tail = try run(scenes + black)
    let findings = PairSample.findings(
      try PairSample.frame(7, in: tail), try PairSample.frame(try Painted.frame(squareAt: 30)))
    let finding = try #require(findings["pair.start.black"])
    #expect(finding.side == .start)
    #expect(
      finding.advice
        == "Take the frame at 0.2 s of A, 0.08 s earlier.")
  }

  @Test func everyFindingIsWhole() throws {
    let pictures = [
      try Painted.frame(squareAt: 10), try Painted.frame(squareAt: 120, gain: 0.4),
      try Painted.plain(0, 80, 45), try Painted.plain(255, 80, 45),
      try Painted.frame(squareAt: 60, side: 60),
    ]
    let ends = try pictures.map { try PairSample.frame($0) }
    let starts = try ends.map { end in
      var start = end
      start.originalSize = try PairSample.size(1080, 1920)
      start.croppedShare = 0.3
      return start
    }
    for start in starts {
      for end in ends {
        let assessment = PairAssessment(start: start, end: end)
        for finding in assessment.findings {
          #expect(finding.id.hasPrefix("pair."))
          for sentence in [finding.message, finding.advice, finding.threshold.origin] {
            #expect(sentence.hasSuffix("."), "\(sentence)")
            #expect(sentence.first?.isUppercase == true, "\(sentence)")
          }
          switch finding.threshold.bound {
          case .atMost: #expect(finding.measured.value >= finding.threshold.value)
          case .atLeast: #expect(finding.measured.value <= finding.threshold.value)
          }
        }
      }
    }
  }
}
