import Foundation
import TestMedia
import Testing

@Suite(.enabled(if: ExternalProgram.sqlite.isPresent, "sqlite3 is missing"))
struct ManyProcessesTests {
  private let tool: Tool

  init() throws {
    tool = try Tool()
    try tool.clip()
    try tool.age(tool.folder.path("clip.mp4"))
  }

  @Test func sixtyAtOnceLoseNothing() throws {
    let run = try tool.shell(
      """
      for n in $(seq 60); do
        preflight check clip.mp4 --for erase-objects --set duration=$n >/dev/null &
      done
      wait
      """)
    #expect(run.errors.isEmpty)
    #expect(try tool.memoryRows("SELECT count(DISTINCT value) FROM entry_settings") == ["60"])
    #expect(try tool.memoryRows("PRAGMA integrity_check") == ["ok"])
  }

  /// Killed at any moment: before, while and after it stores.
  @Test func whoIsKilledSpoilsNothing() throws {
    var ended: [String] = []
    for number in 0..<30 {
      let arguments = [
        "check", "clip.mp4", "--for", "erase-objects", "--set", "duration=\(number)",
      ]
      let run = try tool.run(arguments) { process in
        usleep(UInt32(number) * 4000)
        kill(process.processIdentifier, SIGKILL)
      }
      if run.code == 0 { ended.append("\(number)") }
    }
    let after = try tool("check", "clip.mp4", "--for", "erase-objects", "--set", "duration=99")
    #expect(after.errors.isEmpty)
    let stored = try tool.memoryRows("SELECT value FROM entry_settings")
    #expect(Set(ended + ["99"]).isSubset(of: stored))
    #expect(try tool.memoryRows("PRAGMA integrity_check") == ["ok"])
  }
}
