import MediaModel
import Testing

struct RationalDecimalTests {
  @Test(arguments: [
    ("5", Int64(5), Int64(1)), ("23.976", 2997, 125), ("-0.4", -2, 5), ("+0.5", 1, 2),
    ("1.5e3", 1500, 1), ("15E-1", 3, 2), (".5", 1, 2), ("5.", 5, 1), ("0.000001", 1, 1_000_000),
    ("000007", 7, 1), ("-0", 0, 1), ("0.30", 3, 10),
  ])
  func readsDecimalNumbersExactly(text: String, top: Int64, bottom: Int64) {
    #expect(Rational(decimal: text) == Rational(top, bottom))
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e5e5", "1.2.3", "1,5", "0x10", "1 ", " 1", "one", "--1",
    "1e99", "1e-99", "1.5e-18", "nan", "inf", "１", "99999999999999999999999999",
  ])
  func refusesWhatIsNoDecimalNumber(text: String) {
    #expect(Rational(decimal: text) == nil)
  }

  @Test(arguments: [
    (Int64(5005), Int64(1000), 6, "5.005000"), (1, 3, 3, "0.333"), (2, 3, 3, "0.667"),
    (1, 2, 0, "1"), (-1, 2, 0, "-1"), (-1, 3, 0, "0"), (1, 2000, 3, "0.001"),
    (-1, 2000, 3, "-0.001"), (-1, 3000, 3, "0.000"), (1999, 2000, 2, "1.00"), (7, 1, 2, "7.00"),
  ])
  func printsHalvesAwayFromZero(top: Int64, bottom: Int64, places: Int, text: String) throws {
    #expect(try #require(Rational(top, bottom)).decimal(places: places) == text)
  }

  @Test(arguments: [
    (Int64(30000), Int64(1001), 3, "29.97"), (24000, 1001, 3, "23.976"), (5, 1, 6, "5"),
    (500, 1, 2, "500"), (1, 3, 6, "0.333333"), (-1, 3000, 3, "0"), (-3, 2, 3, "-1.5"),
  ])
  func printsShortWithoutTrailingZeros(
    top: Int64, bottom: Int64, places: Int, text: String
  ) throws {
    #expect(try #require(Rational(top, bottom)).shortDecimal(places: places) == text)
  }

  @Test(arguments: ["5.1051", "0.000001", "-12.345678", "100"])
  func readsBackWhatItPrinted(text: String) {
    #expect(Rational(decimal: text)?.shortDecimal(places: 6) == text)
  }

  @Test func printsTheLargestNumbersAtManyPlaces() {
    #expect(Rational(Int64.max).decimal(places: 6) == "9223372036854775807.000000")
    #expect(Rational(Int64.min).decimal(places: 18).hasPrefix("-9223372036854775808."))
  }
}
