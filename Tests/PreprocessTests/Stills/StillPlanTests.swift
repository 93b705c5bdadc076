import Media
import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// What is done to still pictures.
struct StillPlanTests {
  private func image(
    _ format: String = "png", size: PixelSize = .of(1000, 801), alpha: Bool = false,
    bytes: Int64 = 500_000
  ) -> MediaFacts {
    MediaFacts(
      path: "still", byteCount: bytes, kind: .image,
      container: ContainerFacts(format: format, formatName: format),
      image: ImageFacts(
        format: format, codec: CodecFacts(name: format),
        pixelFormat: PixelFormatFacts(bitDepth: 8, hasAlpha: alpha), storedSize: size,
        displaySize: size, colorModel: format == "jpeg" ? "YCbCr" : "RGB"))
  }

  private func plan(
    _ facts: MediaFacts, _ limits: Limit..., options: (inout FitOptions) -> Void = { _ in }
  ) throws -> RepairPlan {
    var profile = Profile.taking()
    profile.limits = limits
    let acceptance = RepairPlan.Acceptance(profiles: [profile])
    let options = FitOptions(options)
    return StillPlanner(
      facts: facts,
      judge: try ResultJudge(acceptance, in: .builtIn, followsRecommendations: false),
      acceptance: acceptance, options: options, renderObstacle: { _ in nil }
    ).plan()
  }

  private func still(_ plan: RepairPlan) -> StillRendition? {
    guard case .still(let rendition)? = plan.recipe?.rendition else { return nil }
    return rendition
  }

  @Test func copiesThePictureThatIsFine() throws {
    #expect(try plan(image()).recipe?.rendition == .identical)
  }

  @Test func keepsOddSidesUnlessMultiplesAreAsked() throws {
    let free = try plan(image(), .on(.longSide, .atMost("900")))
    #expect(free.size == .of(900, 721))
    let grid = try plan(image(), .on(.side, .multiple(of: 8)))
    #expect(grid.size == .of(1000, 800))
    #expect(still(grid)?.picture.scaledSize == nil)
  }

  @Test func keepsAFormatThatIsAccepted() throws {
    let limit = Limit.on(.longSide, .atMost("500"))
    #expect(still(try plan(image("png"), limit))?.format == .png)
    let photograph = try plan(image("jpeg"), limit)
    #expect(still(photograph)?.format == .jpeg(quality: 92, halvesChroma: false))
  }

  @Test func laysTransparencyOnAColourOnlyWhereItMustGo() throws {
    let kept = try plan(image(alpha: true), .on(.longSide, .atMost("500")))
    #expect(still(kept)?.picture.background == nil)
    let flat = try plan(image(alpha: true), .on(.imageFormat, .oneOf("jpeg"))) {
      $0.background = "FFFFFF"
    }
    #expect(still(flat)?.picture.background == "FFFFFF")
    #expect(flat.report.losses == ["Transparency."])
    let refused = try plan(
      image(alpha: true), .on(.alpha, Bounds(allowed: [.flag(false)])))
    #expect(still(refused)?.format == .png)
    #expect(still(refused)?.picture.background != nil)
  }

  @Test func turnsThePixelsThemselves() throws {
    let turned = image("jpeg").with {
      $0.image?.rotation = Rotation(degrees: 90)
      $0.image?.exifOrientation = 6
      $0.image?.displaySize = .of(801, 1000)
    }
    let plan = try plan(turned)
    #expect(still(plan)?.picture.turn == Rotation(degrees: 90))
    #expect(plan.size == .of(801, 1000))
    #expect(plan.report.after?.image?.rotation == Rotation.none)
  }

  @Test func choosesALossyFormatWhereBytesAreScarce() throws {
    let limit = Limit.on(.fileSize, .atMost("100000"))
    let free = try plan(image(), limit)
    #expect(still(free)?.format == .jpeg(quality: 92, halvesChroma: false))
    #expect(free.recipe?.maximumByteCount == 100_000)
    let bound = try plan(image(), limit, .on(.imageFormat, .oneOf("png")))
    #expect(still(bound)?.format == .png)
  }

  @Test func keepsTheFirstPictureOfAnAnimation() throws {
    let animation = image("gif").with {
      $0.image?.isAnimated = true
      $0.image?.frameCount = 12
    }
    let plan = try plan(animation, .on(.imageFormat, .oneOf("png", "jpeg")))
    #expect(still(plan)?.format == .png)
    #expect(plan.report.losses == ["All frames but the first of 12."])
  }

  @Test func asksBeforeItCropsMuch() throws {
    let plan = try plan(image(), .on(.aspectRatio, .oneOf("16:9")))
    #expect(plan.report.refusals.map(\.id) == ["aspect-undecided"])
  }
}
