import Foundation
import TestMedia
import Testing

/// The loop that spares money: a rejection is learned, and the next check knows it.
struct LearnCommandTests {
  private static let profile = "fal-ai/wan-motion"
  private static let body = #"""
    {"detail":[{"loc":["body","video_url"],"msg":"Video duration exceeds the maximum allowed. Maximum is 2 seconds, provided is 3 seconds.","type":"video_duration_too_long","ctx":{"max_duration":2,"provided_duration":3},"url":"https://docs.fal.ai/errors/#video_duration_too_long","input":"https://v3.fal.media/files/SECRETPATH.mp4?sig=SECRETQUERY"}],
     "prompt":"SECRETPROMPT","authorization":"Key 6f1c2d3e:5ec2e75ec2e75ec2e75ec2e7"}
    """#

  private func media(_ tool: Tool, frames: Int) throws -> [String] {
    try tool.clip(frames: frames) { $0.sound = nil }
    try tool.image()
    return ["video_url=clip.mp4", "image_url=image.png", "--for", Self.profile, "--format", "json"]
  }

  private func lengthFindings(_ run: Tool.Run) -> [[String: Any]] {
    (run.json.at("profiles.0.findings") as? [[String: Any]] ?? [])
      .filter { $0.text("id") == "video.duration.too-long" }
  }

  @Test func theSameClipIsStoppedOnceItsRejectionIsLearned() throws {
    let tool = try Tool.inProcess()
    let words = try media(tool, frames: 75)
    #expect(lengthFindings(try tool.run(["check"] + words)).isEmpty)
    try tool.file("answer.json", Self.body)
    let learned = try tool("learn", "--for", Self.profile, "answer.json")
    #expect(learned.code == 0, "\(learned.errors)")
    #expect(learned.output.contains("duration at most 2 s"), "\(learned.output)")
    let blocked = try tool.run(["check"] + words)
    #expect(blocked.code == 1)
    let finding = try #require(lengthFindings(blocked).first)
    #expect(finding.text("severity") == "blocker")
    #expect(finding.text("source.evidence") == "learned")
    #expect(finding.text("message")?.contains("learned from a rejection of 20") == true)
    #expect(finding.text("detail")?.contains("video_duration_too_long") == true)
    try tool.clip(frames: 49)
    #expect(lengthFindings(try tool.run(["check"] + words)).isEmpty)
  }

  @Test func whatWasLearnedIsRepairable() throws {
    let tool = try Tool.inProcess()
    _ = try media(tool, frames: 75)
    try tool.file("answer.json", Self.body)
    _ = try tool("learn", "--for", "fal-ai/wan-motion", "answer.json")
    let fit = try tool("fit", "clip.mp4", "--for", Self.profile, "-o", "short.mp4")
    #expect(tool.has("short.mp4"), "\(fit.output)\(fit.errors)")
    let after = try tool(
      "check", "video_url=short.mp4", "image_url=image.png", "--for", Self.profile, "--format",
      "json")
    #expect(lengthFindings(after).isEmpty, "\(after.output)")
  }

  @Test func nothingSecretIsStoredOrShown() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    let run = try tool("learn", "--for", Self.profile, "answer.json", "--format", "json")
    let listed = try tool("learn", "--list", "--format", "json")
    for text in [run.output, run.errors, listed.output] {
      #expect(!text.contains("SECRET") && !text.contains("5ec2e7"), "\(text)")
    }
    let stored = try tool.memoryBytes()
    for secret in ["SECRETPATH", "SECRETQUERY", "SECRETPROMPT", "5ec2e75ec2e7"] {
      #expect(stored.range(of: Data(secret.utf8)) == nil)
    }
    #expect(stored.range(of: Data("video_duration_too_long".utf8)) != nil)
  }

  @Test func aTrialStoresNothing() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    let run = try tool("learn", "--for", Self.profile, "answer.json", "--dry-run")
    #expect(run.code == 0 && run.output.contains("Would be learned"), "\(run.output)")
    #expect(try tool("learn", "--list").output == "Nothing has been learned.\n")
  }

  @Test func standardInputIsRead() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    let run = try tool.shell(
      "sed 's/^/2026-11-20 ERROR /' answer.json | preflight learn --for \(Self.profile) - --format json"
    )
    #expect(run.json.at("learned.0.limit.max") as? Int == 2, "\(run.output)\(run.errors)")
    #expect(run.json.at("schema") as? String == "preflight.lessons/1")
    #expect(run.json.at("answer.rejections.0.provider") as? String == "fal")
  }

  @Test func anotherRejectionConfirms() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    _ = try tool("learn", "--for", Self.profile, "answer.json")
    let again = try tool("learn", "--for", Self.profile, "answer.json", "--format", "json")
    #expect(again.json.at("learned.0.confirmations") as? Int == 2)
    #expect(
      (try tool("learn", "--list", "--format", "json").json.at("learned") as? [Any])?.count == 1)
  }

  @Test func limitsAreForgottenByTheirIds() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    let learned = try tool("learn", "--for", Self.profile, "answer.json", "--format", "json")
    let id = try #require(learned.json.at("learned.0.id") as? String)
    #expect(try tool("learn", "--forget", "zzzz").code == 64)
    let forgotten = try tool("learn", "--forget", String(id.prefix(5)))
    #expect(forgotten.code == 0 && forgotten.errors.contains("Forgot 1 limit."))
    #expect(try tool("learn", "--list").output == "Nothing has been learned.\n")
  }

  @Test func onlyTheLimitsOfOneProfileAreForgotten() throws {
    let tool = try Tool.inProcess()
    try tool.file("answer.json", Self.body)
    _ = try tool("learn", "--for", Self.profile, "answer.json")
    _ = try tool("learn", "--for", "runway/gen4_aleph", "answer.json")
    _ = try tool("learn", "--forget", "--for", Self.profile, "all")
    let rest =
      try tool("learn", "--list", "--format", "json").json.at("learned") as? [[String: Any]]
    #expect(rest?.allSatisfy { $0.text("profile") == "runway/gen4_aleph" } == true)
  }

  @Test func theExportIsAProfileThatOthersUse() throws {
    let tool = try Tool.inProcess()
    let words = try media(tool, frames: 75)
    try tool.file("answer.json", Self.body)
    #expect(try tool("learn", "--export", "--for", Self.profile, "-o", "x.json").code == 2)
    _ = try tool("learn", "--for", Self.profile, "answer.json")
    let export = try tool("learn", "--export", "--for", Self.profile, "-o", "learned.json")
    #expect(export.code == 0, "\(export.errors)")
    let valid = try tool("profiles", "validate", "learned.json")
    #expect(valid.code == 0, "\(valid.errors)")
    _ = try tool("learn", "--forget", "all")
    let check = try tool.run(
      ["check", words[0], words[1], "--for", "./learned.json", "--format", "json"])
    #expect(lengthFindings(check).first?.text("severity") == "blocker", "\(check.output)")
    let again = try tool("learn", "--export", "--for", Self.profile, "-o", "learned.json")
    #expect(again.code == 2)
  }

  @Test func aRefusalWithoutALimitShowsWhatIsNearest() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 25 * 12)
    try tool.file(
      "task.json",
      #"{"id":"17f20503-6c24-4c16-946b-35dbbce2af2f","status":"FAILED","failure":"x","failureCode":"ASSET.INVALID"}"#
    )
    let run = try tool(
      "learn", "--for", "erase-objects", "task.json", "--input", "clip.mp4", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect((run.json.at("learned") as? [Any])?.isEmpty == true)
    #expect(run.json.at("passedOver.0.reason") as? String == "no-limit")
    #expect(run.json.at("suspicions.0.isOutside") as? Bool == true)
    let text = try tool("learn", "--for", "erase-objects", "task.json", "--input", "clip.mp4")
    #expect(text.output.contains("The rejection names no limit."), "\(text.output)")
    #expect(text.output.contains("allowed at most 5 s: outside"), "\(text.output)")
  }

  @Test func aTextWithoutARejectionSaysSo() throws {
    let tool = try Tool.inProcess()
    try tool.file("done.json", #"{"video":{"url":"https://x.example/a.mp4"},"seed":1}"#)
    let run = try tool("learn", "--for", Self.profile, "done.json")
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("No rejection was recognized"), "\(run.output)")
  }

  @Test(arguments: [
    (["learn", "x.json"], "Name the profile"), (["learn", "--list", "--forget"], "exclude"),
    (["learn", "--forget"], "Name the limits"), (["learn", "--export", "--for", "x"], "-o FILE"),
    (["learn", "--list", "x"], "--list reads no file"),
    (["learn", "--for", "a", "-o", "b"], "is the file of --export"),
    (["learn", "--for", "a,b", "x"], "one profile"),
    (["learn", "--list", "--dry-run"], "--dry-run are for learning"),
  ])
  func slipsAreRefused(words: [String], part: String) {
    expectSlip(words, part)
  }

  @Test func aMissingFileIsNoRejection() throws {
    let tool = try Tool.inProcess()
    #expect(try tool("learn", "--for", Self.profile, "nothing.json").code == 2)
  }
}

extension Tool {
  /// Everything that lies in the folder of the memory.
  fileprivate func memoryBytes() throws -> Data {
    let names = try FileManager.default.subpathsOfDirectory(atPath: memory.url.path)
    return names.reduce(into: Data()) { bytes, name in
      bytes += FileManager.default.contents(atPath: memory.url.path + "/" + name) ?? Data()
    }
  }
}
