import Foundation
import TestMedia
import Testing

@Suite struct MemoryPlaceTests {
  private var tool: Tool

  init() throws {
    tool = try Tool.inProcess()
    try tool.clip()
  }

  @Test func theFolderOfTheVariableIsTaken() throws {
    _ = try check()
    #expect(tool.memoryNames.contains("memory.sqlite"))
    #expect(!exists(".local"))
  }

  @Test mutating func aRelativeFolderIsCountedFromTheWorkingFolder() throws {
    tool.environment["PREFLIGHT_HOME"] = "mine"
    _ = try check()
    #expect(exists("mine/memory.sqlite"))
  }

  @Test mutating func theFolderForStatesIsTakenElse() throws {
    tool.environment["PREFLIGHT_HOME"] = ""
    tool.environment["XDG_STATE_HOME"] = tool.folder.path("state")
    _ = try check()
    #expect(exists("state/preflight/memory.sqlite"))
  }

  @Test(arguments: ["", "relative"])
  func theHomeFolderIsTakenLast(state: String) throws {
    var tool = tool
    tool.environment["PREFLIGHT_HOME"] = ""
    tool.environment["XDG_STATE_HOME"] = state
    _ = try tool("check", "clip.mp4", "--for", "erase-objects")
    #expect(exists(".local/state/preflight/memory.sqlite"))
  }

  @Test mutating func withoutAHomeTheCheckGoesOn() throws {
    tool.environment["PREFLIGHT_HOME"] = ""
    tool.environment["HOME"] = ""
    let run = try check()
    #expect(run.code == 0)
    #expect(run.errors.contains("PREFLIGHT_HOME"))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func withoutMemoryNothingIsLeft() throws {
    #expect(try check("--no-memory").code == 0)
    _ = try tool("probe", "clip.mp4", "--no-memory")
    _ = try tool("fit", "clip.mp4", "--for", "erase-objects", "-o", "out.mp4", "--no-memory")
    #expect(tool.memoryNames.isEmpty)
  }

  @Test mutating func theVariableTurnsMemoryOffAsWell() throws {
    tool.environment["PREFLIGHT_NO_MEMORY"] = "1"
    #expect(try check().code == 0)
    #expect(tool.memoryNames.isEmpty)
    tool.environment["PREFLIGHT_NO_MEMORY"] = "0"
    _ = try check()
    #expect(!tool.memoryNames.isEmpty)
  }

  @Test func lookingIntoAMemoryThatIsNotThereMakesNone() throws {
    #expect(try tool("history").output == "Nothing is remembered.\n")
    #expect(tool.memoryNames.isEmpty)
  }

  @Test func nobodyElseMayReadItWhateverTheMaskSays() throws {
    let run = try tool.shell(
      "umask 0; PREFLIGHT_HOME=$PWD/open preflight check clip.mp4 --for erase-objects >/dev/null; "
        + "stat -c '%a %n' open open/*")
    for line in run.output.split(separator: "\n") {
      #expect(line.hasPrefix(line.hasSuffix("open") ? "700 " : "600 "))
    }
    #expect(run.output.contains("600 open/memory.sqlite-wal"))
  }

  private func check(_ options: String...) throws -> Tool.Run {
    try tool.run(["check", "clip.mp4", "--for", "erase-objects"] + options)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: tool.folder.path(name))
  }
}
