import TestMedia
import Testing

/// `support` as a user runs it.
struct SupportTests {
  private func tool(_ body: String, code: Int32 = 1) throws -> Tool {
    let tool = try Tool()
    try tool.model()
    try tool.clip(frames: 100) { $0.sound = SampleClip.Sound(sampleCount: 48_000 * 4) }
    try tool.standIn(printing: body, code: code)
    _ = try tool.submit("--set", "resolution=720p")
    return tool
  }

  @Test func itNamesWhatADeskAsksFor() throws {
    let tool = try tool(ProviderBody.queued + "\n" + ProviderBody.tooLong)
    let run = try tool("support", "--note", "A red sky", "--host", "Premiere Pro 25.1")
    #expect(run.code == 0, "\(run.errors)")
    for part in [
      "Run 1", "A red sky", "fal/test/model", "submit", "code 1",
      "video_duration_too_long", "Maximum is 3.0 seconds", "Likely.", ProviderBody.jobID,
      "video_url: clip.mp4, video, mp4, h264 and aac, 64x48, 4.000 s, 25 fps", "resolution=720p",
      "It passed", "Preflight ", "FFmpeg ", "Premiere Pro 25.1", "screenshot", "Z (here ",
    ] {
      #expect(run.output.contains(part), "\(part)\n\(run.output)")
    }
  }

  @Test func theLastRunThatFailedIsMeant() throws {
    let tool = try tool(ProviderBody.busy)
    try tool.standIn(printing: "", code: 0)
    #expect(try tool.submit(words: ["other"]).code == 0)
    let run = try tool("support", "--format", "json")
    #expect(run.json.text("schema") == "preflight.support/1")
    #expect(run.json.at("run.id") as? Int == 1)
    #expect(run.json.text("providerHistory.shows") == "unlikely")
    #expect(try tool("support", "2", "--format", "json").json.at("run.id") as? Int == 2)
  }

  @Test func aRunThatWasStoppedWasNotSent() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    _ = try tool("run", "clip.mp4", "--for", "erase-objects", "--", "true")
    let run = try tool("support", "1", "--format", "json")
    #expect(run.json.text("providerHistory.shows") == "none", "\(run.errors)")
    #expect(run.json.text("run.findings.0.id") == "video.duration.too-long")
    #expect(try tool("support").code == 2)
  }

  @Test func whatIsNoRunIsToldSo() throws {
    let tool = try Tool()
    #expect(
      try tool("support").errors == "preflight: Nothing is remembered: no run was recorded yet.\n")
    try tool.clip(frames: 100)
    _ = try tool("check", "clip.mp4", "--for", "erase-objects")
    #expect(try tool("support", "1").errors.contains("is a check"))
    #expect(try tool("support", "7").code == 2)
  }
}
