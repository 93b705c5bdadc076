import MediaModel
import Testing

struct FrameRateTests {
  /// Whole frames at a rate: at most 5 s, at least 2 s, at least 3 s, at most 20 s, at most 23 s.
  struct Row: CustomTestStringConvertible {
    let top: Int64
    let bottom: Int64
    let within5: Int64
    let reaching2: Int64
    let reaching3: Int64
    let within20: Int64
    let within23: Int64
    var testDescription: String { "\(top)/\(bottom) fps" }

    init(_ top: Int64, _ bottom: Int64, _ counts: [Int64]) {
      (self.top, self.bottom) = (top, bottom)
      (within5, reaching2, reaching3) = (counts[0], counts[1], counts[2])
      (within20, within23) = (counts[3], counts[4])
    }

    static let all = [
      Row(24000, 1001, [119, 48, 72, 479, 551]), Row(24, 1, [120, 48, 72, 480, 552]),
      Row(25, 1, [125, 50, 75, 500, 575]), Row(30000, 1001, [149, 60, 90, 599, 689]),
      Row(30, 1, [150, 60, 90, 600, 690]), Row(50, 1, [250, 100, 150, 1000, 1150]),
      Row(60000, 1001, [299, 120, 180, 1198, 1378]), Row(60, 1, [300, 120, 180, 1200, 1380]),
    ]
  }

  @Test(arguments: Row.all) func countsTheFramesThatALimitAllows(row: Row) throws {
    let rate = try #require(FrameRate(row.top, row.bottom))
    func limit(_ seconds: Int64) -> MediaTime { MediaTime(seconds: Rational(seconds)) }
    #expect(rate.frameCount(within: limit(5)) == row.within5)
    #expect(rate.frameCount(reaching: limit(2)) == row.reaching2)
    #expect(rate.frameCount(reaching: limit(3)) == row.reaching3)
    #expect(rate.frameCount(within: limit(20)) == row.within20)
    #expect(rate.frameCount(within: limit(23)) == row.within23)
  }

  @Test(arguments: Row.all) func oneFrameMoreWouldBreakTheLimit(row: Row) throws {
    let rate = try #require(FrameRate(row.top, row.bottom))
    #expect(rate.duration(ofFrames: row.within5) <= MediaTime(seconds: 5))
    #expect(rate.duration(ofFrames: row.within5 + 1) > MediaTime(seconds: 5))
    #expect(rate.duration(ofFrames: row.reaching2) >= MediaTime(seconds: 2))
    #expect(rate.duration(ofFrames: row.reaching2 - 1) < MediaTime(seconds: 2))
  }

  @Test func isAboveZeroAlways() {
    #expect(FrameRate(0, 1) == nil)
    #expect(FrameRate(-25, 1) == nil)
    #expect(FrameRate(25, 0) == nil)
    #expect(FrameRate(nil) == nil)
    #expect(FrameRate(-25, -1)?.description == "25/1")
  }

  @Test func ordersBySpeed() throws {
    let film = try #require(FrameRate(24000, 1001))
    let cinema = try #require(FrameRate(24, 1))
    #expect(film < cinema)
  }
}

struct MediaTimeTests {
  @Test func countsTicksOfAClock() {
    #expect(MediaTime(value: 153 * 1001, timescale: 30000)?.description == "5.105100 s")
    #expect(MediaTime(value: 1, timescale: 0) == nil)
    #expect(MediaTime(value: 1, timescale: -25) == nil)
  }

  @Test func addsAndSubtracts() throws {
    let third = try #require(MediaTime(value: 1, timescale: 3))
    #expect(third + third + third == MediaTime(seconds: 1))
    #expect(third - third == .zero)
    #expect(third < MediaTime(seconds: 1))
  }
}
