import Foundation
import TestMedia
import Testing

/// Whether the command behind the gate runs, and what it gets.
struct GateTests {
  private func tool(frames: Int = 100) throws -> Tool {
    let tool = try Tool()
    try tool.clip(frames: frames)
    return tool
  }

  @Test(arguments: [
    [], ["--strict"], ["--set", "resolution=720p"], ["--transport", "url"], ["--from", "0"],
  ])
  func nothingRunsOnAFailedCheck(options: [String]) throws {
    let tool = try tool(frames: 150)
    let run = try tool.run(
      ["run", "clip.mp4", "--for", "erase-objects"] + options + ["--", "touch", "ran"])
    #expect(run.code == 1, "\(run.errors)")
    #expect(!tool.has("ran"))
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("video.duration.too-long"))
    #expect(run.errors.hasSuffix("preflight: The check failed. Nothing was run.\n"))
  }

  @Test func strictStopsOnWarnings() throws {
    let tool = try Tool()
    try tool.clip(frames: 100) { $0.muxerOptions = [:] }
    let words = ["run", "clip.mp4", "--for", "erase-objects"]
    #expect(try tool.run(words + ["--strict", "--", "touch", "ran"]).code == 1)
    #expect(!tool.has("ran"))
    #expect(try tool.run(words + ["--", "touch", "ran"]).code == 0)
    #expect(tool.has("ran"))
  }

  @Test func forceRunsOnAFailedCheckAndSaysSo() throws {
    let tool = try tool(frames: 150)
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--force", "--", "touch", "{video}.ran")
    #expect(run.code == 0)
    #expect(tool.has("clip.mp4.ran"))
    #expect(run.errors.contains("because of --force"))
  }

  @Test(arguments: ["missing.mp4", "."]) func forceRunsNothingOnAFileThatCannotBeChecked(
    path: String
  ) throws {
    let tool = try Tool()
    let run = try tool("run", path, "--for", "upscale", "--force", "--", "touch", "ran")
    #expect(run.code == 2)
    #expect(!tool.has("ran"))
    #expect(run.errors.hasSuffix("Nothing was run.\n"), "\(run.errors)")
  }

  @Test func forceRunsNothingOnAFileThatIsNoMedia() throws {
    let tool = try Tool()
    try tool.file("clip.mp4", "no media at all")
    let words = ["run", "clip.mp4", "--for", "upscale"]
    #expect(try tool.run(words + ["--", "touch", "ran"]).code == 1)
    let run = try tool.run(words + ["--force", "--", "touch", "ran"])
    #expect(run.code == 2)
    #expect(!tool.has("ran"))
    #expect(run.errors.contains("--force runs nothing on such a file"), "\(run.errors)")
  }

  @Test func aPartThatIsSentIsJudgedAlone() throws {
    let tool = try tool(frames: 25 * 30)
    let words = ["run", "clip.mp4", "--for", "reshoot"]
    #expect(try tool.run(words + ["--", "touch", "whole"]).code == 1)
    #expect(try tool.run(words + ["--from", "1", "--to", "5", "--", "touch", "part"]).code == 0)
    #expect(!tool.has("whole"))
    #expect(tool.has("part"))
  }

  @Test func argumentsReachTheCommandUnchanged() throws {
    let tool = try tool()
    let words = [
      "a b", " ", "", "'", "\"", "\\", "a\nb", "\t", "é\u{1F600}", "$HOME", "`id`", "$(id)", ";",
      "|",
      "*", "?", "--", "--help", "-o", "--for", "{\"a\":{\"b\":[1,\"c d\"]}}", "{}", "${video}",
      "%s",
      "\u{7F}", "a=b", "~", "#", "&&", "!",
    ]
    try tool.file("dump", "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\0' \"$a\"; done\n")
    _ = try tool.shell("chmod +x dump")
    let run = try tool.run(
      ["run", "clip.mp4", "--for", "erase-objects", "--", "./dump"] + words)
    #expect(run.code == 0, "\(run.errors)")
    let got = run.output.split(separator: "\0", omittingEmptySubsequences: false).dropLast()
    #expect(got.map(String.init) == words)
  }

  @Test func argumentsNeedNotBeUnicode() throws {
    let tool = try tool()
    let run = try tool.shell(
      "preflight run clip.mp4 --for erase-objects -- printf '%s' $'a\\xff\\xfeb' | od -An -tx1")
    #expect(run.output == " 61 ff fe 62\n", "\(run.errors)")
  }

  @Test func placeholdersStandForThePathsAsTheyWereGiven() throws {
    let tool = try Tool()
    let name = "it's a $(clip)\n{x} é.mp4"
    try tool.clip(name, frames: 100)
    let run = try tool.run(
      ["run", "./" + name, "--for", "erase-objects", "--", "printf", "%s", "<{video}>{profile}"])
    #expect(run.output == "<./\(name)>chatvideopro/erase-objects", "\(run.errors)")
  }

  @Test func theReportIsAFileThatTheUserAloneCanRead() throws {
    let tool = try tool()
    let run = try tool(
      "run", "clip.mp4", "--for", "erase-objects", "--", "sh", "-c",
      "stat -c '%a' \"$1\" >mode; echo \"$1\" >path; cat \"$1\"", "sh", "{report}")
    #expect(run.json.text("schema") == "preflight.report/1", "\(run.errors)")
    #expect(try tool.shell("cat mode").output == "600\n")
    let path = try tool.shell("cat path").output.dropLast()
    #expect(!FileManager.default.fileExists(atPath: String(path)))
  }

  @Test(arguments: [
    (["run", "clip.mp4", "--for", "erase-objects"], "Name the command after --"),
    (["run", "clip.mp4", "--for", "erase-objects", "--"], "Name the command after --"),
    (["run", "clip.mp4", "--for", "erase-objects", "--", ""], "Name the command after --"),
    (["run", "clip.mp4", "--for", "all", "--", "x"], "one request to one profile"),
    (["run", "clip.mp4", "--for", "reshoot,upscale", "--", "x"], "one request to one profile"),
    (["run", "clip.mp4", "--", "x"], "Missing option '--for <profile>'"),
    (["run", "--for", "reshoot", "--", "x"], "Missing"),
    (["run", "clip.mp4", "--for", "reshoot", "-o", "a.mp4", "--", "x"], "--fit"),
    (["run", "clip.mp4", "--for", "erase-objects", "--", "x", "{vdeo}"], "'{video}'"),
    (
      ["run", "clip.mp4", "--for", "erase-objects", "--fit", "--", "x", "y"], "write {video} where"
    ),
    (["run", "clip.mp4", "--for", "erase-object", "--", "touch", "ran"], "erase-objects"),
    (["run", "vdeo=clip.mp4", "--for", "erase-objects", "--", "touch", "ran"], "'video'"),
  ])
  func slipsRunNothing(words: [String], part: String) throws {
    let tool = try tool()
    let run = try tool.run(words)
    #expect(run.code == 64, "\(run.errors)")
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(tool.names == ["clip.mp4"])
  }
}
