import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct AspectRatioCheckTests {
  private let list = Limit.sample(.aspectRatio, .oneOf("16:9", "9:16"))

  @Test(arguments: [
    PixelSize.hd720, .hd1080, .sized(720, 1280), .sized(854, 480), .sized(853, 480),
    .sized(1366, 768), .sized(426, 240),
  ])
  func acceptsAShapeThatIsExactUpToTheRoundingOfPixels(size: PixelSize) throws {
    #expect(try findings(of: list, on: .sample(size: size)).isEmpty)
  }

  @Test(arguments: [PixelSize.sized(1920, 1088), .sized(1920, 1072)])
  func warnsOfAShapeThatIsCloseButNotExact(size: PixelSize) throws {
    let finding = try #require(try findings(of: list, on: .sample(size: size)).first)
    #expect(finding.id == "video.aspect.inexact")
    #expect(finding.severity == .alteration)
    #expect(finding.message.contains("close to 16:9 but not exact"))
  }

  @Test(arguments: [PixelSize.sized(2048, 1080), .sized(1440, 1080), .sized(1000, 1000)])
  func refusesAnotherShape(size: PixelSize) throws {
    let finding = try #require(try findings(of: list, on: .sample(size: size)).first)
    #expect(finding.id == "video.aspect.not-allowed")
    #expect(finding.severity == .blocker)
  }

  @Test(arguments: [
    (PixelSize.sized(400, 1000), true), (.sized(399, 1000), false), (.sized(2500, 1000), true),
    (.sized(2501, 1000), false),
  ])
  func judgesARangeExactly(size: PixelSize, isAccepted: Bool) throws {
    let limit = Limit.sample(.aspectRatio, .between("0.4", "2.5"))
    #expect(try findings(of: limit, on: .image(size: size)).isEmpty == isAccepted)
  }

  @Test func honoursExclusiveBounds() throws {
    let limit = Limit.sample(.aspectRatio, .above("0.5"))
    #expect(try findings(of: limit, on: .image(size: .sized(500, 1000))).count == 1)
    #expect(try findings(of: limit, on: .image(size: .sized(501, 1000))).isEmpty)
  }

  @Test func judgesTheShapeThatAViewerSees() throws {
    let anamorphic = MediaFacts.sample(size: .sized(1440, 1080)).changingVideo {
      $0.sampleAspectRatio = AspectRatio("4:3")
      $0.displaySize = .hd1080
      $0.displayAspectRatio = AspectRatio("16:9")
    }
    #expect(try findings(of: list, on: anamorphic).isEmpty)
  }

  @Test func failsClosedWhenTheShapeIsNotKnown() throws {
    let found = try findings(of: list, on: .image(size: nil))
    #expect(found.map(\.severity) == [.unverified])
  }
}

struct AspectMatchCheckTests {
  private let pair = Profile.sample(
    inputs: [
      Input(role: "start", media: [.image], minimum: 1, maximum: 1),
      Input(role: "end", media: [.image], minimum: 1, maximum: 1),
    ], limits: [.sample(.aspectMatch, roles: [.role("start"), .role("end")])])

  private func finding(_ first: PixelSize, _ second: PixelSize) throws -> Finding? {
    try findings(
      of: .of(.image(path: "a.png", size: first), .image(path: "b.png", size: second)), for: pair
    ).first
  }

  @Test func acceptsTwoImagesOfOneShape() throws {
    #expect(try finding(.hd720, .hd1080) == nil)
    #expect(try finding(.hd1080, .sized(854, 480)) == nil)
  }

  @Test func warnsOfShapesThatAreCloseButNotEqual() throws {
    #expect(try finding(.hd1080, .sized(1920, 1088))?.severity == .alteration)
  }

  @Test func refusesDifferentShapes() throws {
    let finding = try #require(try finding(.hd1080, .sized(1080, 1080)))
    #expect(finding.id == "image.aspect.mismatch")
    #expect(finding.severity == .blocker)
    #expect(finding.message.contains("Start is 1920x1080, 16:9, End is 1080x1080, 1:1"))
  }

  @Test(arguments: [(800, true), (799, false), (1250, true), (1251, false)])
  func judgesTheRelationOfTheShapesWhereThatIsTheLimit(width: Int, isAccepted: Bool) throws {
    var profile = pair
    profile.limits = [
      .sample(.aspectMatch, .between("0.8", "1.25"), roles: [.role("start"), .role("end")])
    ]
    let request = Request.of(
      .image(path: "a.png", size: .sized(width, 1000)),
      .image(path: "b.png", size: .sized(1000, 1000)))
    #expect(try findings(of: request, for: profile).isEmpty == isAccepted)
  }
}
