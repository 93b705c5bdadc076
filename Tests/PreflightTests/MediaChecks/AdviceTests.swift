import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct AdviceTests {
  private func ids(
    _ facts: MediaFacts, usesAudio: Bool? = nil, transport: Transport? = nil
  ) throws -> [String] {
    try findings(
      of: .of(facts, transport: transport), for: .sample(usesAudio: usesAudio)
    ).map(\.id)
  }

  @Test func findsNothingInAnOrdinaryClipImageOrSound() throws {
    #expect(try ids(.sample()).isEmpty)
    #expect(try ids(.image()).isEmpty)
    #expect(try ids(.sound()).isEmpty)
  }

  @Test func advisesAboutWhatMotionLooksLike() throws {
    #expect(
      try ids(.sample().changingVideo { $0.frameRate.isVariable = true })
        == ["video.frame-rate.variable"])
    #expect(
      try ids(.sample().changingVideo { $0.scan = .interlacedTopFirst })
        == ["video.scan.interlaced"])
  }

  @Test(arguments: [
    DynamicRange.hlg, .pq, .hdr10, .hdr10Plus, .dolbyVision(profile: 8, compatibility: 4),
  ])
  func advisesAboutHDROnce(range: DynamicRange) throws {
    let facts = MediaFacts.sample().changingVideo {
      $0.dynamicRange = range
      $0.pixelFormat.bitDepth = 10
    }
    #expect(try ids(facts) == ["video.color.hdr"])
  }

  @Test func advisesAboutThePicture() throws {
    #expect(
      try ids(.sample().changingVideo { $0.pixelFormat.bitDepth = 10 }) == ["video.bit-depth.high"])
    #expect(
      try ids(.sample().changingVideo { $0.rotation = Rotation(degrees: 90) })
        == ["video.rotation.metadata"])
    #expect(
      try ids(.sample().changingVideo { $0.rotation = nil }) == ["video.rotation.metadata"])
    #expect(try ids(.sample(size: .sized(1279, 720))) == ["video.size.odd"])
    #expect(
      try ids(.sample().changingVideo { $0.sampleAspectRatio = AspectRatio("4:3") })
        == ["video.pixels.not-square"])
  }

  @Test func advisesAboutTheContainer() throws {
    #expect(
      try ids(.sample().changingVideo { $0.storedFrameCount = Sourced(100, .index) })
        == ["video.edit-list.hidden-frames"])
    let late = MediaFacts.sample().changing { $0.container.indexPosition = .end }
    #expect(try ids(late) == ["container.index-at-end"])
    #expect(try ids(late, transport: .url) == ["container.index-at-end"])
    #expect(try ids(late, transport: .upload).isEmpty)
    #expect(
      try ids(.sample().changing { $0.container.hasLocation = true }) == ["media.location"])
    #expect(
      try ids(.sample().changing { $0.video += $0.video }) == ["video.several-tracks"])
  }

  @Test func missesSoundOnlyWhereItIsUsed() throws {
    #expect(try ids(.sample(), usesAudio: true) == ["audio.missing"])
    #expect(try ids(.sample(), usesAudio: false).isEmpty)
    #expect(try ids(.sample(audio: MediaFacts.sound().audio), usesAudio: true).isEmpty)
  }

  @Test(arguments: [
    (PixelSize.hd1080, 720, true), (.sized(2048, 1152), 48, false), (.hd1080, 721, false),
  ])
  func advisesAboutASlowAndDearJob(size: PixelSize, frames: Int, isLight: Bool) throws {
    let found = try ids(.sample(frames: frames, rate: .fps24, size: size))
    #expect(found == (isLight ? [] : ["media.workload"]))
  }

  @Test func advisesAboutImages() throws {
    let turned = MediaFacts.image().changing {
      $0.image?.rotation = Rotation(degrees: 90)
      $0.image?.exifOrientation = 6
    }
    #expect(try ids(turned) == ["image.orientation"])
    #expect(try ids(.image().changing { $0.image?.colorModel = "CMYK" }) == ["image.cmyk"])
    #expect(try ids(.image(isAnimated: true)) == ["image.animated"])
  }

  @Test(arguments: [
    (MediaProblem.Kind.truncated, "media.truncated", Severity.blocker),
    (.damaged, "media.damaged", .blocker), (.empty, "media.empty", .blocker),
    (.refersToOtherFile, "media.refers-to-other-file", .blocker),
    (.undecodable, "media.undecodable", .advice),
    (.durationContradicted, "media.duration-contradicted", .advice),
    (.misnamed, "media.misnamed", .advice),
  ])
  func passesOnWhatReadingTheFileBroughtToLight(
    kind: MediaProblem.Kind, id: String, severity: Severity
  ) throws {
    let facts = MediaFacts.sample().changing {
      $0.problems = [MediaProblem(kind, "The file is odd")]
    }
    let found = try findings(of: .of(facts), for: .sample())
    #expect(found.map(\.id) == [id])
    #expect(found.map(\.severity) == [severity])
    #expect(found.first?.message == "The file is odd.")
  }

  @Test func refusesAVideoWithoutFrames() throws {
    let facts = MediaFacts.sample().changingVideo { $0.frameCount = Sourced(0, .index) }
    #expect(try ids(facts).contains("video.no-frames"))
  }
}
