import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ContradictionCheckTests {
  private let upright = PixelSize.sized(720, 1280)

  private func ids(
    _ facts: MediaFacts, _ settings: [String: String], role: String = "image", maximum: Int? = 1
  ) throws -> [String] {
    let profile = Profile.sample(
      inputs: [Input(role: role, media: [.image, .video], minimum: 1, maximum: maximum)],
      settings: Dictionary(uniqueKeysWithValues: settings.keys.map { ($0, Setting()) }))
    return try findings(of: .of(facts, settings: settings), for: profile).map(\.id)
  }

  @Test(arguments: ["16:9", "1280:720", "1280x720", "4:3"])
  func anUprightPictureInAWideResult(shape: String) throws {
    let name = shape.contains("x") ? "size" : "ratio"
    let id = "setting.shape-contradicts-input"
    #expect(try ids(.image(size: upright), [name: shape]) == [id])
    #expect(try ids(.image(size: .hd720), [name: shape]).isEmpty)
    #expect(try ids(.image(size: .sized(500, 500)), [name: shape]).isEmpty)
  }

  @Test func aWideClipInAnUprightResult() throws {
    #expect(
      try ids(.sample(), ["aspect_ratio": "9:16"]) == ["setting.shape-contradicts-input"])
    for shape in ["auto", "1:1", "16:9", "adaptive"] {
      #expect(try ids(.sample(), ["aspect_ratio": shape]).isEmpty, "\(shape)")
    }
  }

  @Test func referencesMayHaveAnyShape() throws {
    let settings = ["aspect_ratio": "16:9"]
    #expect(try ids(.image(size: upright), settings, role: "reference_image").isEmpty)
    #expect(try ids(.image(size: upright), settings, role: "images", maximum: nil).isEmpty)
  }

  @Test func soundThatIsNotThereCannotBeKept() throws {
    #expect(try ids(.sample(), ["keep_audio": "true"]) == ["setting.sound-not-there"])
    #expect(try ids(.sample(), ["keep_audio": "false"]).isEmpty)
    let sound = AudioFacts(index: 1, codec: CodecFacts(name: "aac"))
    #expect(try ids(.sample(audio: [sound]), ["keep_audio": "true"]).isEmpty)
  }

  /// Twice 1920x1080 is the 3840x2160 that are allowed.
  @Test(arguments: [("2", true), ("2.001", false), ("4", false), ("1", true)])
  func anEnlargedResultKeepsToItsLimit(factor: String, passes: Bool) throws {
    let limit = Limit.sample(
      .resolution, Bounds(maximumSize: .sized(3840, 2160)), scope: .output)
    let request = Request.of(.sample(size: .hd1080), settings: ["upscale_factor": factor])
    let findings = try findings(of: request, for: .sample(limits: [limit]))
      .filter { $0.id.hasPrefix("output.") }
    #expect(findings.map(\.id) == (passes ? [] : ["output.upscale_factor.too-large"]))
    #expect(findings.allSatisfy { $0.severity == .blocker })
  }
}
