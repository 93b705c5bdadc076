import TestMedia
import Testing

/// One passing and one failing request for every Chat Video Pro workflow.
struct WorkflowTests {
  struct Case: CustomTestStringConvertible {
    let workflow: String
    let inputs: [String]
    /// The id of a finding that fails the request, or nil for one that passes.
    let failure: String?
    var testDescription: String { "\(workflow) \(inputs.joined(separator: " "))" }

    init(_ workflow: String, _ inputs: [String], failure: String? = nil) {
      self.workflow = workflow
      self.inputs = inputs
      self.failure = failure
    }
  }

  static let passing = [
    Case("add-effects", ["3s.mp4"]), Case("ai-transitions", ["start=wide.png", "end=wide2.png"]),
    Case("cinematic-lab", ["wide.png"]), Case("erase-objects", ["3s.mp4"]),
    Case("generative-extend", ["720p.mp4"]), Case("image-to-video", ["wide.png"]),
    Case("motion-capture", ["motion=3s.mp4", "character=wide.png"]),
    Case("motion-director", ["wide.png"]), Case("multi-cam", ["3s.mp4"]),
    Case("reference-mode", ["reference=wide.png", "reference=wide2.png"]),
    Case("relight-scene", ["wide.png"]), Case("reshoot", ["3s.mp4"]),
    Case("rotoscope", ["3s.mp4"]), Case("transition-mode", ["start=wide.png", "end=wide2.png"]),
    Case("upscale", ["3s.mp4"]),
  ]

  static let failing = [
    Case("add-effects", ["1s.mp4"], failure: "video.duration.too-short"),
    Case("ai-transitions", ["start=wide.png", "end=square.png"], failure: "image.aspect.mismatch"),
    Case("cinematic-lab", ["3s.mp4"], failure: "input.wrong-type"),
    Case("erase-objects", ["6s.mp4"], failure: "video.duration.too-long"),
    Case("generative-extend", ["3s.mp4"], failure: "video.resolution.not-allowed"),
    Case("image-to-video", ["3s.mp4"], failure: "input.wrong-type"),
    Case("motion-capture", ["3s.mp4"], failure: "input.missing"),
    Case("motion-director", ["3s.mp4"], failure: "input.wrong-type"),
    Case("multi-cam", ["sound.m4a"], failure: "input.wrong-type"),
    Case("reference-mode", ["3s.mp4"], failure: "input.wrong-type"),
    Case("relight-scene", ["sound.m4a"], failure: "input.wrong-type"),
    Case("reshoot", ["1s.mp4"], failure: "video.duration.too-short"),
    Case("rotoscope", ["wide.png"], failure: "input.wrong-type"),
    Case("transition-mode", ["start=wide.png"], failure: "input.missing"),
    Case("upscale", ["wide.png"], failure: "input.wrong-type"),
  ]

  private func run(_ workflow: Case) throws -> Tool.Run {
    let tool = try Tool.inProcess()
    for input in workflow.inputs {
      let name = input.split(separator: "=").last.map(String.init) ?? input
      switch name {
      case "1s.mp4": try tool.clip(name, frames: 25)
      case "3s.mp4": try tool.clip(name, frames: 75)
      case "6s.mp4": try tool.clip(name, frames: 150)
      case "720p.mp4":
        try tool.clip(name, frames: 50) {
          $0.width = 1280
          $0.height = 720
        }
      case "sound.m4a": try tool.sound(name)
      case "square.png": try tool.image(name, width: 640, height: 640)
      default: try tool.image(name, width: 1280, height: 720)
      }
    }
    return try tool.run(
      ["check"] + workflow.inputs + ["--for", "chatvideopro/\(workflow.workflow)"]
        + ["--format", "json"])
  }

  @Test(arguments: passing) func passes(workflow: Case) throws {
    let run = try run(workflow)
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    // Of some panels' pages no limit is known; what passes keeps one.
    let verdict = run.json.text("verdict")
    #expect(["pass", "warn", "unknown"].contains(verdict))
    #expect(verdict != "pass" || run.json.at("profiles.0.kept.0") != nil)
  }

  @Test(arguments: failing) func fails(workflow: Case) throws {
    let run = try run(workflow)
    #expect(run.code == 1, "\(run.output)\(run.errors)")
    let findings = run.json.at("profiles.0.findings") as? [[String: Any]] ?? []
    let blockers = findings.filter { $0.text("severity") == "blocker" }.map { $0.text("id") }
    #expect(blockers.contains(workflow.failure), "\(blockers)")
  }

  @Test func everyWorkflowIsTried() throws {
    let list = try Tool.inProcess()("profiles", "list", "chatvideopro/", "--format", "ndjson")
    let ids = Set(list.jsonLines.compactMap { $0.text("id") })
    #expect(ids.count == 15)
    for cases in [Self.passing, Self.failing] {
      #expect(Set(cases.map { "chatvideopro/\($0.workflow)" }) == ids)
    }
  }
}
