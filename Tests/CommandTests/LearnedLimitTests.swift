import Foundation
import MediaModel
import Preflight
import ProviderAnswers
import Store
import TestMedia
import Testing

@Suite struct LearnedLimitTests {
  private let tool: Tool

  init() throws {
    tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 50)
  }

  @Test func aLearnedLimitFailsTheNextCheck() throws {
    #expect(try check().code == 0)
    try learn(.frames, atMost: 40)
    let run = try check("--format", "json")
    #expect(run.code == 1)
    #expect(run.json.text("profiles.0.findings.0.id") == "video.frames.too-many")
  }

  @Test func fitMakesTheClipPassALearnedLimit() throws {
    try learn(.frames, atMost: 40)
    let fit = try tool("fit", "clip.mp4", "--for", "erase-objects", "-o", "out.mp4")
    #expect(fit.code == 0)
    #expect(try tool("check", "out.mp4", "--for", "erase-objects").code == 0)
  }

  @Test func withoutMemoryNothingLearnedIsUsed() throws {
    try learn(.frames, atMost: 40)
    #expect(try check("--no-memory").code == 0)
  }

  private func check(_ options: String...) throws -> Tool.Run {
    try tool.run(["check", "clip.mp4", "--for", "erase-objects"] + options)
  }

  private func learn(_ quantity: Quantity, atMost maximum: Int64) throws {
    _ = try Database(folder: tool.memory.url.path).learn([
      LearnedLimit(
        profileID: "chatvideopro/erase-objects", roles: [.media(.video)], quantity: quantity,
        bounds: Bounds(maximum: Bounds.Bound(Rational(maximum))), confidence: .typed,
        learnedAt: Int64(Date().timeIntervalSince1970))
    ])
  }
}
