import Foundation
import JSON
import MediaModel
import Reports
import Testing

struct FactsJSONTests {
  private func decoded(_ facts: MediaFacts) throws -> [String: Any] {
    try Decoded.object(FactsJSON.value(facts))
  }

  @Test func holdsWhatTheContractPromises() throws {
    let document = try Decoded.object(FactsJSON.document([FactsJSON.value(Sample.clip())]))
    #expect(document.text("schema") == "preflight.facts/1")
    #expect(document.text("files.0.path") == "clip.mp4")
    let promised: Set = [
      "path", "byteCount", "container", "durations", "video", "audio", "image",
    ]
    #expect(document.keys("files.0").isSuperset(of: promised))
    #expect(document.isNull("files.0.image"))
  }

  @Test func aVideoTrackHoldsWhatTheContractPromises() throws {
    let facts = try decoded(Sample.clip())
    let promised: Set = [
      "codec", "profile", "pixelFormat", "bitDepth", "chroma", "storedSize", "displaySize",
      "sampleAspectRatio", "displayAspectRatio", "rotation", "frameRate", "frameCount", "duration",
      "startTime", "scan", "color", "dynamicRange", "hasAlpha",
    ]
    #expect(promised.subtracting(facts.keys("video.0")) == [])
    #expect(facts.keys("video.0.frameRate") == ["average", "nominal", "isVariable"])
    #expect(facts.keys("video.0.color") == ["primaries", "transfer", "matrix", "range"])
    #expect(facts.integer("video.0.storedSize.width") == 1280)
    #expect(facts.integer("video.0.displaySize.height") == 720)
    #expect(facts.text("video.0.frameRate.average") == "30000/1001")
    #expect(facts.flag("video.0.frameRate.isVariable") == false)
    #expect(facts.text("video.0.sampleAspectRatio") == "1:1")
    #expect(facts.text("video.0.displayAspectRatio") == "16:9")
    #expect(facts.integer("video.0.rotation") == 0)
    #expect(facts.integer("video.0.frameCount") == 153)
    #expect(facts.double("video.0.duration") == 5.1051)
    #expect(facts.text("video.0.scan") == "progressive")
    #expect(facts.text("video.0.dynamicRange") == "SDR")
    #expect(facts.flag("video.0.hasAlpha") == false)
  }

  @Test func durationsHaveEveryReadingWithTheLongestAndTheShortest() throws {
    let facts = try decoded(Sample.clip())
    #expect(
      facts.keys("durations") == [
        "container", "video", "audio", "longest", "shortest", "evidence",
      ])
    #expect(facts.double("durations.longest") == 5.1051)
    #expect(facts.double("durations.shortest") == 5.077)
    #expect(facts.text("durations.evidence.video") == "index")
  }

  @Test func timesAreWrittenToTheMicrosecond() {
    let text = FactsJSON.value(Sample.clip()).text(isIndented: false)
    #expect(text.contains(#""duration":5.105100,"#))
  }

  @Test func whatIsNotKnownIsAbsent() throws {
    let facts = try decoded(
      MediaFacts(
        path: "clip.mp4", byteCount: 1, kind: .video,
        container: ContainerFacts(format: "mp4", formatName: "MP4"),
        video: [VideoFacts(index: 0, codec: CodecFacts(name: "h264"), rotation: nil)]))
    let absent: Set = [
      "profile", "pixelFormat", "bitDepth", "storedSize", "displaySize", "rotation", "frameCount",
      "duration", "startTime", "color", "dynamicRange", "hasAlpha", "bitRate",
    ]
    #expect(facts.keys("video.0").isDisjoint(with: absent))
    #expect(facts.keys("durations").isEmpty)
    #expect(facts.keys("container").isDisjoint(with: ["startTime", "bitRate", "indexPosition"]))
  }

  @Test func aShapeKeepsItsExactFraction() throws {
    let facts = try decoded(
      Sample.clip { $0.video[0].displayAspectRatio = AspectRatio("2560:1097") })
    #expect(facts.text("video.0.displayAspectRatio") == "2560:1097")
    #expect(facts.text("video.0.nearestAspectRatio") == "21:9")
  }

  @Test func dolbyVisionHasItsProfile() throws {
    let facts = try decoded(
      Sample.clip {
        $0.video[0].dynamicRange = .dolbyVision(profile: 8, compatibility: 4)
      })
    #expect(facts.integer("video.0.dolbyVision.profile") == 8)
    #expect(facts.integer("video.0.dolbyVision.compatibility") == 4)
  }

  @Test func aPictureHoldsItsTurnAndOrientation() throws {
    var image = Sample.image(format: "jpeg", rotation: Rotation(degrees: 90, isMirrored: true))
    image.image?.exifOrientation = 7
    let facts = try decoded(image)
    #expect(facts.integer("image.rotation") == 90)
    #expect(facts.flag("image.isMirrored") == true)
    #expect(facts.integer("image.exifOrientation") == 7)
    #expect(facts.integer("image.displaySize.width") == 480)
  }
}
