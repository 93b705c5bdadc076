import Foundation
import TestMedia
import Testing

/// `run --fit`: the repaired file is what is sent.
struct GateFitTests {
  @Test func theRepairedFileIsSentAndRemoved() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--fit", "--", "sh", "-c",
      "echo \"$1\" >path; cp \"$1\" sent.mp4", "sh", "{video}")
    #expect(run.code == 0, "\(run.errors)")
    let path = try tool.shell("cat path").output.dropLast()
    #expect(path.hasSuffix("/clip.fit.mp4"))
    #expect(!FileManager.default.fileExists(atPath: String(path)))
    #expect(try tool("check", "sent.mp4", "--for", "erase-objects").code == 0)
    #expect(run.errors.contains("clip.mp4 was fixed for Erase Objects"), "\(run.errors)")
  }

  @Test func aFileThatPassesIsSentAsItIs() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--fit", "--", "echo", "{video}")
    #expect(run.output == "clip.mp4\n", "\(run.errors)")
  }

  @Test func theRepairedFileIsKeptWhereItIsNamed() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    let words = ["run", "clip.mp4", "--for", "erase-objects", "--fit", "-o", "kept.mp4"]
    let run = try tool.run(words + ["--", "echo", "{video}"])
    #expect(run.output == "kept.mp4\n", "\(run.errors)")
    #expect(tool.names == ["clip.mp4", "kept.mp4"])
    let again = try tool.run(words + ["--", "touch", "ran"])
    #expect(again.code == 2, "\(again.errors)")
    #expect(try tool.run(words + ["--overwrite", "--", "echo"]).code == 0)
    #expect(!tool.has("ran"))
  }

  @Test func whatCannotBeRepairedIsNotSent() throws {
    let tool = try Tool()
    try tool.clip(frames: 25)
    let run = try tool("run", "clip.mp4", "--for", "reshoot", "--fit", "--", "touch", "{video}.ran")
    #expect(run.code == 1, "\(run.errors)")
    #expect(tool.names == ["clip.mp4"])
  }

  @Test func theSourceIsNeverReplaced() throws {
    let tool = try Tool()
    try tool.clip(frames: 150)
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--fit", "-o", "./clip.mp4", "--overwrite",
      "--", "touch", "ran")
    #expect(run.code == 2, "\(run.errors)")
    #expect(tool.names == ["clip.mp4"])
    #expect(
      try tool("probe", "clip.mp4", "--format", "json").json
        .at("files.0.video.0.frameCount") as? Int == 150)
  }

  @Test func everyFileOfAPairIsRepaired() throws {
    let tool = try Tool()
    try tool.image("a.bmp.png", width: 1280, height: 720)
    try tool.clip("dance.mp4", frames: 50) { $0.muxerOptions = [:] }
    let run = try tool(
      "run", "motion=dance.mp4", "character=a.bmp.png", "--for", "motion-capture", "--fit", "--",
      "sh", "-c", "ls \"$@\" | wc -l", "sh", "{motion}", "{character}")
    #expect(run.output.filter(\.isNumber) == "2", "\(run.output)\(run.errors)")
  }
}
