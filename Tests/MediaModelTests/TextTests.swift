import MediaModel
import Testing

/// Numbers, times and days as text.
@Suite struct TextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (-999, "-999"),
    (12_345_678, "12,345,678"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func groupsThousands(number: Int, text: String) {
    #expect(number.grouped == text)
  }

  @Test(
    arguments: zip(
      [0, 951_782_399, 951_782_400, 951_868_800, 1_709_164_800, 4_107_542_399, -1],
      [
        "1970-01-01T00:00:00Z", "2000-02-28T23:59:59Z", "2000-02-29T00:00:00Z",
        "2000-03-01T00:00:00Z", "2024-02-29T00:00:00Z", "2100-02-28T23:59:59Z",
        "1969-12-31T23:59:59Z",
      ]))
  func writesATimeAsISO8601(seconds: Int, text: String) {
    #expect(Timestamp.text(secondsSince1970: seconds) == text)
  }

  @Test(
    arguments: [
      (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_169_700, "2026-11-20"),
      (-1, "1969-12-31"), (4_107_542_400, "2100-03-01"),
    ] as [(Int64, String)])
  func namesTheDayOfATime(time: Int64, day: String) {
    #expect(Timestamp.day(secondsSince1970: time) == day)
  }

  @Test(
    arguments: [
      (1970, 1, 1, 0), (2000, 2, 29, 951_782_400), (2100, 3, 1, 4_107_542_400), (2100, 2, 29, nil),
      (2026, 4, 31, nil), (1969, 12, 31, nil), (2026, 13, 1, nil),
    ] as [(Int, Int, Int, Int64?)])
  func countsSecondsToADay(year: Int, month: Int, day: Int, seconds: Int64?) {
    #expect(Timestamp.seconds(year: year, month: month, day: day) == seconds)
  }
}
