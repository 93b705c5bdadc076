import MediaModel
import Testing

struct AspectRatioTests {
  @Test(arguments: [
    (1920, 1080, "16:9"), (1920, 1088, "16:9"), (854, 480, "16:9"), (1080, 1920, "9:16"),
    (1024, 1024, "1:1"), (720, 480, "3:2"), (640, 480, "4:3"), (1280, 1024, "5:4"),
    (2520, 1080, "21:9"), (2048, 1024, "2:1"), (4096, 2160, "17:9"),
  ])
  func hasTheNamePeopleUse(width: Int, height: Int, name: String) throws {
    let size = try #require(PixelSize(width: width, height: height))
    #expect(size.ratio.nearestCommon?.description == name)
  }

  // 2560x1080 is 64:27, 1.6 % wider than 21:9.
  @Test(arguments: [(1000, 100), (2560, 1080)])
  func hasNoNameWhenItIsFarFromAll(width: Int, height: Int) throws {
    #expect(try #require(PixelSize(width: width, height: height)).ratio.nearestCommon == nil)
  }

  @Test func aNameIsGivenWithinOnePercentAndNotBeyond() throws {
    let square = try #require(AspectRatio("1:1"))
    #expect(AspectRatio("101:100")?.nearestCommon == square)
    #expect(AspectRatio("99:100")?.nearestCommon == square)
    #expect(AspectRatio("1011:1000")?.nearestCommon == nil)
    #expect(AspectRatio("989:1000")?.nearestCommon == nil)
  }

  @Test(arguments: ["16:9", "16/9", "16x9", "32:18", "1.7777777777777777"])
  func readsTheWaysPeopleWriteShapes(text: String) throws {
    let ratio = try #require(AspectRatio(text))
    #expect(ratio.nearestCommon?.description == "16:9")
  }

  @Test(arguments: ["", ":", "16:", ":9", "16:0", "0:9", "-16:9", "16:9:4", "wide", "16×9"])
  func refusesWhatIsNoShape(text: String) { #expect(AspectRatio(text) == nil) }

  @Test func describesItselfInLowestTermsButKeepsTheNameOf21To9() {
    #expect(AspectRatio("32:18")?.description == "16:9")
    #expect(AspectRatio("21:9")?.description == "21:9")
    #expect(AspectRatio("9:21")?.description == "9:21")
    #expect(AspectRatio("2.39")?.description == "239:100")
  }

  @Test func turnsByAQuarter() { #expect(AspectRatio("16:9")?.turned == AspectRatio("9:16")) }
}

struct PixelSizeTests {
  @Test func hasSidesAreaAndShape() throws {
    let size = try #require(PixelSize(width: 1080, height: 1920))
    #expect(size.shortSide == 1080)
    #expect(size.longSide == 1920)
    #expect(size.area == 2_073_600)
    #expect(size.ratio.description == "9:16")
    #expect(size.turned == PixelSize(width: 1920, height: 1080))
    #expect(size.description == "1080x1920")
  }

  @Test(arguments: [(0, 1), (1, 0), (-1, 1), (1, -1), (Int(Int32.max) + 1, 1)])
  func isNothingWithoutTwoSidesInRange(width: Int, height: Int) {
    #expect(PixelSize(width: width, height: height) == nil)
  }

  @Test func theLargestSizeHasAnArea() {
    let side = Int(Int32.max)
    #expect(PixelSize(width: side, height: side)?.area == side * side)
  }
}
