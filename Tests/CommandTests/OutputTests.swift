import Foundation
import TestMedia
import Testing

struct OutputTests {
  @Test func oneDocumentOrALineEach() throws {
    let tool = try Tool.inProcess()
    try tool.clip("a.mp4")
    try tool.clip("b.mp4")
    let single = try tool("check", "a.mp4", "--for", "upscale", "--format", "json")
    #expect(single.json.text("schema") == "preflight.report/1")
    let both = try tool("check", "a.mp4", "b.mp4", "--for", "upscale", "--format", "json")
    #expect(both.json.text("schema") == "preflight.reports/1")
    #expect((both.json.at("reports") as? [Any])?.count == 2)
    let lines = try tool("check", "a.mp4", "b.mp4", "--for", "upscale", "--format", "ndjson")
    #expect(lines.output.count { $0 == "\n" } == 2)
    #expect(lines.jsonLines.allSatisfy { $0.text("schema") == "preflight.report/1" })
  }

  @Test func theReportHoldsTheFactsThatProbePrints() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let report = try tool("check", "clip.mp4", "--for", "upscale", "--format", "json")
    let facts = try tool("probe", "clip.mp4", "--format", "json")
    let left = report.json.at("inputs.0.facts") as? NSDictionary
    #expect(left == facts.json.at("files.0") as? NSDictionary)
    #expect(left != nil)
  }

  @Test func aFileGetsTheResults() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool(
      "check", "clip.mp4", "--for", "upscale", "--format", "json", "--output", "report.json")
    #expect(run.code == 0)
    #expect(run.output.isEmpty)
    #expect(tool.names == ["clip.mp4", "report.json"])
    let printed = try tool.shell("cat report.json")
    #expect(printed.json.text("schema") == "preflight.report/1")
  }

  @Test func aFileIsReplacedOnlyWhenAsked() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    try tool.file("report.txt", "precious")
    let words = ["check", "clip.mp4", "--for", "upscale", "--output", "report.txt"]
    let refused = try tool.run(words)
    #expect(refused.code == 2)
    #expect(refused.errors.contains("report.txt: exists already; add --overwrite"))
    #expect(try tool.shell("cat report.txt").output == "precious")
    #expect(try tool.run(words + ["--overwrite"]).code == 0)
    #expect(try tool.shell("cat report.txt").output.hasPrefix("UNKNOWN"))
    #expect(tool.names == ["clip.mp4", "report.txt"])
  }

  @Test func theSourceIsNeverReplacedByResults() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    try FileManager.default.createSymbolicLink(
      atPath: tool.folder.path("link.mp4"), withDestinationPath: "clip.mp4")
    let before = FileManager.default.contents(atPath: tool.folder.path("clip.mp4"))
    for name in ["clip.mp4", "./clip.mp4", "link.mp4"] {
      for words in [["check", "clip.mp4", "--for", "upscale"], ["probe", "clip.mp4"]] {
        let run = try tool.run(words + ["--output", name, "--overwrite"])
        #expect(run.code == 2)
        #expect(run.errors.contains("is the same file as clip.mp4, which stays"))
      }
    }
    #expect(FileManager.default.contents(atPath: tool.folder.path("clip.mp4")) == before)
  }

  @Test(arguments: ["no/folder/report.txt", "/dev/null", "."])
  func aPlaceThatTakesNoFileIsRefusedBeforeWork(path: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool("check", "clip.mp4", "--for", "upscale", "--output", path)
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("preflight: \(path): "))
    #expect(tool.names == ["clip.mp4"])
  }

  @Test func noColourWithoutATerminal() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    #expect(try !tool("check", "clip.mp4", "--for", "erase-objects").output.contains("\u{1B}"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "no script"))
  func colourOnATerminalUnlessRefused() throws {
    var tool = try Tool.inProcess()
    try tool.clip()
    let path = try Tool.path
    func onTerminal() throws -> String {
      try tool.shell("script -qec \"'\(path)' check clip.mp4 --for upscale\" /dev/null").output
    }
    #expect(try onTerminal().contains("\u{1B}[36;1mUNKNOWN\u{1B}[0m"))
    tool.environment["NO_COLOR"] = "1"
    #expect(try !onTerminal().contains("\u{1B}"))
    tool.environment = ["NO_COLOR": "", "TERM": "dumb"]
    #expect(try !onTerminal().contains("\u{1B}"))
  }

  @Test(arguments: [40, 80, 120]) func columnsAreRespected(columns: Int) throws {
    var tool = try Tool.inProcess()
    tool.environment["COLUMNS"] = String(columns)
    try tool.clip(frames: 150)
    let run = try tool("check", "clip.mp4", "--for", "erase-objects")
    for line in run.output.split(separator: "\n") where line.count > columns {
      #expect(line.contains("preflight fit") || line.contains("https://"), "\(line)")
    }
  }

  @Test func aReaderThatLeavesEarlyIsNoTrouble() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    for command in ["profiles list", "check clip.mp4 --for all", "profiles show reshoot"] {
      let run = try tool.shell("preflight \(command) | head -1 | wc -l")
      #expect(run.code == 0)
      #expect(run.output.contains("1"))
      #expect(run.errors.isEmpty)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full"))
  func aFullDiskIsSaid() throws {
    let tool = try Tool.inProcess()
    try tool.clip()
    let run = try tool.shell("preflight check clip.mp4 --for upscale > /dev/full")
    #expect(run.code == 2)
    #expect(run.errors.contains("standard output cannot be written"))
  }
}
