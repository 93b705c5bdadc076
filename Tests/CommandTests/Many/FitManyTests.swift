import Foundation
import TestMedia
import Testing

/// `fit` over many files as a user runs it.
@Suite struct FitManyTests {
  private let tool: Tool

  init() throws {
    tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder.path("lib/day"), withIntermediateDirectories: true)
  }

  private static let pattern = "out/{folder}/{name}.{profile}.mp4"

  private func fit(_ more: String...) throws -> Tool.Run {
    try tool.run(["fit", "lib", "--for", "erase-objects", "-o", Self.pattern] + more)
  }

  @Test func oneThatIsDamagedDoesNotStopTheOthers() throws {
    try tool.clip("lib/day/long.mp4", frames: 150)
    try tool.clip("lib/fine.mp4", frames: 50)
    try tool.clip("lib/bad.mp4")
    try tool.cut("lib/bad.mp4", to: 30)
    try tool.file("lib/notes.txt", "hello")
    let run = try fit()
    #expect(run.code == 2, "\(run.errors)")
    #expect(tool.names(in: "out") == ["day", "fine.erase-objects.mp4"])
    #expect(tool.names(in: "out/day") == ["long.erase-objects.mp4"])
    #expect(run.errors.hasPrefix("preflight: lib/bad.mp4: "), "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines.first
        == "READY  lib/day/long.mp4 → out/day/long.erase-objects.mp4  6 s → 4.96 s")
    #expect(run.output.contains("ALREADY FITS  lib/fine.mp4 → out/fine.erase-objects.mp4"))
    #expect(run.output.contains("Went through 3 files; passed over 1 file"), "\(run.output)")
    let check = try tool("check", "out", "--for", "erase-objects")
    #expect(check.code == 0, "\(check.output)")
  }

  @Test func whatIsDoneAndUnchangedIsPassedOver() throws {
    try tool.clip("lib/long.mp4", frames: 150)
    #expect(try fit().code == 0)
    let made = tool.folder.path("out/long.erase-objects.mp4")
    let inode = inode(of: made)
    let again = try fit("--format", "ndjson")
    #expect(again.code == 0, "\(again.errors)")
    #expect(again.jsonLines.map { $0.text("outcome") } == ["done"])
    #expect(inode != nil)
    #expect(self.inode(of: made) == inode)
  }

  @Test func aChangedSourceOrOptionOrAMissingResultMakesItAgain() throws {
    try tool.clip("lib/long.mp4", frames: 150)
    func outcomes(_ more: String...) throws -> [String?] {
      let words = ["fit", "lib", "--for", "erase-objects", "-o", Self.pattern]
      return try tool.run(words + ["--format", "ndjson"] + more).jsonLines.map {
        $0.text("outcome")
      }
    }
    #expect(try outcomes() == ["written"])
    try tool.age(tool.folder.path("lib/long.mp4"))
    #expect(try outcomes() == ["written"])
    #expect(try outcomes("--keep", "end") == ["written"])
    #expect(try outcomes("--keep", "end") == ["done"])
    try FileManager.default.removeItem(atPath: tool.folder.path("out/long.erase-objects.mp4"))
    #expect(try outcomes("--keep", "end") == ["written"])
    #expect(try outcomes("--keep", "end", "--overwrite") == ["written"])
    #expect(try outcomes("--keep", "end") == ["done"])
  }

  @Test func aResultThatSomebodyChangedStaysUnlessOverwritingIsAllowed() throws {
    try tool.clip("lib/long.mp4", frames: 150)
    #expect(try fit().code == 0)
    try tool.file("out/long.erase-objects.mp4", "mine")
    let run = try fit()
    #expect(run.code == 2)
    #expect(run.errors.contains("was changed after it was made; add --overwrite"))
    #expect(
      try String(contentsOfFile: tool.folder.path("out/long.erase-objects.mp4"), encoding: .utf8)
        == "mine")
    #expect(try fit("--overwrite").code == 0)
  }

  @Test func withoutMemoryAFileThatExistsStays() throws {
    try tool.clip("lib/long.mp4", frames: 150)
    #expect(try fit("--no-memory").code == 0)
    let run = try fit("--no-memory")
    #expect(run.code == 2)
    #expect(run.errors.contains("exists already; add --overwrite"), "\(run.errors)")
  }

  @Test func twoThatWouldGoToOnePlaceAreToldApart() throws {
    try tool.clip("lib/a.mp4", frames: 50)
    try tool.clip("lib/day/a.mp4", frames: 50)
    let run = try tool("fit", "lib", "--for", "erase-objects", "-o", "out/{name}.mp4")
    #expect(run.code == 2)
    #expect(
      run.errors.contains(
        "lib/day/a.mp4: its result would go to out/a.mp4, where that of lib/a.mp4"),
      "\(run.errors)")
    #expect(tool.names(in: "out") == ["a.mp4"])
  }

  @Test func aSourceIsNeverReplaced() throws {
    try tool.clip("lib/a.mov", frames: 150)
    try tool.clip("lib/a.mp4", frames: 150)
    let before = FileManager.default.contents(atPath: tool.folder.path("lib/a.mp4"))
    let run = try tool(
      "fit", "lib", "--for", "erase-objects", "-o", "lib/{folder}/{name}.mp4", "--overwrite")
    #expect(run.code == 2)
    #expect(run.errors.contains("lies in a folder of this batch"), "\(run.errors)")
    #expect(FileManager.default.contents(atPath: tool.folder.path("lib/a.mp4")) == before)
  }

  @Test func resultsAmongTheFilesAreNotTakenForFiles() throws {
    try tool.clip("lib/a.mp4", frames: 150)
    let words = ["fit", "lib", "--for", "erase-objects", "-o", "lib/{name}.fit.mp4"]
    #expect(try tool.run(words).code == 0)
    #expect(try tool.run(words).code == 0)
    #expect(tool.names(in: "lib") == ["a.fit.mp4", "a.mp4", "day"])
  }

  @Test(arguments: ["-x.mp4", "a=b.mp4", "\u{1B}[2J.mp4", "a {name}.mp4", "&;'\".mp4"])
  func hostileNamesAreNames(name: String) throws {
    try tool.clip("lib/\(name)", frames: 50)
    let run = try tool("fit", "lib", "--for", "erase-objects", "-o", "{name}.fit.mp4")
    #expect(run.code == 0, "\(run.errors)")
    #expect(tool.names.contains("\(name.dropLast(4)).fit.mp4"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aPlanWritesNothing() throws {
    try tool.clip("lib/a.mp4", frames: 150)
    let run = try tool("fit", "lib", "--for", "erase-objects", "--plan", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.json.text("results.0.outcome") == "planned")
    #expect(run.json.at("summary.planned") as? Int == 1)
    #expect(tool.names == ["lib"])
  }

  private func inode(of path: String) -> Int? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.systemFileNumber] as? Int
  }
}
