import Testing

struct ExitCodeTests {
  @Test func zeroWhenAllPass() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    let run = try tool("check", "clip.mp4", "--for", "erase-objects")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("PASS"))
    #expect(run.errors.isEmpty)
  }

  @Test func oneWhenOneFails() throws {
    let tool = try Tool.inProcess()
    try tool.clip("short.mp4", frames: 100)
    try tool.clip("long.mp4", frames: 150)
    let run = try tool("check", "short.mp4", "long.mp4", "--for", "erase-objects")
    #expect(run.code == 1)
    #expect(run.output.hasSuffix("Checked 2 inputs: 1 pass, 1 fail.\n"))
  }

  @Test func twoWhenOneCouldNotBeChecked() throws {
    let tool = try Tool.inProcess()
    try tool.clip("long.mp4", frames: 150)
    let run = try tool("check", "gone.mp4", "long.mp4", "--for", "erase-objects")
    #expect(run.code == 2)
    #expect(run.errors == "preflight: gone.mp4: no such file.\n")
    #expect(run.output.hasSuffix("Checked 2 inputs: 1 fail, 1 could not be checked.\n"))
  }

  @Test func sixtyFourForUsage() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    #expect(try tool("check").code == 64)
    #expect(try tool("check", "clip.mp4").code == 64)
    #expect(try tool("check", "clip.mp4", "--for", "no-such-workflow").code == 64)
    #expect(try tool("check", "clip.mp4", "--for", "reshoot", "--frm", "1").code == 64)
    #expect(try tool("nothing").code == 64)
  }

  @Test func warningsPassUnlessStrict() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 75)
    let words = ["check", "clip.mp4", "--for", "reshoot", "--set", "unheard-of=1"]
    let lenient = try tool.run(words)
    #expect(lenient.code == 0)
    #expect(lenient.output.hasPrefix("PASS with warnings"))
    #expect(try tool.run(words + ["--strict"]).code == 1)
  }

  @Test func versionNamesFFmpeg() throws {
    let run = try Tool.inProcess()("--version")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("preflight "))
    #expect(run.output.contains("\nFFmpeg "))
  }
}
