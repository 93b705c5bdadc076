import MediaModel
import Testing

struct TimePositionTests {
  private func seconds(_ text: String, _ top: Int64 = 25, _ bottom: Int64 = 1) throws -> Rational? {
    let rate = try #require(FrameRate(top, bottom))
    return TimePosition(text)?.time(at: rate)?.seconds
  }

  private func frame(_ text: String, _ top: Int64, _ bottom: Int64) throws -> Int64? {
    let rate = try #require(FrameRate(top, bottom))
    return TimePosition(text)?.time(at: rate)
      .map { ($0.seconds * rate.framesPerSecond).roundedDown }
  }

  @Test(arguments: [
    ("12.5", "12.5"), ("0", "0"), ("5", "5"), ("00:00:12.5", "12.5"), ("01:02.5", "62.5"),
    ("1:00:00", "3600"), ("01:02:03.004", "3723.004"), ("90:00", "5400"),
  ])
  func readsSecondsAndClockTimes(text: String, value: String) throws {
    #expect(try seconds(text) == Rational(decimal: value))
  }

  @Test func countsFrames() throws {
    #expect(try seconds("300f") == 12)
    #expect(try seconds("0f") == 0)
    #expect(try seconds("30f", 30000, 1001) == Rational(1001, 1000))
  }

  @Test func timecodeCountsEveryNumberWithoutDropping() throws {
    #expect(try seconds("00:00:01:00") == 1)
    #expect(try seconds("00:00:00:24") == Rational(24, 25))
    #expect(try seconds("01:00:00:12") == 3600 + (Rational(12, 25) ?? 0))
    // An hour of non-drop timecode at 29.97 fps lasts 3.6 s longer than an hour.
    #expect(try seconds("01:00:00:00", 30000, 1001) == Rational(36036, 10))
  }

  @Test(arguments: [
    ("00:00:59;29", Int64(1799)), ("00:01:00;02", 1800), ("00:01:59;29", 3597),
    ("00:02:00;02", 3598), ("00:09:59;29", 17981), ("00:10:00;00", 17982), ("00:10:00;01", 17983),
    ("00:11:00;02", 19782), ("01:00:00;00", 107_892),
  ])
  func dropFrameTimecodeLeavesNumbersOutButNoFrames(text: String, number: Int64) throws {
    #expect(try frame(text, 30000, 1001) == number)
  }

  @Test(arguments: [
    ("00:00:59;59", Int64(3599)), ("00:01:00;04", 3600), ("00:10:00;00", 35964),
  ])
  func dropFrameTimecodeAtTwiceTheRateLeavesOutFour(text: String, number: Int64) throws {
    #expect(try frame(text, 60000, 1001) == number)
  }

  @Test(arguments: ["00:01:00;00", "00:01:00;01", "00:59:00;00", "01:01:00;01"])
  func numbersThatDropFrameLeavesOutDoNotExist(text: String) throws {
    #expect(TimePosition(text) != nil)
    #expect(try seconds(text, 30000, 1001) == nil)
  }

  @Test func numbersThatAreLeftOutAtTwiceTheRateDoNotExist() throws {
    #expect(try seconds("00:01:00;03", 60000, 1001) == nil)
    #expect(try seconds("00:01:00;04", 60000, 1001) != nil)
  }

  @Test(arguments: [(Int64(25), Int64(1)), (30, 1), (24000, 1001), (24, 1), (60, 1)])
  func dropFrameExistsAtNTSCRatesOnly(top: Int64, bottom: Int64) throws {
    #expect(try seconds("00:00:10;00", top, bottom) == nil)
  }

  @Test func aTimecodeHasNoMoreFramesThanASecond() throws {
    #expect(try seconds("00:00:00:25") == nil)
    #expect(try seconds("00:00:00:29", 30000, 1001) != nil)
    #expect(try seconds("00:00:00:30", 30000, 1001) == nil)
  }

  @Test(arguments: [
    "", "f", "-1", "-5f", "1.5f", "12s", "1:2:3:4:5", "::", "1:60", "00:60:00", "00:00:60",
    "00:60:00:00", "00:00:60:00", "abc", "1e3:00", "00:00:00;", ";", "00:00:-1:00",
    "99999999999999999999f", "99999999999:00:00:00", "1;00", "0x5",
  ])
  func refusesWhatIsNoPosition(text: String) { #expect(TimePosition(text) == nil) }

  @Test func theLargestTimecodeDoesNotTrap() throws {
    #expect(try seconds("2147483647:59:59:24") != nil)
    #expect(try seconds("9223372036854775807f") != nil)
  }
}
