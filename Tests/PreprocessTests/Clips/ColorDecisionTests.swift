import Media
import MediaModel
import Testing

@testable import Preprocess

/// How colours are meant where a clip says nothing, and how a result says so.
struct ColorDecisionTests {
  private func decision(
    _ color: ColorFacts = ColorFacts(), from stored: PixelSize = .of(1280, 720),
    to result: PixelSize? = nil, rate: FrameRate = .fps(30), range: DynamicRange = .sdr,
    format: PixelFormatFacts = PixelFormatFacts(name: "yuv420p", chroma: "4:2:0"),
    convertsToSDR: Bool = true
  ) -> ColorDecision {
    ColorDecision(
      color, dynamicRange: range, format: format, sizes: (stored, result ?? stored), rate: rate,
      convertsToSDR: convertsToSDR)
  }

  @Test(arguments: [
    (PixelSize.of(1280, 720), FrameRate.fps(30), "bt709"),
    (.of(1024, 577), .fps(30), "bt709"), (.of(1026, 480), .fps(30), "bt709"),
    (.of(720, 576), .fps(25), "bt470bg"), (.of(1024, 576), .fps(50), "bt470bg"),
    (.of(720, 480), .fps(30000, 1001), "smpte170m"), (.of(640, 360), .fps(24), "smpte170m"),
  ])
  func assumesWhatPlayersAssume(size: PixelSize, rate: FrameRate, matrix: String) {
    let decision = decision(from: size, rate: rate)
    #expect(decision.source.matrix == matrix)
    #expect(decision.source.range == .limited)
    #expect(decision.note != nil)
  }

  @Test func leavesUntaggedColoursUntagged() {
    #expect(decision().result == ColorFacts())
  }

  @Test func tagsColoursWhereAnotherSizeWouldBeReadOtherwise() {
    let decision = decision(from: .of(1920, 1080), to: .of(640, 360))
    #expect(decision.result.matrix == "bt709")
    #expect(decision.result.primaries == "bt709" && decision.result.range == .limited)
  }

  @Test func keepsTags() {
    let tags = ColorFacts(
      primaries: "smpte170m", transfer: "smpte170m", matrix: "smpte170m", range: .limited,
      origin: .bitStream)
    let decision = decision(tags)
    var kept = tags
    kept.origin = nil
    #expect(decision.result == kept)
    #expect(decision.note == nil && decision.conversion == nil)
  }

  @Test func saysThatTheFullRangeIsUsed() {
    let decision = decision(format: PixelFormatFacts(name: "yuvj420p", chroma: "4:2:0"))
    #expect(decision.source.range == .full)
    #expect(decision.result.range == .full)
  }

  @Test(arguments: [
    ("smpte2084", FrameRendition.ColorConversion.toneMapPQ(peak: nil)),
    ("arib-std-b67", .toneMapHLG),
  ])
  func bringsHighContrastToSDR(
    transfer: String, conversion: FrameRendition.ColorConversion
  ) {
    let color = ColorFacts(transfer: transfer)
    let decision = decision(color, range: .pq)
    #expect(decision.conversion == conversion)
    #expect(decision.source.matrix == "bt2020nc" && decision.source.primaries == "bt2020")
    #expect(decision.result == .bt709)
    #expect(self.decision(color, convertsToSDR: false).conversion == nil)
  }

  @Test func mapsAWideGamut() {
    let color = ColorFacts(primaries: "bt2020", transfer: "bt2020-10", matrix: "bt2020nc")
    #expect(decision(color).conversion == .mapGamut)
  }
}
