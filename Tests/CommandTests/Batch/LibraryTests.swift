import Foundation
import TestMedia
import Testing

/// Folders and lists of files, checked as a user does.
struct LibraryTests {
  /// A tool beside a folder with clips, pictures and things that are no media.
  private func library() throws -> Tool {
    let tool = try Tool()
    for folder in ["lib/b", "lib/a", "lib/.hidden"] {
      try FileManager.default.createDirectory(
        atPath: tool.folder.path(folder), withIntermediateDirectories: true)
    }
    try tool.clip("lib/b/2.mp4")
    try tool.clip("lib/a/1.mov")
    try tool.clip("lib/a/no-extension")
    try tool.clip("lib/.hidden/3.mp4")
    try tool.clip("lib/.4.mp4")
    try tool.file("lib/notes.txt", "buy milk")
    try tool.file("lib/broken.mp4", "not a clip at all")
    return tool
  }

  private func paths(_ run: Tool.Run) -> [String] {
    run.jsonLines.map { $0.text("batch.path") ?? $0.text("path") ?? "?" }
  }

  @Test func aFolderStandsForItsMediaInTheOrderOfTheirNames() throws {
    let tool = try library()
    let run = try tool("check", "lib", "--for", "upscale", "--format", "ndjson")
    #expect(paths(run) == ["lib/a/1.mov", "lib/a/no-extension", "lib/b/2.mp4", "lib/broken.mp4"])
    #expect(run.code == 1)
    #expect(run.jsonLines.last?.at("profiles.0.findings.0.id") as? String == "media.unreadable")
    #expect(run.errors.contains("Checked 4 files; passed over 1 file that is no media."))
    let probe = try tool("probe", "lib/", "--format", "ndjson")
    #expect(paths(probe) == ["lib/a/1.mov", "lib/a/no-extension", "lib/b/2.mp4", "lib/broken.mp4"])
    #expect(probe.code == 2)
  }

  @Test(arguments: [
    (["--include", "*.MOV"], ["lib/a/1.mov"]),
    (["--include", "a/*"], ["lib/a/1.mov", "lib/a/no-extension"]),
    (["--include", "**/*.mp4"], ["lib/b/2.mp4", "lib/broken.mp4"]),
    (["--exclude", "a"], ["lib/b/2.mp4", "lib/broken.mp4"]),
    (["--exclude", "a/", "--exclude", "broken.*"], ["lib/b/2.mp4"]),
    (["--include", "*.mp4", "--exclude", "b/*"], ["lib/broken.mp4"]),
  ])
  func patternsChooseAmongWhatFoldersHold(words: [String], expected: [String]) throws {
    let tool = try library()
    let run = try tool.run(["check", "lib", "--for", "upscale", "--format", "ndjson"] + words)
    #expect(paths(run) == expected)
  }

  @Test func listsAreReadFromFilesAndFromStandardInput() throws {
    let tool = try library()
    try tool.file("list", "lib/b/2.mp4\r\n\nlib/a\nlib/gone.mp4\n")
    let lines = try tool(
      "check", "--files-from", "list", "--for", "upscale", "--format", "ndjson")
    #expect(
      paths(lines) == ["lib/b/2.mp4", "lib/a/1.mov", "lib/a/no-extension", "lib/gone.mp4"])
    #expect(lines.code == 2)
    let piped = try tool.shell(
      "find lib -name '*.mo*' -print0 | preflight check lib/b/2.mp4 --files-from - "
        + "--for upscale --format ndjson")
    #expect(paths(piped) == ["lib/b/2.mp4", "lib/a/1.mov"])
    #expect(piped.code == 0)
  }

  @Test func aLineBreakInANameNeedsAListWithNULs() throws {
    let tool = try Tool()
    try tool.clip("two\nlines.mp4")
    let run = try tool.shell(
      "printf 'two\\nlines.mp4\\0' | preflight check --files-from - --for upscale --format ndjson")
    #expect(run.jsonLines.map { $0.text("batch.path") } == ["two\nlines.mp4"])
  }

  @Test func textIsALineAFileAndASummary() throws {
    let tool = try library()
    let run = try tool("check", "lib", "--for", "upscale")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(5).map { String($0.prefix(4)) } == ["UNKN", "UNKN", "UNKN", "FAIL", ""])
    #expect(lines[3].hasPrefix("FAIL  lib/broken.mp4  "))
    #expect(run.output.contains("\n        1  fail\n"))
    #expect(run.output.contains("\n        1  are beyond repair\n"))
    #expect(run.output.contains("\n        1  media.unreadable\n"))
    #expect(run.output.contains("an unknown amount for 1 request."))
  }

  @Test func oneDocumentHoldsTheSummary() throws {
    let tool = try library()
    let run = try tool("check", "lib", "--for", "upscale", "--format", "json")
    #expect((run.json.at("reports") as? [Any])?.count == 4)
    #expect(run.json.text("summary.schema") == "preflight.summary/1")
    #expect(run.json.at("summary.checked") as? Int == 4)
    #expect(run.json.at("summary.fail") as? Int == 1)
    #expect(run.json.at("summary.noMedia") as? Int == 1)
    #expect(run.json.at("summary.repair.none") as? Int == 1)
    #expect(run.json.text("verdict") == "fail")
  }

  @Test func whatCannotBeEnteredOrNamedIsSaidAndTheOthersGoOn() throws {
    let tool = try library()
    _ = try tool.shell(
      "ln -s ../.. lib/a/loop; ln -s nowhere.mp4 lib/dangling.mp4; mkfifo lib/p.mp4")
    _ = try tool.shell("cp lib/b/2.mp4 $'lib/b/caf\\xe9.mp4'")
    let run = try tool("check", "lib", "--for", "upscale", "--format", "ndjson")
    #expect(
      paths(run) == [
        "lib/a/1.mov", "lib/a/no-extension", "lib/b/2.mp4", "lib/b/caf\\xE9.mp4",
        "lib/broken.mp4", "lib/dangling.mp4",
      ])
    #expect(run.errors.contains("caf\\xE9.mp4: its name is not UTF-8"))
    #expect(run.errors.contains("lib/dangling.mp4: no such file."))
    #expect(run.code == 2)
  }

  @Test(.disabled(if: getuid() == 0, "the superuser may enter every folder"))
  func aLockedFolderIsAnError() throws {
    let tool = try library()
    _ = try tool.shell("chmod 000 lib/a")
    defer { _ = try? tool.shell("chmod 700 lib/a") }
    let run = try tool("check", "lib", "--for", "upscale", "--format", "ndjson")
    #expect(run.errors.contains("lib/a: the folder cannot be read: Permission denied."))
    #expect(paths(run).contains("lib/b/2.mp4"))
    #expect(run.code == 2)
  }

  @Test func aTimeThatOneClipDoesNotHaveDoesNotStopTheOthers() throws {
    let tool = try library()
    try tool.sound("lib/a/sound.m4a")
    let run = try tool(
      "check", "lib", "--for", "upscale", "--from", "3f", "--format", "ndjson")
    #expect(run.errors.contains("lib/a/sound.m4a: --from counts frames"))
    #expect(paths(run).contains("lib/b/2.mp4"))
    #expect(run.code == 2)
  }

  @Test func anEmptyListIsNoSuccess() throws {
    let tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder.path("empty"), withIntermediateDirectories: true)
    for words in [["check", "empty", "--for", "upscale"], ["probe", "empty"]] {
      let run = try tool.run(words)
      #expect(run.code == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors == "preflight: There is no media in empty.\n")
    }
  }
}
