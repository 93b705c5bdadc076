import Foundation
import TestMedia
import Testing

/// The commands that reports offer, run as a user would paste them.
struct FixRunTests {
  /// Checks a clip, pastes the command that mends a finding, and checks the result.
  private func mended(
    _ tool: Tool, _ name: String, id: String, for profile: String = "erase-objects",
    options: [String] = []
  ) throws -> Tool.Run {
    let words = ["--for", profile, "--format", "json"]
    let before = try tool.run(["check", name] + words + options)
    let findings = before.json.at("profiles.0.findings") as? [[String: Any]] ?? []
    let finding = findings.first { $0.text("id") == id }
    let command = try #require(
      finding?.text("fix.command"), "\(findings.map { $0.text("id") ?? "" })")
    let fixing = try tool.shell(command)
    #expect(fixing.code == 0, "\(command)\n\(fixing.errors)")
    let output = try #require(tool.names.first { $0.contains(".fit.") })
    return try tool.run(["check", "./" + output] + words)
  }

  private func ids(_ run: Tool.Run) -> [String] {
    (run.json.at("profiles.0.findings") as? [[String: Any]] ?? []).compactMap { $0.text("id") }
  }

  @Test(
    arguments: [
      (Int64(24000), Int64(1001)), (25, 1), (30000, 1001), (30, 1), (60, 1),
    ], [true, false])
  func aTrimmedClipPasses(rate: (Int64, Int64), hasSound: Bool) throws {
    let tool = try Tool.inProcess()
    let frames = Int(rate.0 * 6 / rate.1)
    try tool.clip(frames: frames, at: rate.0, rate.1) {
      if hasSound { $0.sound = SampleClip.Sound(sampleCount: 48_000 * 6) }
    }
    let after = try mended(tool, "clip.mp4", id: "video.duration.too-long")
    #expect(after.code == 0, "\(after.output)")
    let exact = Int(rate.0 * 5 / rate.1)
    // Where the limit would be met exactly, one frame is left out for readers that round.
    let most = rate.0 * 5 % rate.1 == 0 ? exact - 1 : exact
    #expect(after.json.at("inputs.0.facts.video.0.frameCount") as? Int == most)
    #expect(after.json.at("inputs.0.facts.video.0.editList") == nil)
    let audio = after.json.at("inputs.0.facts.audio") as? [Any]
    #expect(audio?.isEmpty == !hasSound)
  }

  @Test func theNameMayBeAnyName() throws {
    let tool = try Tool.inProcess()
    let name = "-it's a $(clip)\n%d é.mp4"
    try tool.clip(name, frames: 150)
    #expect(try mended(tool, "./" + name, id: "video.duration.too-long").code == 0)
  }

  @Test func theEndIsKeptOfAClipToBeExtended() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 24 * 25) {
      $0.width = 1280
      $0.height = 720
      $0.encoderOptions = ["preset": "ultrafast"]
    }
    let after = try mended(
      tool, "clip.mp4", id: "video.duration.too-long", for: "generative-extend")
    #expect(after.code == 0, "\(after.output)")
    // 575 frames would last the 23 s of the limit exactly.
    #expect(after.json.at("inputs.0.facts.video.0.frameCount") as? Int == 574)
  }

  @Test func rotationIsBakedIn() throws {
    let tool = try Tool.inProcess()
    var file = try MP4File(path: try tool.clip("flat.mp4", frames: 50))
    try file.setMatrix([0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x4000_0000])
    _ = try file.write(in: tool.folder, named: "turned.mp4")
    let after = try mended(tool, "turned.mp4", id: "video.rotation.metadata")
    #expect(!ids(after).contains("video.rotation.metadata"))
    #expect(after.json.at("inputs.0.facts.video.0.storedSize.width") as? Int == 48)
    #expect(after.json.at("inputs.0.facts.video.0.rotation") as? Int == 0)
  }

  @Test func theIndexMovesToTheFront() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 50) { $0.muxerOptions = [:] }
    let before = try tool("probe", "clip.mp4", "--format", "json")
    #expect(before.json.text("files.0.container.indexPosition") == "end")
    let after = try mended(tool, "clip.mp4", id: "container.index-at-end", for: "upscale")
    #expect(after.json.text("inputs.0.facts.container.indexPosition") == "front")
  }

  @Test func thePlaceOfRecordingIsRemoved() throws {
    let tool = try Tool.inProcess()
    try tool.clip("clip.mov", frames: 50) {
      $0.container = .mov
      $0.metadata = ["com.apple.quicktime.location.ISO6709": "+48.1372+011.5756/"]
      $0.muxerOptions = ["movflags": "+faststart+use_metadata_tags"]
    }
    let after = try mended(tool, "clip.mov", id: "media.location", for: "upscale")
    #expect(after.json.at("inputs.0.facts.container.hasLocation") as? Bool == false)
  }

  @Test func aVariableRateBecomesConstant() throws {
    let tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 60) {
      $0.frameTimes = (0..<60).map { $0 * 40 + ($0 % 7 == 0 ? 13 : 0) }
      $0.timescale = 1000
    }
    let after = try mended(tool, "clip.mp4", id: "video.frame-rate.variable", for: "upscale")
    #expect(after.json.at("inputs.0.facts.video.0.frameRate.isVariable") as? Bool == false)
  }
}
