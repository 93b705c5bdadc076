import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// The one size that both pictures of a pair get.
struct PairGeometryTests {
  private func size(
    _ first: PixelSize, _ second: PixelSize, start: [Limit] = [], end: [Limit] = [],
    shapes: [AspectRatio] = [], options: (inout TransitionOptions) -> Void = { _ in }
  ) throws -> PixelSize? {
    func side(_ shown: PixelSize, _ limits: [Limit]) throws -> PairGeometry.Side {
      let profile = Profile(
        id: "example/pair", name: "Pair", provider: "Example", kind: .workflow,
        inputs: [Input(role: "picture", media: [.image], minimum: 1, maximum: 1)],
        limits: limits)
      let judge = try ResultJudge(
        RepairPlan.Acceptance(profiles: [profile]), in: .builtIn, followsRecommendations: false)
      let facts = MediaFacts.clip(size: shown).frameAsImage(shown, format: PixelFormatFacts())
      return PairGeometry.Side(shown: shown, facts: facts, judge: judge)
    }
    return PairGeometry(
      [try side(first, start), try side(second, end)], options: TransitionOptions(options),
      shapes: shapes
    ).size
  }

  @Test func keepsASizeThatBothHave() throws {
    #expect(try size(.of(1920, 1080), .of(1920, 1080)) == .of(1920, 1080))
    #expect(try size(.of(853, 481), .of(853, 481)) == .of(853, 481))
  }

  @Test func takesTheSmallerOfTwoSizesOfOneShape() throws {
    #expect(try size(.of(1920, 1080), .of(1280, 720)) == .of(1280, 720))
    #expect(try size(.of(540, 960), .of(1080, 1920)) == .of(540, 960))
  }

  @Test(arguments: [
    (PixelSize.of(640, 272), PixelSize.of(320, 180)), (.of(1920, 1080), .of(1918, 1080)),
    (.of(853, 480), .of(720, 576)), (.of(1080, 1350), .of(1079, 1921)),
  ])
  func neitherEnlargesNorDistorts(first: PixelSize, second: PixelSize) throws {
    let size = try #require(try size(first, second))
    for shown in [first, second] {
      let fit = try #require(PictureFit.fit(shown, to: size, TransitionOptions()))
      #expect(!fit.isUpscaling(shown), "\(size)")
      let distortion = fit.pictureSize.ratio.relativeDistance(to: fit.keptSize(of: shown).ratio)
      #expect(distortion * 200 <= 1, "\(size)")
    }
  }

  @Test func doesNotEnlargeOneForAHairOfTheOther() throws {
    // A would lose 0.5 % less at 322x180, for which B would be enlarged.
    let size = try size(
      .of(640, 272), .of(320, 180), shapes: ["16:9"].compactMap { AspectRatio($0) })
    #expect(size == .of(320, 180))
  }

  @Test func goesTheMiddleWayBetweenPortraitAndLandscape() throws {
    #expect(try size(.of(1280, 720), .of(720, 1280)) == .of(720, 720))
  }

  @Test func takesTheShapeBetweenThatCostsTheLargerLossLeast() throws {
    // 16:9 to 3:2 loses 15.6 %, 4:3 to 3:2 11.1 %; any other usual shape takes more from one.
    let size = try #require(try size(.of(1920, 1080), .of(1440, 1080)))
    #expect(size.ratio.relativeDistance(to: size.ratio.nearestCommon ?? size.ratio) * 1000 <= 2)
    #expect(size.ratio.nearestCommon == AspectRatio("3:2"))
    #expect(size.width <= 1440)
  }

  @Test func obeysTheLimitsOfBothRoles() throws {
    let size = try #require(
      try size(
        .of(1920, 1080), .of(1280, 720), start: [.on(.side, .multiple(of: 64))],
        end: [.on(.longSide, .atMost("1100"))]))
    #expect(size.width % 64 == 0 && size.height % 64 == 0)
    #expect(size.longSide <= 1100)
  }

  @Test func enlargesOnlyWhereAMinimumNeedsIt() throws {
    let limit = Limit.on(.shortSide, .atLeast("720"))
    #expect(try size(.of(640, 360), .of(1920, 1080), start: [limit]) == .of(1280, 720))
    #expect(try size(.of(640, 360), .of(1920, 1080)) == .of(640, 360))
  }

  @Test func takesOnlyShapesThatTheResultCanHave() throws {
    let size = try size(
      .of(1440, 1080), .of(1440, 1080), shapes: ["16:9", "9:16"].compactMap { AspectRatio($0) })
    #expect(size == .of(1440, 810))
  }

  @Test func paddingKeepsAllOfBoth() throws {
    let size = try #require(
      try size(.of(1280, 720), .of(720, 1280)) { $0.aspectChange = .pad })
    let options = TransitionOptions { $0.aspectChange = .pad }
    for shown in [PixelSize.of(1280, 720), .of(720, 1280)] {
      let fit = try #require(PictureFit.fit(shown, to: size, options))
      #expect(fit.crop == nil && fit.method == .pad)
      #expect(!fit.isUpscaling(shown))
    }
  }
}
