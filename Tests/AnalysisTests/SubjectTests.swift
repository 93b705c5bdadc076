import MediaModel
import TestSamples
import Testing

@testable import Analysis

struct SubjectTests {
  private func subject(_ picture: RGBImage) -> Subject? { FrameMeasures(of: picture).subject }

  @Test(arguments: [(20, 10), (20, 50), (65, 30), (110, 10), (110, 50)])
  func aSquareIsFoundWhereItIs(left: Int, top: Int) throws {
    let found = try #require(subject(try Painted.scene(squareAt: left, top: top)))
    #expect((found.center.x - Double(left + 15) / 160).magnitude < 0.02)
    #expect((found.center.y - Double(top + 15) / 90).magnitude < 0.03)
    #expect((found.box.left - Double(left) / 160).magnitude < 0.02)
    #expect((found.box.right - Double(left + 30) / 160).magnitude < 0.02)
    #expect((found.box.top - Double(top) / 90).magnitude < 0.03)
    #expect((found.box.bottom - Double(top + 30) / 90).magnitude < 0.03)
    #expect(found.confidence > 0.7)
  }

  @Test func aLargerSquareHasALargerBox() throws {
    let small = try #require(subject(try Painted.scene(squareAt: 70, top: 40, side: 12)))
    let large = try #require(subject(try Painted.scene(squareAt: 55, top: 20, side: 50)))
    #expect(large.box.area > 8 * small.box.area)
  }

  @Test(arguments: [0, 20, 128, 255]) func aPlainPictureHasNone(level: Int) throws {
    let plain = try Painted.plain(level)
    #expect(subject(plain) == nil)
  }

  @Test func aSlopeHasNone() throws {
    let slope = try Painted.picture { x, _ in (x, x, x) }
    #expect(subject(slope) == nil)
  }

  @Test func noiseHasNone() throws {
    var state: UInt32 = 1
    let noise = try Painted.picture { _, _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      let value = Int(state >> 24)
      return (value, value, value)
    }
    #expect(subject(noise) == nil)
  }

  @Test func somethingHardlyVisibleIsNone() throws {
    let faint = try Painted.picture { x, y in
      (60..<90).contains(x) && (30..<60).contains(y) ? (123, 120, 120) : (120, 120, 120)
    }
    #expect(subject(faint) == nil)
  }

  @Test func blackBarsAreNoPartOfThePicture() throws {
    let framed = try Painted.picture { x, y in
      guard (12..<78).contains(y) else { return (0, 0, 0) }
      return (100..<120).contains(x) && (35..<55).contains(y) ? (220, 40, 30) : (120, 130, 120)
    }
    let found = try #require(subject(framed))
    #expect((found.center.x - 110.0 / 160).magnitude < 0.02)
    #expect((found.center.y - 45.0 / 90).magnitude < 0.02)
  }

  @Test func aPlanetInTheDarkIsASubject() throws {
    let planet = try Painted.picture { x, y in
      let (across, down) = (x - 90, y - 45)
      return across * across + down * down < 900 ? (60, 90, 160) : (2, 2, 2)
    }
    let found = try #require(subject(planet))
    #expect((found.center.x - 90.0 / 160).magnitude < 0.02)
    #expect((found.center.y - 0.5).magnitude < 0.02)
    #expect((found.box.right - found.box.left - 60.0 / 160).magnitude < 0.06)
  }

  @Test func distanceIsAShareOfTheDiagonal() {
    func at(_ x: Double, _ y: Double) -> Subject {
      Subject(
        center: .init(x: x, y: y), box: .init(left: 0, top: 0, right: 1, bottom: 1), confidence: 1)
    }
    #expect((at(0, 0).distance(to: at(1, 1), aspect: 16 / 9) - 1).magnitude < 1e-9)
    #expect((at(0.2, 0.5).distance(to: at(0.5, 0.5), aspect: 4.0 / 3) - 0.24).magnitude < 1e-9)
    #expect(at(0.3, 0.3).distance(to: at(0.3, 0.3), aspect: 1) == 0)
  }
}
