import MediaModel
import Testing

struct RationalTests {
  @Test(arguments: [
    (Int64(2), Int64(4), "1/2"), (-2, 4, "-1/2"), (2, -4, "-1/2"), (-2, -4, "1/2"), (0, 7, "0/1"),
    (0, -7, "0/1"), (60000, 2002, "30000/1001"), (25, 1, "25/1"),
  ])
  func isKeptInLowestTermsWithAPositiveDenominator(top: Int64, bottom: Int64, text: String) {
    #expect(Rational(top, bottom)?.description == text)
  }

  @Test func hasNoValueWithoutADenominator() {
    #expect(Rational(1, 0) == nil)
    #expect(Rational(0, 0) == nil)
    #expect(Rational(0).reciprocal == nil)
    #expect(Rational(1) / Rational(0) == nil)
  }

  @Test func addsThirdsAndSixthsWithoutRounding() throws {
    let third = try #require(Rational(1, 3))
    let sixth = try #require(Rational(1, 6))
    #expect(third + sixth == Rational(1, 2))
    #expect(third - sixth == sixth)
    #expect(third * sixth == Rational(1, 18))
    #expect(third / sixth == 2)
  }

  @Test func addingOneFrameAHundredThousandTimesIsExact() throws {
    let frame = try #require(Rational(1001, 30000))
    let sum = (0..<100_000).reduce(Rational(0)) { sum, _ in sum + frame }
    #expect(sum == frame * 100_000)
  }

  @Test func comparesNeighboursThatFloatingPointCannotTellApart() throws {
    let big = Int64.max
    let left = try #require(Rational(big - 2, big - 1))
    let right = try #require(Rational(big - 1, big))
    #expect(left.approximation == right.approximation)
    #expect(left < right)
    #expect(!(right < left))
  }

  @Test(arguments: [
    (Int64(7), Int64(2), Int64(3), Int64(4)), (-7, 2, -4, -3), (6, 2, 3, 3), (-6, 2, -3, -3),
    (1, 1000, 0, 1), (-1, 1000, -1, 0), (0, 1, 0, 0),
  ])
  func roundsDownAndUpOnBothSidesOfZero(top: Int64, bottom: Int64, down: Int64, up: Int64) throws {
    let value = try #require(Rational(top, bottom))
    #expect(value.roundedDown == down)
    #expect(value.roundedUp == up)
  }

  @Test(arguments: [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max])
  func noArithmeticTrapsAtTheEndsOfTheRange(end: Int64) {
    let others: [Int64] = [.min, .min + 1, -3, -1, 1, 2, 3, .max - 1, .max]
    for top in others {
      for bottom in others {
        guard let value = Rational(top, bottom) else { continue }
        let extreme = Rational(end)
        let results = [
          value + extreme, value - extreme, value * extreme, value / extreme,
          extreme / value, value.magnitude, value.reciprocal, Rational(end, bottom),
        ]
        for result in results.compactMap(\.self) {
          #expect(result.denominator > 0)
          _ = (result.roundedDown, result.roundedUp, result.decimal(places: 6), result < value)
        }
      }
    }
  }

  @Test func magnitudeOfTheSmallestNumberIsPositive() {
    #expect(Rational(Int64.min).magnitude > 0)
  }

  @Test func whatDoesNotFitIsNearlyRight() throws {
    let big = Rational(Int64.max)
    #expect(big * big == big)
    let nearOne = try #require(Rational(Int64.max, Int64.max - 1))
    #expect(abs((nearOne * nearOne).approximation - 1) < 1e-15)
    let tiny = try #require(Rational(1, Int64.max))
    #expect((tiny * tiny).approximation < 1e-18)
  }

  @Test func wholeNumbersBeyondTheRangeAreClamped() {
    #expect(Rational(UInt64.max) == Rational(Int64.max))
    #expect(Rational(Int128.min) == Rational(Int64.min))
  }
}

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

  @Test func staysNearTheTrueValueWhereTermsHaveNoRoom() throws {
    // 9/25 of the largest number: the denominator is small, and the numerator has no room.
    let part = try #require(Rational(9, 25)) * Rational(Int64.max)
    #expect(abs(part.approximation / 9.223372036854775807e18 - 0.36) < 1e-9)
    // A third of a small fraction whose denominator has no room.
    let small = try #require(Rational(1, Int64.max)) * #require(Rational(Int64.max - 2, 3))
    #expect(abs(small.approximation - 1 / 3.0) < 1e-9)
  }

  @Test(arguments: [Int64.max, .min, .max - 1])
  func neverTrapsAtTheEndsOf64Bits(number: Int64) {
    let value = Rational(number)
    for other in [Rational(Int64.max), Rational(Int64.min), 3, value] {
      let results = [value + other, value - other, value * other, (value / other) ?? 0]
      #expect(results.allSatisfy { $0.denominator > 0 })
      #expect(results.allSatisfy { $0.roundedDown <= $0.roundedUp })
    }
  }

  @Test func printsTheLargestNumbersAtManyPlaces() {
    #expect(Rational(Int64.max).decimal(places: 6) == "9223372036854775807.000000")
    #expect(Rational(Int64.min).decimal(places: 18).hasPrefix("-9223372036854775808."))
  }
}
