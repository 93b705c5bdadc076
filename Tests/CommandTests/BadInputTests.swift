import Foundation
import TestMedia
import Testing

struct BadInputTests {
  private func check(_ tool: Tool, _ name: String) throws -> Tool.Run {
    try tool("check", name, "--for", "erase-objects")
  }

  @Test func whatIsNoFileCannotBeChecked() throws {
    let tool = try Tool.inProcess()
    #expect(try tool.shell("mkfifo pipe.mp4").code == 0)
    let expected = [
      "gone.mp4": "no such file", "pipe.mp4": "is a pipe", "/dev/zero": "device",
    ]
    for (name, reason) in expected {
      let run = try check(tool, name)
      #expect(run.code == 2, "\(name)")
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("preflight: \(name): "))
      #expect(run.errors.contains(reason))
      #expect(run.errors.count { $0 == "\n" } == 1)
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileWithoutPermissionCannotBeChecked() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    #expect(try tool.shell("chmod 000 clip.mp4").code == 0)
    let run = try check(tool, "clip.mp4")
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("preflight: clip.mp4: "))
  }

  @Test func whatIsNoMediaFails() throws {
    let tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 50)
    try tool.file("empty.mp4", "")
    try tool.file("text.mp4", "This is a letter, not a film.\n")
    try tool.file("list.m3u8", "#EXTM3U\n#EXTINF:2,\nclip.mp4\n")
    try tool.file("playlist.mp4", "#EXTM3U\n#EXTINF:2,\nclip.mp4\n")
    try tool.file("script.mp4", "ffconcat version 1.0\nfile clip.mp4\n")
    try tool.file("script.txt", "file 'clip.mp4'\n")
    for name in [
      "empty.mp4", "text.mp4", "list.m3u8", "playlist.mp4", "script.mp4", "script.txt",
    ] {
      let run = try check(tool, name)
      #expect(run.code == 1, "\(name): \(run.output)\(run.errors)")
      #expect(run.output.hasPrefix("FAIL  \(name) "))
      #expect(run.errors.isEmpty)
    }
  }

  /// A clip of three quarters of its bytes, 3 s of an accepted 5 s, checked.
  private func checkCutClip(indexAtFront: Bool, hasSound: Bool) throws -> Tool.Run {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 75) {
      if !indexAtFront { $0.muxerOptions = [:] }
      if hasSound { $0.sound = SampleClip.Sound(sampleCount: 48_000 * 3) }
    }
    let size = FileManager.default.contents(atPath: tool.folder.path("clip.mp4"))?.count ?? 0
    try tool.cut("clip.mp4", to: size * 3 / 4)
    return try check(tool, "clip.mp4")
  }

  @Test(arguments: [true, false], [true, false])
  func whatIsCutOffFailsWithoutACommandThatWouldHideIt(
    indexAtFront: Bool, hasSound: Bool
  ) throws {
    let run = try checkCutClip(indexAtFront: indexAtFront, hasSound: hasSound)
    #expect(run.code == 1, "\(run.output)\(run.errors)")
    #expect(!run.output.contains("preflight fit"), "\(run.output)")
  }

  @Test func soundAloneIsNoVideo() throws {
    let tool = try Tool.inProcess()
    try tool.sound("sound.mp4")
    let run = try check(tool, "sound.mp4")
    #expect(run.code == 1)
    #expect(run.output.contains("input.wrong-type"))
  }

  @Test(arguments: [
    "two words.mp4", "  many  spaces .mp4", "new\nline.mp4", "emoji 🎬 👩‍💻.mp4", "esc\u{1B}[2J.mp4",
    "quote'\".mp4", "$(touch x).mp4", "日本.mp4", "-dash.mp4", "%d.mp4", "bidi\u{202E}4pm.mp4",
    "back\\slash.mp4", "col:on.mp4",
  ])
  func namesAreTakenAsTheyAre(name: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(name, frames: 50)
    let run = try check(tool, "./" + name)
    #expect(run.code == 0, "\(run.errors)")
    #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(run.output.split(separator: "\n").first?.hasPrefix("PASS") == true)
    let json = try tool("probe", "./" + name, "--format", "json")
    #expect(json.json.text("files.0.path") == "./" + name)
  }

  @Test func aNameWithAnEqualsSignIsTakenForARole() throws {
    let tool = try Tool.inProcess()
    try tool.clip("a=b.mp4", frames: 50)
    let run = try check(tool, "a=b.mp4")
    #expect(run.code == 2)
    #expect(
      run.errors
        == "preflight: b.mp4: no such file. For the file 'a=b.mp4' write './a=b.mp4'.\n")
    #expect(try check(tool, "./a=b.mp4").code == 0)
    #expect(try check(tool, "video=./a=b.mp4").code == 0)
  }

  @Test func tracksWithoutFramesFail() throws {
    let tool = try Tool.inProcess()
    var file = try MP4File(path: try tool.clip("clip.mp4", frames: 50))
    try file.emptyTrack(0)
    _ = try file.write(in: tool.folder, named: "hollow.mp4")
    let run = try check(tool, "hollow.mp4")
    #expect(run.code == 1, "\(run.output)\(run.errors)")
  }

  @Test func probeSaysForEachFileWhyNot() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 50)
    try tool.file("text.mp4", "Not a film.")
    let run = try tool("probe", "gone.mp4", "text.mp4", "clip.mp4", "--format", "ndjson")
    #expect(run.code == 2)
    #expect(run.jsonLines.map { $0.text("path") } == ["gone.mp4", "text.mp4", "clip.mp4"])
    #expect(run.jsonLines.first?.text("schema") == "preflight.error/1")
    #expect(run.errors.split(separator: "\n").count == 2)
  }
}
