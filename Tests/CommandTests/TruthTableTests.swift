import Testing

struct TruthTableTests {
  /// A rate, and the most frames of it that last no longer than five seconds.
  struct Row: CustomTestStringConvertible {
    let top: Int64
    let bottom: Int64
    let most: Int
    var testDescription: String { "\(top)/\(bottom) fps" }

    static let all = [
      Row(top: 24000, bottom: 1001, most: 119), Row(top: 24, bottom: 1, most: 120),
      Row(top: 25, bottom: 1, most: 125), Row(top: 30000, bottom: 1001, most: 149),
      Row(top: 30, bottom: 1, most: 150), Row(top: 50, bottom: 1, most: 250),
      Row(top: 60000, bottom: 1001, most: 299), Row(top: 60, bottom: 1, most: 300),
    ]
  }

  @Test(arguments: Row.all) func fiveSecondsEndAtAFrame(row: Row) throws {
    let tool = try Tool.inProcess()
    for extra in [-1, 0, 1] {
      let name = "clip\(extra).mp4"
      try tool.clip(name, frames: row.most + extra, at: row.top, row.bottom)
      let run = try tool("check", name, "--for", "erase-objects", "--format", "json")
      #expect(run.code == (extra > 0 ? 1 : 0), "\(row.most + extra) frames: \(run.output)")
      let findings = run.json.at("profiles.0.findings") as? [[String: Any]] ?? []
      let ids = findings.filter { $0.text("severity") == "blocker" }.map { $0.text("id") }
      #expect(ids == (extra > 0 ? ["video.duration.too-long"] : []))
    }
  }

  @Test(arguments: Row.all) func threeSecondsStartAtAFrame(row: Row) throws {
    let tool = try Tool.inProcess()
    let fewest = Int((3 * row.top + row.bottom - 1) / row.bottom)
    for (frames, code) in [(fewest - 1, Int32(1)), (fewest, 0), (fewest + 1, 0)] {
      try tool.clip("clip.mp4", frames: frames, at: row.top, row.bottom)
      let run = try tool("check", "clip.mp4", "--for", "add-effects")
      #expect(run.code == code, "\(frames) frames: \(run.output)")
    }
  }
}
