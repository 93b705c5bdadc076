import Foundation
import Media
import MediaModel
import Preflight
import ProviderAnswers
import Store
import TestMedia
import Testing

@Suite struct HistoryCommandTests {
  private let tool: Tool

  init() throws {
    tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 25)
    try tool.clip("long.mp4", frames: 200)
  }

  @Test func checksAreRememberedNewestFirst() throws {
    try check("clip.mp4")
    try check("long.mp4")
    let entries = try history()
    #expect(entries.map { $0.text("verdict") } == ["fail", "pass"])
    let path = try #require(entries.first?.text("inputs.0.path"))
    #expect(path.hasPrefix("/"))
    #expect(path.hasSuffix("/long.mp4"))
    #expect(entries.first?.text("findings.0.id") == "video.duration.too-long")
    #expect(entries.first?.text("inputs.0.videoCodec") == "h264")
  }

  @Test func everyProfileOfACheckIsAnEntry() throws {
    _ = try tool("check", "clip.mp4", "--for", "erase-objects,reshoot")
    #expect(
      Set(try history().compactMap { $0.text("profile") })
        == ["chatvideopro/erase-objects", "chatvideopro/reshoot"])
  }

  @Test func whoAsksAboutAllProfilesIsNotRemembered() throws {
    _ = try tool("check", "clip.mp4", "--for", "all")
    #expect(try history().isEmpty)
  }

  @Test func whatFitWroteIsRemembered() throws {
    #expect(try tool("fit", "long.mp4", "--for", "erase-objects", "-o", "out.mp4").code == 0)
    let entry = try #require(try history().first)
    #expect(entry.text("verdict") == "pass")
    #expect(entry.text("inputs.0.path")?.hasSuffix("/out.mp4") == true)
  }

  @Test func aPlanIsNotRemembered() throws {
    _ = try tool("fit", "long.mp4", "--for", "erase-objects", "--plan")
    #expect(try history().isEmpty)
  }

  @Test func optionsChooseEntries() throws {
    try check("clip.mp4")
    try check("long.mp4")
    try check("clip.mp4", for: "reshoot")
    #expect(try history("--verdict", "fail").count == 2)
    #expect(try history("--for", "reshoot").count == 1)
    #expect(try history("--profile", "chatvideopro/reshoot").count == 1)
    #expect(try history("--limit", "2").count == 2)
    #expect(try history("--runs").isEmpty)
    #expect(try history("--checks").count == 3)
    #expect(try history("--since", "2000-01-01").count == 3)
    #expect(try history("--until", "2000-01-01").isEmpty)
    #expect(try history("clip.mp4").count == 2)
    #expect(try history("./clip.mp4", "--for", "reshoot").count == 1)
  }

  @Test func aFileIsComparedWithWhatItWasWhenItWorked() throws {
    try check("clip.mp4")
    try FileManager.default.removeItem(atPath: tool.folder.path("clip.mp4"))
    try tool.clip("clip.mp4", frames: 200)
    try check("clip.mp4")
    let run = try tool("history", "clip.mp4")
    #expect(run.output.contains("Last worked"))
    #expect(run.output.contains("It is longer: 8.000 s, was 1.000 s."))
    #expect(run.output.contains("The file was replaced or changed"))
    let json = try tool("history", "clip.mp4", "--format", "json").json
    #expect(json.text("sinceSuccess.changes.0.kind") == "duration")
  }

  @Test func aFileThatWasMovedIsFoundByItsContent() throws {
    let hash = try FileHash.sha256(of: tool.folder.path("clip.mp4"))
    var entry = HistoryEntry(
      time: 1_700_000_000, profileID: "fal/veo", verdict: .pass,
      inputs: [
        MediaRecord(path: "/elsewhere/clip.mp4", contentHash: hash, byteCount: 1, kind: .video)
      ])
    entry.run = RunRecord(stage: .ended, command: "send", fingerprint: "f", exitCode: 0)
    _ = try Database(folder: tool.memory.url.path).record([entry])
    let change = try #require(
      try tool("history", "clip.mp4", "--format", "json").json
        .text("sinceSuccess.changes.0.message"))
    #expect(change.hasPrefix("It lies at "))
    #expect(change.hasSuffix("and lay at /elsewhere/clip.mp4."))
  }

  @Test func aFileThatIsGoneIsStillRemembered() throws {
    try check("clip.mp4")
    try FileManager.default.removeItem(atPath: tool.folder.path("clip.mp4"))
    let run = try tool("history", "clip.mp4")
    #expect(run.code == 0)
    #expect(run.output.contains("The file is no longer there."))
  }

  @Test func spendingKeepsUnknownApart() throws {
    let store = try Database(folder: tool.memory.url.path)
    func run(_ amount: Rational?, _ stage: RunRecord.Stage) -> HistoryEntry {
      HistoryEntry(
        time: 1_700_000_000, profileID: "fal/veo", verdict: .pass,
        cost: CostRecord(amount: amount, currency: amount == nil ? nil : "USD"),
        run: RunRecord(stage: stage, command: "send", fingerprint: "f"))
    }
    _ = try store.record([run(2, .ended), run(nil, .ended), run(3, .stopped)])
    let json = try tool("history", "--spending", "--format", "json").json
    #expect(json.at("spending.0.started.amount") as? Int == 2)
    #expect(json.at("spending.0.stopped.amount") as? Int == 3)
    #expect(json.at("spending.1.started.runs") as? Int == 1)
    #expect(json.at("spending.1.started.amount") == nil)
  }

  @Test func whatIsForgottenIsInNoFileAnyMore() throws {
    try FileManager.default.moveItem(
      atPath: tool.folder.path("clip.mp4"), toPath: tool.folder.path("secret-name.mp4"))
    try tool.age(tool.folder.path("secret-name.mp4"))
    try check("secret-name.mp4")
    try check("long.mp4")
    #expect(try tool("history", "--forget", "secret-name.mp4").output == "Removed 1 entry.\n")
    #expect(try history().count == 1)
    for name in tool.memoryNames where !name.hasSuffix("-shm") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: tool.memory.path(name)))
      #expect(bytes.range(of: Data("secret-name".utf8)) == nil, "\(name)")
    }
    #expect(try tool("history", "--forget", "all").output == "Removed 1 entry.\n")
    #expect(try history().isEmpty)
  }

  @Test func noPromptAndNoKeyIsStored() throws {
    _ = try tool(
      "check", "clip.mp4", "--for", "runway/gen4_aleph", "--set", "prompt=a castle in the clouds",
      "--set", "api_key=key_0123456789", "--set", "ratio=no such ratio at all")
    for name in tool.memoryNames {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: tool.memory.path(name)))
      for secret in ["castle", "key_0123456789", "no such ratio"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) is in \(name)")
      }
    }
    #expect(try history().count == 1)
  }

  @Test(arguments: [
    ["--runs", "--checks"], ["--limit", "-1"], ["--since", "2026-02-30"], ["--until", "soon"],
    ["--since", "2026-11-20", "--until", "2026-11-19"], ["--forget", "all", "clip.mp4"],
    ["--forget", ""], ["--checks", "--spending"],
  ])
  func whatMakesNoSenseIsRefused(options: [String]) throws {
    #expect(try tool.run(["history"] + options).code == 64)
  }

  private func check(_ file: String, for profile: String = "erase-objects") throws {
    _ = try tool("check", file, "--for", profile)
  }

  private func history(_ options: String...) throws -> [[String: Any]] {
    let run = try tool.run(["history", "--format", "json"] + options)
    try #require(run.code == 0, "\(run.errors)")
    return run.json["entries"] as? [[String: Any]] ?? []
  }
}
