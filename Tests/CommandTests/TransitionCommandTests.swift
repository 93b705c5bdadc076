import Foundation
import TestMedia
import Testing

@testable import preflight_cli

/// `preflight transition` as it is run.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct TransitionCommandTests {
  private let tool: Tool

  init() throws {
    tool = try Tool.inProcess()
    _ = try BlobClip { $0.frameCount = 12 }.write(in: tool.folder, named: "a.mkv")
    _ = try BlobClip {
      ($0.frameCount, $0.y) = (12, "20+3*N")
    }.write(in: tool.folder, named: "b.mkv")
  }

  private func files(_ folder: String) -> [String]? {
    (try? FileManager.default.contentsOfDirectory(atPath: tool.folder.path(folder)))?.sorted()
  }

  @Test func writesThePairTheSheetAndTheDocument() throws {
    let run = try tool(
      "transition", "a.mkv", "b.mkv", "-o", "out/pair", "--tail", "0.2", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(files("out/pair") == ["end.png", "pair.json", "pair.png", "start.png", "tail.mp4"])
    let data = try Data(contentsOf: URL(fileURLWithPath: tool.folder.path("out/pair/pair.json")))
    let saved = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(NSDictionary(dictionary: saved) == NSDictionary(dictionary: run.json))
    #expect(saved["schema"] as? String == "preflight.pair/1")
    #expect(saved["contactSheet"] as? String == "out/pair/pair.png")
    let start = try #require(saved["start"] as? [String: Any])
    let still = try #require(start["still"] as? [String: Any])
    #expect(still["frameIndex"] as? Int == 11)
    #expect(still["source"] as? String == "a.mkv")
    #expect((still["sourceHash"] as? String)?.count == 64)
    let tail = try #require(saved["tail"] as? [String: Any])
    #expect(tail["frameCount"] as? Int == 5)
    let (first, second) = (
      try DecodedRGB(tool.folder.path("out/pair/start.png")),
      try DecodedRGB(tool.folder.path("out/pair/end.png"))
    )
    #expect(first.width == second.width && first.height == second.height)
    let both = try DecodedRGB(tool.folder.path("out/pair/pair.png"))
    #expect(both.width == 3 * min(800, first.width) && both.width > both.height)
  }

  @Test func aFileInTheWayLeavesEverythingAsItWas() throws {
    try tool.file("pair/pair.json", "mine")
    let run = try tool("transition", "a.mkv", "b.mkv", "-o", "pair")
    #expect(run.code == 2)
    #expect(run.errors.contains("pair/pair.json"), "\(run.errors)")
    #expect(files("pair") == ["pair.json"])
    #expect(try tool("transition", "a.mkv", "b.mkv", "-o", "pair", "--overwrite").code == 0)
    #expect(files("pair") == ["end.png", "pair.json", "pair.png", "start.png"])
  }

  @Test func rolesSayWhichFileIsWhich() throws {
    let run = try tool(
      "transition", "end=a.mkv", "start=b.mkv", "-o", "pair", "--format", "ndjson")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.jsonLines.count == 1)
    let start = run.jsonLines.first?["start"] as? [String: Any]
    let still = try #require(start?["still"] as? [String: Any])
    #expect(still["source"] as? String == "b.mkv")
  }

  @Test func warningsFailOnlyWhereThatIsWished() throws {
    try tool.image("white.png")
    #expect(try tool("transition", "a.mkv", "white.png", "-o", "one").code == 0)
    #expect(try tool("transition", "a.mkv", "white.png", "-o", "two", "--strict").code == 1)
    #expect(files("two")?.contains("pair.json") == true)
  }

  @Test func whatCannotBeMadeAcceptableFailsWithAReason() throws {
    let profile = """
      {"schema": "preflight.profiles/1", "provider": "Mine", "profiles": [{"id": "mine/tiny",
      "name": "Tiny", "kind": "model", "inputs": [
      {"role": "start", "media": ["image"], "minimum": 1, "maximum": 1},
      {"role": "end", "media": ["image"], "minimum": 1, "maximum": 1}],
      "limits": [{"roles": ["end"], "quantity": "fileSize", "maximum": 40, "unit": "bytes",
      "source": {"evidence": "user"}}]}]}
      """
    try tool.file("tiny.json", profile)
    let run = try tool(
      "transition", "a.mkv", "b.mkv", "--for", "./tiny.json", "-o", "pair", "--format", "json")
    #expect(run.code == 1, "\(run.output) \(run.errors)")
    #expect(run.json["outcome"] as? String == "refused")
    #expect(files("pair") == nil)
  }

  @Test(arguments: [["a.mkv", "missing.mkv"], ["missing.mkv", "b.mkv"], ["a.mkv", "text.mkv"]])
  func whatCannotBeReadIsNamed(inputs: [String]) throws {
    try tool.file("text.mkv", "no media")
    let run = try tool.run(["transition"] + inputs + ["-o", "pair"])
    #expect(run.code == 2)
    let culprit = try #require(inputs.first { !["a.mkv", "b.mkv"].contains($0) })
    #expect(run.errors.contains(culprit))
    #expect(files("pair") == nil)
  }

  @Test func soundAloneIsNoEndOfATransition() throws {
    try tool.sound()
    let run = try tool("transition", "a.mkv", "sound.m4a", "-o", "pair")
    #expect(run.code == 2)
    #expect(run.errors.contains("has no video"), "\(run.errors)")
  }

  @Test func aProfileThatTakesNoPairIsAMistakeOfTheRequest() throws {
    let run = try tool("transition", "a.mkv", "b.mkv", "-o", "pair", "--for", "erase-objects")
    #expect(run.code == 64)
    #expect(run.errors.contains("takes no start and end image"), "\(run.errors)")
  }
}
