import Testing

struct MatrixCommandTests {
  @Test func everyProfileAnswers() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let run = try tool("check", "clip.mp4", "--for", "all", "--format", "json")
    #expect(run.code == 0)
    #expect(run.json.text("schema") == "preflight.matrix/1")
    let cells = run.json.at("profiles") as? [[String: Any]] ?? []
    #expect(cells.count > 400)
    let answers = Dictionary(
      cells.map { ($0.text("id") ?? "", $0.text("answer") ?? "") }, uniquingKeysWith: { $1 })
    #expect(answers["chatvideopro/erase-objects"] == "after-fix")
    #expect(answers["chatvideopro/reshoot"] == "as-is")
    #expect(answers["runway/gen4_aleph"] == nil, "It is retired.")
    #expect(answers["chatvideopro/upscale"] == "unknown")
    #expect(answers["chatvideopro/image-to-video"] == "other-inputs")
    let counts = run.json.at("counts") as? [String: Int] ?? [:]
    #expect(counts.values.reduce(0, +) == cells.count)
  }

  @Test func peopleGetCountsFirst() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let lines = try tool("check", "clip.mp4", "--for", "all").output.split(separator: "\n")
    #expect(lines.first == "clip.mp4")
    #expect(lines.contains { $0.hasSuffix("take it as it is") })
    #expect(lines.contains { $0.hasPrefix("  after fix  chatvideopro/erase-objects") })
  }

  @Test func whatNobodyTakesFails() throws {
    let tool = try Tool.inProcess()
    try tool.file("text.mp4", "Not a film.")
    #expect(try tool("check", "text.mp4", "--for", "all").code == 1)
  }
}
