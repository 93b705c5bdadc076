import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct ChatVideoProTests {
  /// One request and what comes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var workflow: String
    var what: String
    var facts: [MediaFacts]
    var verdict: Verdict
    /// The id of the worst finding, or nil when there is none.
    var worst: String?
    var testDescription: String { "\(workflow): \(what)" }
  }

  private static let short = MediaFacts.sample(frames: 96, rate: .fps24)
  private static let start = MediaFacts.image(path: "a.png")
  private static let end = MediaFacts.image(path: "b.png")

  static let cases: [Case] = [
    Case(
      workflow: "cinematic-lab", what: "an image", facts: [start], verdict: .unknown,
      worst: "input.text-not-given"),
    Case(
      workflow: "cinematic-lab", what: "a video", facts: [short], verdict: .fail,
      worst: "input.wrong-type"),
    Case(workflow: "motion-director", what: "an image", facts: [start], verdict: .pass),
    Case(
      workflow: "motion-director", what: "nothing", facts: [], verdict: .fail,
      worst: "input.missing"),
    Case(workflow: "ai-transitions", what: "two images", facts: [start, end], verdict: .pass),
    Case(
      workflow: "ai-transitions", what: "one image", facts: [start], verdict: .fail,
      worst: "input.missing"),
    Case(
      workflow: "ai-transitions", what: "two shapes",
      facts: [start, .image(path: "b.png", size: .sized(1080, 1080))], verdict: .fail,
      worst: "image.aspect.mismatch"),
    Case(workflow: "rotoscope", what: "a video", facts: [short], verdict: .unknown),
    Case(workflow: "erase-objects", what: "4 s", facts: [short], verdict: .pass),
    Case(
      workflow: "erase-objects", what: "5 s and a frame", facts: [.sample(frames: 121)],
      verdict: .fail, worst: "video.duration.too-long"),
    Case(
      workflow: "erase-objects", what: "an image", facts: [start], verdict: .fail,
      worst: "input.missing"),
    Case(workflow: "add-effects", what: "4 s", facts: [short], verdict: .pass),
    Case(
      workflow: "add-effects", what: "a frame under 3 s", facts: [.sample(frames: 71)],
      verdict: .fail, worst: "video.duration.too-short"),
    Case(workflow: "reshoot", what: "4 s", facts: [short], verdict: .pass),
    Case(
      workflow: "reshoot", what: "25 s", facts: [.sample(frames: 600)], verdict: .fail,
      worst: "video.duration.too-long"),
    Case(workflow: "upscale", what: "a video", facts: [short], verdict: .unknown),
    Case(
      workflow: "motion-capture", what: "a video and an image", facts: [short, start],
      verdict: .unknown),
    Case(
      workflow: "motion-capture", what: "a video", facts: [short], verdict: .fail,
      worst: "input.missing"),
    Case(workflow: "multi-cam", what: "an image", facts: [start], verdict: .unknown),
    Case(workflow: "multi-cam", what: "a video", facts: [short], verdict: .unknown),
    Case(workflow: "relight-scene", what: "a video", facts: [short], verdict: .unknown),
    Case(workflow: "generative-extend", what: "4 s of 720p", facts: [short], verdict: .pass),
    Case(
      workflow: "generative-extend", what: "23 s and a frame", facts: [.sample(frames: 553)],
      verdict: .fail, worst: "video.duration.too-long"),
    Case(
      workflow: "generative-extend", what: "4:3", facts: [.sample(size: .sized(960, 720))],
      verdict: .fail, worst: "video.aspect.not-allowed"),
    Case(
      workflow: "generative-extend", what: "480p", facts: [.sample(size: .sized(854, 480))],
      verdict: .fail, worst: "video.resolution.not-allowed"),
    Case(workflow: "transition-mode", what: "two images", facts: [start, end], verdict: .unknown),
    Case(
      workflow: "transition-mode", what: "three images",
      facts: [start, end, .image(path: "c.png")], verdict: .fail, worst: "input.surplus"),
    Case(workflow: "image-to-video", what: "an image", facts: [start], verdict: .unknown),
    Case(
      workflow: "reference-mode", what: "two images", facts: [start, end], verdict: .unknown),
  ]

  @Test(arguments: cases) func judgesTheWorkflow(sample: Case) throws {
    let profile = try Catalog.builtIn.profile(named: "chatvideopro/" + sample.workflow)
    let request = Request(inputs: sample.facts.map { RequestInput(path: $0.path, facts: $0) })
    let result = try Checker().result(of: request, for: profile)
    #expect(result.verdict == sample.verdict, "\(result.findings.map(\.message))")
    #expect(result.findings.first?.id == sample.worst)
  }

  @Test func knowsEveryWorkflowOfThePanel() throws {
    let known = Set(Catalog.builtIn.ids.filter { $0.hasPrefix("chatvideopro/") })
    #expect(known == Set(Self.cases.map { "chatvideopro/" + $0.workflow }))
  }

  @Test(arguments: ["reshoot", "erase-objects", "Motion-Capture", "chatvideopro/Upscale"])
  func isFoundByShortNames(name: String) throws {
    #expect(try Catalog.builtIn.profile(named: name).provider == "Chat Video Pro")
  }
}
