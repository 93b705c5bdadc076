import Testing

/// What a gate does where nothing is known of what a model accepts.
struct UnknownGateTests {
  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.clip(frames: 50)
    try tool.standIn(printing: "", code: 0, lead: "echo x >>calls")
    try tool.file(
      "model.json",
      """
      {"schema": "preflight.profiles/1", "provider": "fal.ai", "profiles": [{
        "id": "fal/test/model", "name": "Test Model", "kind": "model",
        "inputs": [{"role": "video_url", "media": ["video"], "minimum": 1, "maximum": 1}]}]}
      """)
    return tool
  }

  @Test func runSaysSoBeforeItGoesOn() throws {
    let run = try tool().submit()
    #expect(run.code == 0)
    #expect(
      run.errors == "preflight: Nothing is known of what Test Model accepts: only the file itself "
        + "was checked.\n")
  }

  @Test(arguments: ["--require-known", "--strict"])
  func nothingIsRunWhereKnowledgeIsRequired(option: String) throws {
    let tool = try tool()
    let run = try tool.submit(option)
    #expect(run.code == 1)
    #expect(run.errors.contains("What Test Model accepts is not known. Nothing was run."))
    #expect(!tool.names.contains("calls"))
  }

  @Test func checkEndsWithZeroUnlessKnowledgeIsRequired() throws {
    let tool = try tool()
    let run = try tool("check", "clip.mp4", "--for", "./model.json", "--format", "json")
    #expect(run.code == 0)
    #expect(run.json.text("verdict") == "unknown")
    #expect(run.json.text("profiles.0.coverage.0.coverage") == "unknown")
    for option in ["--require-known", "--strict"] {
      #expect(try tool("check", "clip.mp4", "--for", "./model.json", option).code == 1)
    }
  }
}
