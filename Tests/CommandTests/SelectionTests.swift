import Testing

/// Reshoot takes 2 to 20 s of what is selected.
struct SelectionTests {
  @Test(arguments: [
    ("0", "2", Int32(0)), ("0", "1.999999", 1), ("1", "3", 0), ("0", "20", 0),
    ("0", "20.000001", 1),
    ("2f", "52f", 0), ("2f", "51f", 1), ("00:00:01:00", "00:00:03:00", 0),
    ("00:00:01:00", "00:00:02:24", 1), ("00:00:01.5", "00:00:21.5", 0), ("2", "22.04", 1),
  ])
  func theSelectedPartIsJudgedExactly(from: String, to: String, code: Int32) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 600)
    let run = try tool("check", "clip.mp4", "--for", "reshoot", "--from", from, "--to", to)
    #expect(run.code == code, "\(run.output)\(run.errors)")
  }

  @Test func theWholeClipIsJudgedWithoutASelection() throws {
    let tool = try Tool.inProcess()
    try tool.clip("short.mp4", frames: 50)
    try tool.clip("long.mp4", frames: 600)
    #expect(try tool("check", "short.mp4", "--for", "reshoot").code == 0)
    #expect(try tool("check", "long.mp4", "--for", "reshoot").code == 1)
    #expect(try tool("check", "long.mp4", "--for", "reshoot", "--from", "10").code == 0)
    #expect(try tool("check", "long.mp4", "--for", "reshoot", "--to", "10").code == 0)
  }

  @Test(arguments: [("3", "1"), ("2", "2"), ("00:00:00:30", "5"), ("00:01:00;00", "00:02:00;02")])
  func aSelectionThatCannotBeIsASlip(from: String, to: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 125)
    let run = try tool("check", "clip.mp4", "--for", "reshoot", "--from", from, "--to", to)
    #expect(run.code == 64, "\(run.output)")
    #expect(run.errors.hasPrefix("preflight: "))
    #expect(run.output.isEmpty)
  }

  @Test func aSelectionBeyondTheClipFails() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 125)
    let run = try tool("check", "clip.mp4", "--for", "reshoot", "--from", "2", "--to", "6")
    #expect(run.code == 1)
    #expect(run.output.contains("selection.out-of-range"))
  }
}
