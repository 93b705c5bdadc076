import Media
import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// The size and shape that a picture gets.
struct GeometryTests {
  private func plan(
    _ size: PixelSize, _ limits: Limit..., options: (inout FitOptions) -> Void = { _ in }
  ) throws -> RepairPlan {
    // Interlacing makes an encoding necessary whatever the size is.
    let clip = MediaFacts.clip(size: size).withTrack { $0.scan = .interlacedTopFirst }
    var profile = Profile.taking()
    profile.limits = limits
    return try SamplePlan.fit(clip, for: profile, options: options)
  }

  @Test func leavesASizeThatIsAcceptedAlone() throws {
    let plan = try plan(.of(1920, 1080), .on(.width, .atMost("1920")))
    #expect(plan.size == .of(1920, 1080))
    #expect(plan.picture?.scaledSize == nil && plan.picture?.crop == nil)
  }

  @Test func cutsOneRowOffAnOddSizeInsteadOfScaling() throws {
    let plan = try plan(.of(853, 481))
    #expect(plan.size == .of(852, 480))
    #expect(plan.picture?.scaledSize == nil)
    #expect(plan.picture?.crop == Cropping(left: 0, right: 1, top: 0, bottom: 1))
  }

  @Test(arguments: [
    (Quantity.width, "1280", PixelSize.of(1280, 720)), (.height, "540", .of(960, 540)),
    (.longSide, "1000", .of(1000, 562)), (.shortSide, "720", .of(1280, 720)),
    (.side, "1024", .of(1024, 576)), (.area, "921600", .of(1280, 720)),
  ])
  func scalesDownToAMaximum(quantity: Quantity, limit: String, size: PixelSize) throws {
    let plan = try plan(.of(1920, 1080), .on(quantity, .atMost(limit)))
    #expect(plan.size == size)
    #expect(plan.picture?.crop == nil)
    #expect(!plan.report.steps.contains { $0.action.contains("up") })
  }

  @Test func saysThatItScalesUp() throws {
    let plan = try plan(.of(640, 360), .on(.shortSide, .atLeast("720")))
    #expect(plan.size == .of(1280, 720))
    let step = try #require(plan.report.steps.first { $0.kind == .scale })
    #expect(step.action == "Scale 640x360 up to 1280x720.")
  }

  @Test func bringsBothSidesToMultiples() throws {
    let plan = try plan(.of(1366, 768), .on(.side, .multiple(of: 16)))
    #expect(plan.size == .of(1360, 768))
    #expect(plan.picture?.scaledSize == nil)
    #expect(plan.picture?.crop == Cropping(left: 2, right: 4, top: 0, bottom: 0))
  }

  @Test func solvesShapeSizeAndMultiplesTogether() throws {
    let plan = try plan(
      .of(1920, 1080), .on(.aspectRatio, .oneOf("16:9")), .on(.side, .multiple(of: 32)),
      .on(.area, .atMost("1000000")))
    let size = try #require(plan.size)
    #expect(size.width % 32 == 0 && size.height % 32 == 0 && size.area <= 1_000_000)
    #expect(size == .of(1024, 576))
  }

  @Test func cropsAShapeThatIsNearlyRight() throws {
    let plan = try plan(.of(1920, 1200), .on(.aspectRatio, .oneOf("16:9")))
    #expect(plan.size == .of(1920, 1080))
    #expect(plan.picture?.crop == Cropping(left: 0, right: 0, top: 60, bottom: 60))
    let step = try #require(plan.report.steps.first { $0.kind == .crop })
    #expect(step.cost == "10 % of the picture is cropped.")
  }

  @Test func asksBeforeItCropsMoreThanATenth() throws {
    let plan = try plan(.of(1920, 1202), .on(.aspectRatio, .oneOf("16:9")))
    #expect(plan.recipe == nil)
    let refusal = try #require(plan.report.refusals.first)
    #expect(refusal.id == "aspect-undecided")
    #expect(refusal.choices.count == 2)
    #expect(refusal.choices[0].sentence.hasPrefix("Crop 10.1 % of the picture"))
    #expect(refusal.choices[1].sentence.hasPrefix("Add bars, "))
  }

  @Test func cropsWhereTheFocusIs() throws {
    let plan = try plan(.of(1920, 1080), .on(.aspectRatio, .oneOf("1:1"))) {
      $0.aspectChange = .crop
      $0.focus = FitOptions.Focus(x: 1, y: 0)
    }
    #expect(plan.size == .of(1080, 1080))
    #expect(plan.picture?.crop == Cropping(left: 840, right: 0, top: 0, bottom: 0))
  }

  @Test func padsWhenAskedTo() throws {
    let plan = try plan(.of(1440, 1080), .on(.aspectRatio, .oneOf("16:9"))) {
      $0.aspectChange = .pad
    }
    #expect(plan.size == .of(1920, 1080))
    #expect(plan.picture?.crop == nil)
    #expect(plan.picture?.padding?.left == 240)
  }

  @Test func cropsToTheEndOfARangeOfShapes() throws {
    let plan = try plan(.of(2600, 1000), .on(.aspectRatio, .atMost("2.5")))
    #expect(plan.size == .of(2500, 1000))
  }

  @Test(arguments: [("720p", PixelSize.of(1280, 720)), ("1080p", .of(1920, 1080))])
  func bringsAPictureToATier(tier: String, size: PixelSize) throws {
    #expect(try plan(.of(2560, 1440), .on(.resolutionTier, .oneOf(tier))).size == size)
  }

  @Test func refusesSizesThatContradictEachOther() throws {
    let plan = try plan(
      .of(1280, 720), .on(.width, .atLeast("2000")), .on(.longSide, .atMost("1500")))
    #expect(plan.recipe == nil)
    #expect(!plan.report.refusals.isEmpty)
  }

  @Test func turnsCropsAndSquaresPixelsInOneStep() throws {
    let clip = MediaFacts.clip(size: .of(720, 576)).withTrack {
      $0.sampleAspectRatio = AspectRatio("64:45")
      $0.displaySize = .of(576, 1024)
      $0.displayAspectRatio = AspectRatio("9:16")
      $0.rotation = Rotation(degrees: 90)
    }
    let plan = try SamplePlan.fit(clip, for: .taking(.on(.aspectRatio, .oneOf("3:5"))))
    #expect(plan.size == .of(576, 960))
    // In the pixels of the turned stored picture, 576x720.
    #expect(plan.picture?.crop == Cropping(left: 0, right: 0, top: 22, bottom: 22))
    #expect(plan.picture?.scaledSize == .of(576, 960))
    #expect(plan.picture?.turn == Rotation(degrees: 90))
  }
}
