import TestMedia
import Testing

struct RequestTests {
  @Test func filesAreReportedInTheOrderGiven() throws {
    let tool = try Tool.inProcess()
    // The first takes longest to read, so that an order of completion would differ.
    try tool.clip("0.mkv", frames: 400) { $0.container = .mkv }
    for number in 1..<12 { try tool.clip("\(number).mp4", frames: 5) }
    let names = ["0.mkv"] + (1..<12).map { "\($0).mp4" }
    for format in ["json", "ndjson"] {
      let run = try tool.run(
        ["check"] + names + ["--for", "erase-objects", "--format", format, "--jobs", "4"])
      let reports = run.json.at("reports") as? [[String: Any]] ?? run.jsonLines
      #expect(reports.map { $0.text("inputs.0.path") } == names)
    }
  }

  @Test func twoHundredFilesAtOnce() throws {
    let tool = try Tool.inProcess()
    let path = try tool.clip("clip.mp4", frames: 5)
    let names = (0..<200).map { "copy\($0).mp4" }
    let copies = names.map { "cp '\(path)' \($0)" }.joined(separator: "\n")
    #expect(try tool.shell(copies).code == 0)
    let run = try tool.run(["check"] + names + ["--for", "upscale", "--format", "ndjson"])
    #expect(run.code == 0)
    #expect(run.jsonLines.map { $0.text("inputs.0.path") } == names)
  }

  @Test func filesWithRolesAreOneRequest() throws {
    let tool = try Tool.inProcess()
    try tool.clip("dance.mp4", frames: 100)
    try tool.image("hero.png")
    let run = try tool(
      "check", "motion=dance.mp4", "character=hero.png", "--for", "motion-capture",
      "--format", "json")
    #expect(run.json.text("schema") == "preflight.report/1")
    #expect(run.json.text("inputs.0.role") == "motion")
    #expect(run.json.text("inputs.1.role") == "character")
  }

  @Test func aPathWithoutARoleTakesTheOnlyOneOfItsKind() throws {
    let tool = try Tool.inProcess()
    try tool.clip("dance.mp4", frames: 100)
    try tool.image("hero.png")
    let run = try tool(
      "check", "hero.png", "dance.mp4", "--for", "motion-capture", "--format", "json")
    #expect(run.code == 0, "\(run.output)")
    #expect(run.json.text("inputs.0.role") == "character")
    #expect(run.json.text("inputs.1.role") == "motion")
  }

  @Test func aRoleThatTheProfileLacksIsASlip() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool("check", "vdeo=clip.mp4", "--for", "reshoot")
    #expect(run.code == 64)
    #expect(run.errors.contains("Did you mean 'video'?"))
  }

  @Test func severalProfilesAreAnsweredTogether() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 50)
    let run = try tool(
      "check", "clip.mp4", "--for", "erase-objects,add-effects", "--format", "json")
    #expect(run.code == 1)
    #expect(run.json.text("profiles.0.verdict") != "fail")
    #expect(run.json.text("profiles.1.verdict") == "fail")
    #expect(run.json.text("verdict") == "fail")
  }

  @Test(arguments: [
    ("erase-object", "erase-objects"), ("reshot", "reshoot"), ("rotoscop", "rotoscope"),
    ("chatvideopro/upscael", "chatvideopro/upscale"),
  ])
  func unknownProfilesGetTheNearestName(name: String, nearest: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool("check", "clip.mp4", "--for", name)
    #expect(run.code == 64)
    #expect(run.errors.contains("did you mean '\(nearest)'"), "\(run.errors)")
  }

  @Test func settingsAndTransportReachTheLimits() throws {
    let tool = try Tool.inProcess()
    try tool.image("a.png", width: 1280, height: 720)
    try tool.image("b.png", width: 1280, height: 720)
    let words = ["check", "start=a.png", "end=b.png", "--for", "transition-mode", "--set"]
    #expect(try tool.run(words + ["duration=15"]).code == 0)
    let refused = try tool.run(words + ["duration=16"])
    #expect(refused.code == 1)
    #expect(refused.output.contains("setting.not-allowed"))
  }

  @Test func aDataURIGrowsByAThird() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 50)
    try tool.file(
      "small.json",
      """
      {"schema": "preflight.profiles/1", "provider": "Mine", "profiles": [{
        "id": "mine/small", "name": "Small", "kind": "model",
        "inputs": [{"role": "video", "media": ["video"], "minimum": 1, "maximum": 1}],
        "limits": [{"roles": ["video"], "quantity": "fileSize", "maximum": 20,
          "transport": "data-uri", "source": {"evidence": "user"}}]}]}
      """)
    let words = ["check", "clip.mp4", "--for", "small.json", "--transport"]
    #expect(try tool.run(words + ["url"]).code == 0)
    #expect(try tool.run(words + ["data-uri"]).code == 1)
  }
}
