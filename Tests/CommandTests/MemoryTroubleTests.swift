import Foundation
import TestMedia
import Testing

@Suite struct MemoryTroubleTests {
  private var tool: Tool

  init() throws {
    tool = try Tool.inProcess()
    try tool.clip()
    try tool.clip("long.mp4", frames: 200)
  }

  @Test func aSpoiledMemoryBlocksNoCheck() throws {
    _ = try check("clip.mp4")
    let path = tool.memory.path("memory.sqlite")
    let noise = Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 77) })
    for file in [path, path + "-wal"] { try noise.write(to: URL(fileURLWithPath: file)) }
    let passing = try check("clip.mp4")
    #expect(passing.code == 0)
    #expect(passing.errors.contains("it now lies at \(path).damaged-"))
    #expect(passing.errors.split(separator: "\n").count == 1)
    #expect(try check("long.mp4").code == 1)
    #expect(try check("long.mp4").errors.isEmpty)
  }

  @Test(arguments: ["/proc/nowhere", "/dev/null/nowhere"])
  func aFolderThatCannotBeWrittenBlocksNoCheck(folder: String) throws {
    var tool = tool
    tool.environment["PREFLIGHT_HOME"] = folder
    let run = try tool("check", "long.mp4", "clip.mp4", "--for", "erase-objects")
    #expect(run.code == 1)
    #expect(run.errors.contains("Continuing without memory."))
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  /// A process that may not make files larger stands for a disk that is full.
  @Test func aFullDiskBlocksNoCheck() throws {
    _ = try check("clip.mp4")
    let run = try tool.shell(
      "trap '' XFSZ; ulimit -f 1; preflight check long.mp4 --for erase-objects >/dev/null; echo $?")
    #expect(run.errors.contains("the disk is full"))
    #expect(run.errors.contains("Continuing without memory."))
    #expect(try check("clip.mp4").errors.isEmpty)
    #expect(try tool.memoryRows("PRAGMA integrity_check") == ["ok"])
  }

  @Test(.enabled(if: ExternalProgram.sqlite.isPresent, "sqlite3 is missing"))
  func whatIsRememberedChangesNoVerdict() throws {
    let first = try tool("check", "long.mp4", "clip.mp4", "--for", "erase-objects,reshoot")
    try tool.age(tool.folder.path("long.mp4"))
    try tool.age(tool.folder.path("clip.mp4"))
    for _ in 0..<2 {
      let again = try tool("check", "long.mp4", "clip.mp4", "--for", "erase-objects,reshoot")
      #expect(again.output == first.output)
    }
    #expect(try tool.memoryRows("SELECT count(*) FROM facts") != ["0"])
  }

  private func check(_ name: String) throws -> Tool.Run {
    try tool("check", name, "--for", "erase-objects")
  }
}
