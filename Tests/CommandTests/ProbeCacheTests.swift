import Foundation
import TestMedia
import Testing

@Suite struct ProbeCacheTests {
  private let tool: Tool
  private let clip: String

  /// A tool that remembers a clip of 25 frames, in whose place, unnoticed by everything that the
  /// memory looks at, lies one of 24.
  init() throws {
    tool = try Tool.inProcess()
    clip = try tool.clip("clip.mkv", frames: 25)
    try tool.age(clip)
    #expect(try tool("probe", "clip.mkv").code == 0)
    let other = try tool.clip("other.mkv", frames: 24)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: other))
    let length = try Data(contentsOf: URL(fileURLWithPath: clip)).count
    try #require(bytes.count <= length)
    bytes.append(Data(repeating: 0, count: length - bytes.count))
    try rewrite(bytes)
    try tool.age(clip)
  }

  @Test func aFileThatLooksUnchangedIsNotReadAgain() throws {
    #expect(try frameCount() == 25)
  }

  @Test func anotherTimeOfChangeLetsItBeReadAgain() throws {
    try tool.age(clip, to: Date(timeIntervalSince1970: 1_700_000_001))
    #expect(try frameCount() == 24)
  }

  @Test func anotherLengthLetsItBeReadAgain() throws {
    try rewrite(try Data(contentsOf: URL(fileURLWithPath: clip)) + [0])
    try tool.age(clip)
    #expect(try frameCount() == 24)
  }

  @Test func anotherFileInItsPlaceIsRead() throws {
    let copy = tool.folder.path("copy.mkv")
    try FileManager.default.copyItem(atPath: clip, toPath: copy)
    try tool.age(copy)
    let result = unsafe rename(copy, clip)
    #expect(result == 0)
    #expect(try frameCount() == 24)
  }

  @Test func aDeeperLookIsALookOfItsOwn() throws {
    #expect(try frameCount("--exact") == 24)
    #expect(try frameCount() == 25)
  }

  @Test func withoutMemoryTheFileIsRead() throws {
    #expect(try frameCount("--no-memory") == 24)
  }

  @Test func aFileIsFoundUnderEveryNameThatLeadsToIt() throws {
    let run = try tool("probe", "./clip.mkv", clip, "--format", "json")
    #expect(run.json.text("files.0.path") == "./clip.mkv")
    #expect(run.json.text("files.1.path") == clip)
  }

  @Test func aFileThatMayStillChangeUnnoticedIsNotRemembered() throws {
    let fresh = try tool.clip("fresh.mkv", frames: 25)
    _ = try tool("probe", "fresh.mkv")
    let date = try #require(
      try FileManager.default.attributesOfItem(atPath: fresh)[.modificationDate] as? Date)
    try tool.age(fresh, to: date)
    #expect(try tool.memoryRows("SELECT path FROM facts WHERE path LIKE '%fresh%'").isEmpty)
  }

  private func frameCount(_ options: String...) throws -> Int? {
    let run = try tool.run(["probe", "clip.mkv", "--format", "json"] + options)
    return run.json.at("files.0.video.0.frameCount") as? Int
  }

  /// Writes into the file that is there, so that it stays the same file.
  private func rewrite(_ bytes: Data) throws {
    let file = try #require(FileHandle(forWritingAtPath: clip))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: bytes)
    try file.close()
  }
}
