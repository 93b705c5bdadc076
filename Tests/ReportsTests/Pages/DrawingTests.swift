import MediaModel
import Preflight
import Testing

@testable import Reports

struct TimeRulerTests {
  @Test(arguments: [0.04, 0.5, 1, 5.1051, 12.5, 59, 61, 600, 3700, 36_000, 400_000])
  func aRulerHasFewRoundNumbers(end: Double) {
    let marks = TimeRuler(to: end).marks
    #expect((2...7).contains(marks.count))
    #expect(marks.first?.fraction == 0)
    #expect(marks.allSatisfy { (0...1).contains($0.fraction) })
    #expect(Set(marks.map(\.label)).count == marks.count)
  }

  @Test func longTimesAreTimesOfAClock() {
    #expect(TimeRuler(to: 600).marks.map(\.label).last == "10:00")
    #expect(TimeRuler(to: 5).marks.map(\.label) == ["0 s", "1 s", "2 s", "3 s", "4 s", "5 s"])
    #expect(TimeRuler(to: 0).marks.isEmpty)
    #expect(TimeRuler(to: .nan).marks.isEmpty)
  }
}

struct AcceptedWindowTests {
  private func window(
    _ findings: [Finding], selection: Selection = .whole, keepsEnd: Bool = false
  ) throws -> AcceptedWindow {
    let report = Sample.report(findings, selection: selection)
    return try #require(
      AcceptedWindow(
        of: report.results[0], in: report.request.inputs[0], selection: selection,
        keepsEnd: keepsEnd))
  }

  @Test func whatFitsIsKeptWhole() throws {
    let window = try window([])
    #expect(window.kept == .zero..<Sample.time("5.1051") && !window.cuts)
    #expect(window.sentence == "takes its whole length")
  }

  @Test func aCutKeepsWholeFramesFromTheStart() throws {
    let kept = try window([Sample.tooLong()]).kept
    let length = FrameRate(30000, 1001)?.duration(ofFrames: 149)
    #expect(kept?.lowerBound == .zero && kept?.upperBound == length)
  }

  @Test func aCutMayKeepTheEnd() throws {
    let kept = try window([Sample.tooLong()], keepsEnd: true).kept
    #expect(kept?.upperBound == Sample.time("5.1051"))
  }

  @Test func aSelectionIsWhereTheCutBegins() throws {
    let selection = try Selection(from: Sample.time("0.1"), to: nil)
    let kept = try window([Sample.tooLong()], selection: selection).kept
    #expect(kept?.lowerBound == Sample.time("0.1"))
  }

  @Test func whatIsTooShortLacksTheRest() throws {
    var finding = Sample.tooLong()
    finding.fix = Fix(.lengthen(minimum: Bounds.Bound(8)), "Choose a longer part.")
    let window = try window([finding])
    #expect(window.kept == nil)
    #expect(window.neededEnd == Sample.time("8") && window.end == Sample.time("8"))
    #expect(window.sentence == "too short by 2.895 s, 8 s is needed")
  }

  @Test(arguments: ["5", "5.1051"])
  func aClipThatContradictsItselfHasNoWindow(minimum: String) {
    // Too short by one reading of its length, and long enough by the one that is shown.
    var finding = Sample.tooLong()
    finding.fix = Fix(
      .lengthen(minimum: Bounds.Bound(Sample.number(minimum))), "Choose a longer part.")
    let report = Sample.report([finding], of: [Sample.clip()])
    #expect(
      AcceptedWindow(
        of: report.results[0], in: report.request.inputs[0], selection: .whole, keepsEnd: false)
        == nil)
  }

  @Test func picturesHaveNoWindow() {
    let report = Sample.report([], of: [Sample.image()])
    #expect(
      AcceptedWindow(
        of: report.results[0], in: report.request.inputs[0], selection: .whole, keepsEnd: false)
        == nil)
  }
}

struct LimitScaleTests {
  private func scale(
    _ value: SettingValue, _ bounds: Bounds, unit: LimitUnit? = nil
  ) throws -> LimitScale {
    try #require(
      LimitScale(
        MeasuredValue(value, unit: unit),
        against: LimitDescription(quantity: .duration, bounds: bounds)))
  }

  @Test(arguments: ["1", "2", "4.999", "5", "5.0001", "6", "300", "100000"])
  func theMarkIsOnItsSideOfTheLimits(text: String) throws {
    let value = Sample.number(text)
    let scale = try scale(
      .number(value), Bounds(minimum: Bounds.Bound(2), maximum: Bounds.Bound(5)))
    #expect(scale.limits.count == 2)
    for (limit, bound) in zip(scale.limits, [Rational(2), Rational(5)]) {
      #expect((scale.measured.fraction < limit.fraction) == (value < bound))
      #expect((scale.measured.fraction > limit.fraction) == (value > bound))
    }
    #expect((0...1).contains(scale.measured.fraction))
    #expect(scale.allowed.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= 1 })
  }

  @Test func farApartNumbersGetALogarithmicScale() throws {
    let bounds = Bounds(maximum: Bounds.Bound(5))
    #expect(try scale(.number(500), bounds).isLogarithmic)
    #expect(try !scale(.number(50), bounds).isLogarithmic)
  }

  @Test func aScaleThatDoesNotBeginAtZeroSaysSo() throws {
    let bounds = Bounds(maximum: Bounds.Bound(5))
    #expect(try scale(.number(Sample.number("5.1")), bounds).start != nil)
    #expect(try scale(.number(20), bounds).start == nil)
  }

  @Test func shapesStandAmongShapes() throws {
    let bounds = Bounds(allowed: [.text("16:9"), .text("9:16")])
    let scale = try scale(.text("4:3"), bounds)
    #expect(scale.limits.map(\.label) == ["9:16", "16:9"])
    #expect(scale.limits[0].fraction < scale.measured.fraction)
    #expect(scale.measured.fraction < scale.limits[1].fraction)
  }

  @Test func wordsHaveNoScale() {
    let limit = LimitDescription(
      quantity: .videoCodec, bounds: Bounds(allowed: [.text("h264"), .text("hevc")]))
    #expect(LimitScale(MeasuredValue(.text("vp9")), against: limit) == nil)
  }
}
