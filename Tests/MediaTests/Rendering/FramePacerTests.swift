import MediaModel
import Testing

@testable import Media

/// Which frames of a source a result of another rate shows.
struct FramePacerTests {
  /// The frame of the source that each frame of the result shows, for times in milliseconds.
  private func shown(_ times: [Int64], at rate: Int64, count: Int) throws -> [Int] {
    let rate = try #require(FrameRate(Rational(rate)))
    var pacer = FramePacer(.resampled(rate), timeBase: Rational(1, 1000) ?? 1, start: times[0])
    var result: [Int] = []
    for (index, time) in times.enumerated() {
      pacer.count()
      let next = index + 1 < times.count ? times[index + 1] : nil
      let numbers = pacer.framesShowing(frameAt: time, nextTime: next, limit: count)
      result += numbers.map { _ in index }
    }
    return result
  }

  @Test func takesTheNearestOfFramesThatComeClose() throws {
    // Frame 1 of the result shows at 100 ms: 95 is nearer than 140, though both round to it.
    #expect(try shown([0, 95, 140, 200, 300], at: 10, count: 4) == [0, 1, 3, 4])
  }

  @Test func takesTheNearestOnBothSidesOfAGap() throws {
    // 170 is nearer to 100 than 20 is.
    #expect(try shown([0, 20, 170, 310], at: 10, count: 4) == [0, 2, 2, 3])
  }

  @Test func takesTheEarlierOfTwoAsNear() throws {
    #expect(try shown([0, 50, 150, 200], at: 10, count: 3) == [0, 1, 3])
  }

  @Test(arguments: [(25, 50), (50, 25), (24, 30), (30, 24), (60, 24)])
  func isNeverFurtherOffThanHalfAFrame(from source: Int64, to rate: Int64) throws {
    let times = (0..<60).map { $0 * 1000 / source }
    let count = Int(59 * rate / source)
    for (number, frame) in try shown(times, at: rate, count: count).enumerated() {
      let wanted = Rational(Int64(number) * 1000, rate) ?? 0
      let distance = (Rational(times[frame]) - wanted).magnitude
      #expect(times.allSatisfy { distance <= (Rational($0) - wanted).magnitude })
    }
  }

  @Test func startsWhereTheRangeStarts() throws {
    #expect(try shown([5000, 5095, 5140, 5200], at: 10, count: 3) == [0, 1, 3])
  }
}
