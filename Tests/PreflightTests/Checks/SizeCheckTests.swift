import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct SizeCheckTests {
  @Test(arguments: [Quantity.width, .height, .side, .shortSide, .longSide])
  func acceptsTheLimitAndRefusesAPixelMore(quantity: Quantity) throws {
    let limit = Limit.sample(quantity, .atMost("1000"))
    #expect(try findings(of: limit, on: .image(size: .sized(1000, 1000))).isEmpty)
    #expect(try findings(of: limit, on: .image(size: .sized(999, 999))).isEmpty)
    let over = try findings(of: limit, on: .image(size: .sized(1001, 1001)))
    #expect(over.map(\.severity) == [.blocker])
    #expect(over.first?.id.hasSuffix("too-large") == true)
  }

  @Test(arguments: [Quantity.width, .height, .side, .shortSide, .longSide])
  func acceptsTheLimitAndRefusesAPixelLess(quantity: Quantity) throws {
    let limit = Limit.sample(quantity, .atLeast("300"))
    #expect(try findings(of: limit, on: .image(size: .sized(300, 300))).isEmpty)
    let under = try findings(of: limit, on: .image(size: .sized(299, 299)))
    #expect(under.first?.id.hasSuffix("too-small") == true)
  }

  @Test func refusesTheLimitItselfWhenItIsExclusive() throws {
    let limit = Limit.sample(.shortSide, .above("300"))
    #expect(try findings(of: limit, on: .image(size: .sized(300, 400))).count == 1)
    #expect(try findings(of: limit, on: .image(size: .sized(301, 400))).isEmpty)
    let most = Limit.sample(.width, .below("7680"))
    #expect(try findings(of: most, on: .image(size: .sized(7680, 400))).count == 1)
    #expect(try findings(of: most, on: .image(size: .sized(7679, 400))).isEmpty)
  }

  @Test func holdsBothSidesAgainstALimitOnSides() throws {
    let limit = Limit.sample(.side, .between("720", "2160"))
    #expect(try findings(of: limit, on: .sample(size: .sized(720, 2160))).isEmpty)
    let tall = try findings(of: limit, on: .sample(size: .sized(719, 2161)))
    #expect(Set(tall.map(\.id)) == ["video.side.too-large", "video.side.too-small"])
    #expect(tall.contains { $0.measured?.reading == .height && $0.id.hasSuffix("large") })
  }

  @Test(arguments: [(409_600, true), (409_599, false)])
  func judgesTheArea(area: Int, isAccepted: Bool) throws {
    let limit = Limit.sample(.area, .between("409600", "927408"))
    #expect(try findings(of: limit, on: .image(size: .sized(area, 1))).isEmpty == isAccepted)
  }

  @Test func judgesWhatAViewerSees() throws {
    let portrait = MediaFacts.sample(size: .hd1080).changingVideo {
      $0.rotation = Rotation(degrees: 90)
      $0.displaySize = .sized(1080, 1920)
    }
    let finding = try #require(
      try findings(of: .sample(.height, .atMost("1080")), on: portrait).first)
    #expect(
      finding.detail?.hasPrefix("It is stored as 1920x1080 and shown as 1080x1920.") == true)
  }

  @Test func demandsMultiples() throws {
    let limit = Limit.sample(.side, Bounds(step: 8))
    #expect(try findings(of: limit, on: .image(size: .sized(1280, 720))).isEmpty)
    let found = try findings(of: limit, on: .image(size: .sized(1280, 724)))
    #expect(found.map(\.id) == ["image.side.off-grid"])
    #expect(found.first?.message.contains("a multiple of 8") == true)
  }

  @Test func failsClosedWhenTheSizeIsNotKnown() throws {
    let found = try findings(of: .sample(.side, .atMost("1000")), on: .image(size: nil))
    #expect(found.map(\.severity) == [.unverified])
  }
}

struct ResolutionCheckTests {
  private let range = Limit.sample(
    .resolution, Bounds(minimumSize: .sized(640, 360), maximumSize: .sized(4096, 2160)))

  @Test(arguments: [
    (PixelSize.sized(640, 360), true), (.sized(639, 360), false), (.sized(4096, 2160), true),
    (.sized(4096, 2161), false),
  ])
  func holdsBothSidesAgainstTheRange(size: PixelSize, isAccepted: Bool) throws {
    #expect(try findings(of: range, on: .sample(size: size)).isEmpty == isAccepted)
  }

  @Test func acceptsOnlyListedSizes() throws {
    let limit = Limit.sample(.resolution, .oneOf("1280x720", "1920x1080"))
    #expect(try findings(of: limit, on: .sample(size: .hd720)).isEmpty)
    #expect(try findings(of: limit, on: .sample(size: .sized(720, 1280))).count == 1)
  }
}

struct ResolutionTierCheckTests {
  @Test(arguments: [
    (PixelSize.hd720, true), (.sized(720, 1280), true), (.hd1080, true), (.sized(960, 720), true),
    (.sized(1280, 544), true), (.sized(1280, 718), true), (.sized(854, 480), false),
    (.sized(1440, 1440), false), (.sized(3840, 2160), false),
  ])
  func knowsTiersByTheirShortSideOrTheLongSideOfAWidePicture(
    size: PixelSize, isAccepted: Bool
  ) throws {
    let limit = Limit.sample(.resolutionTier, .oneOf("720p", "1080p"))
    #expect(try findings(of: limit, on: .sample(size: size)).isEmpty == isAccepted)
  }

  @Test(arguments: [(749, true), (750, true), (751, false)])
  func acceptsEverythingUpToATier(lines: Int, isAccepted: Bool) throws {
    let limit = Limit.sample(.resolutionTier, .oneOf("<=750p"))
    #expect(
      try findings(of: limit, on: .sample(size: .sized(1334, lines))).isEmpty == isAccepted)
  }

  @Test func knowsKNames() {
    #expect(ResolutionTier("4k")?.lines == 2160)
    #expect(ResolutionTier("720P")?.longSide == 1280)
    #expect(ResolutionTier("480p")?.longSide == 854)
    #expect(ResolutionTier("large") == nil)
  }
}
