import MediaModel
import TestSamples
import Testing

@testable import Analysis

struct FrameRunTests {
  private func kinds(_ pictures: [RGBImage]) throws -> [[FrameDefect.Kind]] {
    try run(pictures).defects.map { $0.map(\.kind) }
  }

  /// A square that moves by two pixels a frame.
  private func moving(_ count: Int, from left: Int = 20) throws -> [RGBImage] {
    try (0..<count).map { try Painted.frame(squareAt: left + 2 * $0) }
  }

  @Test func movingFramesAreGood() throws {
    let found = try kinds(moving(12))
    #expect(found.allSatisfy { $0.isEmpty })
  }

  @Test(arguments: [(97, false), (98, true), (99, true)])
  func blackBeginsAtNinetyEightHundredths(percent: Int, isBlack: Bool) throws {
    let picture = try Painted.picture(100, 100) { x, y in
      y * 100 + x < percent * 100 ? (10, 10, 10) : (200, 200, 200)
    }
    let found = try kinds([picture])
    #expect(found[0].contains(.black) == isBlack)
  }

  @Test(arguments: [128, 255]) func onePlainColourIsFlat(level: Int) throws {
    let found = try kinds([Painted.plain(level)])
    #expect(found == [[.flat]])
  }

  @Test(arguments: [0, 255]) func fadesAreSeen(target: Int) throws {
    let fading = try (0...12).map { step in
      try Painted.frame(squareAt: 40 + step, gain: 1 - Double(step) / 12, towards: target)
    }
    let found = try kinds(try moving(4) + fading)
    #expect(found[..<5].allSatisfy { $0.isEmpty })
    #expect(found[6...13].allSatisfy { $0.contains(.fade) })
    #expect(found[16] == [target == 0 ? .black : .flat])
    let reversed = try kinds(Array(fading.reversed()) + (try moving(4, from: 44)))
    #expect(reversed[3...10].allSatisfy { $0.contains(.fade) })
    #expect(reversed[13...].allSatisfy { $0.isEmpty })
  }

  @Test func aFadeThatTheClipEndsInIsSeen() throws {
    let fading = try (0...8).map { try Painted.frame(squareAt: 40, gain: 1 - Double($0) / 16) }
    let run = try run(moving(6) + fading)
    let defect = try #require(run.defects[14].first)
    #expect(defect.kind == .fade)
    #expect((defect.measured - 0.5).magnitude < 0.03)
    #expect(defect.message.contains("black"))
    #expect(run.nearestGood(to: 14).map { (6...7).contains($0) } == true)
  }

  @Test func whatGrowsDarkInPlacesIsNoFade() throws {
    // A dark curtain is drawn over a bright picture.
    let pictures = try (0..<14).map { step in
      try Painted.picture(80, 45) { x, y in
        let grain = (x / 2 + y / 2).isMultiple(of: 2) ? 6 : -6
        return x < step * 5 ? (30, 30 + grain, 30) : (200 + grain, 180, 160 - x / 4)
      }
    }
    let found = try kinds(pictures)
    #expect(found.allSatisfy { !$0.contains(.fade) })
  }

  @Test func aCutToBlackIsNoFade() throws {
    let found = try kinds(try moving(6) + (0..<4).map { _ in try Painted.plain(0, 80, 45) })
    #expect(found[..<6].allSatisfy { $0.isEmpty })
    #expect(found[6...].allSatisfy { $0 == [.black] })
  }

  @Test(arguments: [(6, FrameDefect.Kind.duplicate), (8, .frozen)])
  func aTailThatStandsIsFrozenFromAQuarterOfASecond(
    repeats: Int, kind: FrameDefect.Kind
  ) throws {
    let start = try moving(8)
    let run = try run(start + Array(repeating: start[7], count: repeats))
    #expect(run.defects[..<8].allSatisfy { $0.isEmpty })
    #expect(run.defects[8...].allSatisfy { $0.map(\.kind) == [kind] })
    #expect(!run.isStill)
    #expect(run.nearestGood(to: 7 + repeats) == (kind == .frozen ? 7 : 7 + repeats))
  }

  @Test func aStillSceneIsNotFrozen() throws {
    let run = try run(Array(repeating: try Painted.frame(squareAt: 40), count: 20))
    #expect(run.isStill)
    #expect(run.defects.allSatisfy { $0.isEmpty })
    #expect(run.nearestGood(to: 19) == 19)
  }

  @Test func aSlowClipThatHoldsEveryPictureIsNotFrozen() throws {
    let pictures = try (0..<5).flatMap { step in
      Array(repeating: try Painted.frame(squareAt: 20 + 8 * step), count: 8)
    }
    let found = try kinds(pictures)
    #expect(found.allSatisfy { !$0.contains(.frozen) })
  }

  @Test func somethingSmallThatMovesIsNoRepetition() throws {
    let pictures = try (0..<12).map {
      try Painted.frame(squareAt: 20 + 4 * $0, side: 3)
    }
    let run = try run(pictures)
    #expect(!run.isStill)
    #expect(run.defects.allSatisfy { $0.isEmpty })
  }

  @Test func aFrameMuchSofterThanItsNeighboursIsBlurred() throws {
    var pictures = try moving(11)
    pictures[10] = try Painted.blurred(pictures[10], by: 2)
    let run = try run(pictures)
    #expect(run.defects[10].map(\.kind) == [.blurred])
    #expect(run.defects[..<10].allSatisfy { $0.isEmpty })
    #expect(run.nearestGood(to: 10) == 9)
    #expect(run.defects[10][0].message.contains("blurred"))
  }

  @Test func aShotThatIsSoftThroughoutIsNotBlurredInItself() throws {
    let pictures = try moving(8).map { try Painted.blurred($0, by: 1) }
    let found = try kinds(pictures)
    #expect(found.allSatisfy { $0.isEmpty })
  }

  @Test func whereNothingIsGoodThereIsNoGoodFrame() throws {
    let run = try run((0..<5).map { _ in try Painted.plain(0, 80, 45) })
    #expect(run.nearestGood(to: 2) == nil)
  }

  @Test func everyDefectSaysWhereItsThresholdComesFrom() throws {
    let start = try moving(8)
    var pictures = start + Array(repeating: start[7], count: 10)
    pictures += try (0...10).map { try Painted.frame(squareAt: 40, gain: 1 - Double($0) / 10) }
    let defects = try run(pictures).defects.flatMap(\.self)
    #expect(Set(defects.map(\.kind)).isSuperset(of: [.frozen, .fade, .black]))
    for defect in defects {
      #expect(defect.origin.hasSuffix(".") && defect.message.hasSuffix("."))
    }
  }
}
