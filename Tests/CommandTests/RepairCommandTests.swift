import Foundation
import TestMedia
import Testing

/// `trim` and `fit` as a user runs them.
struct RepairCommandTests {
  private func bytes(_ tool: Tool, _ name: String) -> Data? {
    FileManager.default.contents(atPath: tool.folder.path(name))
  }

  @Test func aTrimmedClipHasTheFramesThatWereNamed() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100) { $0.sound = SampleClip.Sound(sampleCount: 48_000 * 4) }
    let run = try tool(
      "trim", "clip.mp4", "--from", "10f", "--to", "60f", "-o", "part.mp4", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.json.text("schema") == "preflight.repair/1")
    #expect(run.json.text("outcome") == "written")
    #expect(run.json.at("kept.firstFrame") as? Int == 10)
    #expect(run.json.at("kept.frameCount") as? Int == 50)
    let probe = try tool("probe", "part.mp4", "--exact", "--format", "json")
    #expect(probe.json.at("files.0.video.0.frameCount") as? Int == 50)
    #expect(probe.json.at("files.0.durations.longest") as? Double == 2)
    #expect(tool.names == ["clip.mp4", "part.mp4"])
  }

  @Test(arguments: [["--to", "3"], ["--duration", "2"], ["--frames", "50"]])
  func theEndMayBeNamedInThreeWays(words: [String]) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    let run = try tool.run(
      ["trim", "clip.mp4", "--from", "1", "-o", "part.mp4", "--format", "json"] + words)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.json.at("after.facts.video.0.frameCount") as? Int == 50)
  }

  @Test func aFittedClipPassesAndIsSaidToBeReady() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let run = try tool("fit", "clip.mp4", "--for", "erase-objects", "-o", "out.mp4")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.output.hasPrefix("READY"))
    #expect(run.errors.isEmpty)
    #expect(try tool("check", "out.mp4", "--for", "erase-objects").code == 0)
  }

  @Test func aPlanWritesNothing() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    for place in [[], ["-o", "out.mp4"]] {
      let run = try tool.run(["fit", "clip.mp4", "--for", "erase-objects", "--plan"] + place)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("PLAN  clip.mp4 for Erase Objects"))
      #expect(tool.names == ["clip.mp4"])
    }
  }

  @Test func aClipThatCannotBeMadeToFitIsRefused() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 25)
    for more in [[], ["--plan"]] {
      let run = try tool.run(
        ["fit", "clip.mp4", "--for", "reshoot", "-o", "out.mp4"] + more)
      #expect(run.code == 1, "\(run.errors)")
      #expect(run.output.hasPrefix("CANNOT BE MADE TO FIT  clip.mp4 for Reshoot"))
      #expect(run.output.contains("--lengthen"))
      #expect(tool.names == ["clip.mp4"])
    }
  }

  @Test func whatFitsAlreadyIsCopiedByteForByte() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    let run = try tool("fit", "clip.mp4", "--for", "erase-objects", "-o", "out.mp4")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("ALREADY FITS  clip.mp4 for Erase Objects"))
    #expect(bytes(tool, "out.mp4") == bytes(tool, "clip.mp4"))
  }

  @Test func anExistingFileIsReplacedOnlyWhenAsked() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    try tool.file("part.mp4", "precious")
    let words = ["trim", "clip.mp4", "--to", "2", "-o", "part.mp4"]
    let refused = try tool.run(words)
    #expect(refused.code == 2)
    #expect(refused.errors.hasPrefix("preflight: part.mp4: "))
    #expect(refused.errors.contains("--overwrite"))
    #expect(bytes(tool, "part.mp4") == Data("precious".utf8))
    let replaced = try tool.run(words + ["--overwrite"])
    #expect(replaced.code == 0, "\(replaced.errors)")
    #expect(bytes(tool, "part.mp4") != Data("precious".utf8))
    #expect(tool.names == ["clip.mp4", "part.mp4"])
  }

  @Test(arguments: ["clip.mp4", "./clip.mp4", "soft.mp4", "hard.mp4"])
  func theSourceIsNeverWrittenToNotEvenThroughALink(name: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    #expect(try tool.shell("ln -s clip.mp4 soft.mp4 && ln clip.mp4 hard.mp4").code == 0)
    let before = bytes(tool, "clip.mp4")
    for option in ["-o", "--report"] {
      let more = option == "-o" ? [] : ["-o", "part.mp4"]
      let run = try tool.run(
        ["trim", "clip.mp4", "--to", "2", option, name, "--overwrite"] + more)
      #expect(run.code == 2)
      #expect(run.errors.contains("is the same file as clip.mp4, which stays"))
    }
    #expect(bytes(tool, "clip.mp4") == before)
    #expect(tool.names == ["clip.mp4", "hard.mp4", "soft.mp4"])
  }

  @Test func aMissingFileIsSaidToPeopleAndPrograms() throws {
    let tool = try Tool.inProcess()
    let run = try tool(
      "fit", "gone.mp4", "--for", "erase-objects", "-o", "out.mp4", "--format", "json")
    #expect(run.code == 2)
    #expect(run.errors == "preflight: gone.mp4: no such file.\n")
    #expect(run.json.text("schema") == "preflight.error/1")
    #expect(run.json.text("path") == "gone.mp4")
  }

  @Test func aNameThatSaysAnotherFormatIsASlip() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let run = try tool("fit", "clip.mp4", "--for", "erase-objects", "-o", "out.avi")
    #expect(run.code == 64, "\(run.output)")
    #expect(run.errors == "preflight: out.avi would hold MP4; name it out.mp4.\n")
    #expect(tool.names == ["clip.mp4"])
  }

  @Test(arguments: ["mp4", "mov", "webm", "mkv"])
  func theNameOfTheResultChoosesItsFormat(suffix: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    for words in [["trim", "clip.mp4", "--from", "1f"], ["trim", "clip.mp4", "--to", "50f"]] {
      let name = "\(words[2].dropFirst(2)).\(suffix)"
      let run = try tool.run(words + ["-o", name, "--format", "json"])
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.json.text("after.facts.container.format") == suffix)
    }
  }

  @Test func unknownProfilesAndRolesAreSlips() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    #expect(try tool("fit", "clip.mp4", "--for", "erase-object", "-o", "o.mp4").code == 64)
    let role = try tool("fit", "vdeo=clip.mp4", "--for", "erase-objects", "-o", "o.mp4")
    #expect(role.code == 64, "\(role.output)")
    #expect(role.errors.contains("Did you mean 'video'?"))
  }

  @Test func theReportIsSavedBesidesBeingPrinted() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 150)
    let run = try tool(
      "fit", "clip.mp4", "--for", "erase-objects", "-o", "out.mp4", "--report", "out.json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("READY"))
    let saved = try tool.shell("cat out.json").json
    #expect(saved.text("schema") == "preflight.repair/1")
    #expect(saved.text("outcome") == "written")
  }
}
