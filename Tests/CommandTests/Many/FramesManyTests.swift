import Foundation
import TestMedia
import Testing

/// `frames` over many files as a user runs it.
@Suite struct FramesManyTests {
  private let tool: Tool

  init() throws {
    tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder.path("lib/day"), withIntermediateDirectories: true)
  }

  @Test func eachFrameHasTheNameThatSaysWhich() throws {
    try tool.numbers("lib/day/a.mp4", frames: 30)
    try tool.numbers("lib/b.mp4", frames: 20)
    let run = try tool(
      "frames", "lib", "--first", "--last", "--frame", "7", "-o", "out/{folder}/{name}_{which}.png")
    #expect(run.code == 0, "\(run.errors)")
    #expect(tool.names(in: "out") == ["b_first.png", "b_frame-7.png", "b_last.png", "day"])
    #expect(
      try tool.shownNumbers([
        "out/day/a_first.png", "out/day/a_last.png", "out/day/a_frame-7.png", "out/b_last.png",
      ]) == [0, 29, 7, 19])
    #expect(run.output.contains("Went through 2 files."), "\(run.output)")
  }

  @Test func aFolderTakesThoseOfAllFilesAndIsDoneTheSecondTime() throws {
    try tool.clip("lib/a.mp4", frames: 10)
    try tool.clip("lib/b.mp4", frames: 10)
    let words = ["frames", "lib", "--first", "--last", "-o", "stills/", "--format", "ndjson"]
    let run = try tool.run(words)
    #expect(run.code == 0, "\(run.errors)")
    #expect(tool.names(in: "stills").count == 4)
    #expect(
      run.jsonLines.compactMap { $0.text("path") }.sorted()
        == tool.names(in: "stills").map { "stills/\($0)" })
    #expect(try tool.run(words).jsonLines.map { $0.text("outcome") } == ["done", "done"])
  }

  @Test func aFrameThatOneClipLacksIsSaidOfThatClip() throws {
    try tool.clip("lib/a.mp4", frames: 10)
    try tool.clip("lib/b.mp4", frames: 40)
    let run = try tool("frames", "lib", "--frame", "20", "-o", "out/{name}.png")
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("preflight: lib/a.mp4: "), "\(run.errors)")
    #expect(tool.names(in: "out") == ["b.png"])
  }
}
