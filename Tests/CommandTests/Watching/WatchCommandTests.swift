import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `watch` as a user runs it: the test puts files into the folder and looks at what is printed.
@Suite struct WatchCommandTests {
  private let tool: Tool

  init() throws {
    tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder.path("in"), withIntermediateDirectories: false)
    try tool.clip("long.mp4", frames: 150)
    try tool.clip("fine.mp4", frames: 50)
  }

  private static let words = [
    "watch", "in", "--for", "erase-objects", "--quiet", "0.2", "--format", "ndjson",
  ]

  /// Puts a copy of a clip into the folder.
  private func copy(_ source: String, _ name: String) {
    try? FileManager.default.copyItem(
      atPath: tool.folder.path(source), toPath: tool.folder.path(name))
  }

  /// What the process has printed so far.
  private var printed: String {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: tool.folder.url.path)) ?? []
    let output = names.first { $0.hasPrefix(".out-") }
    return output.flatMap { try? String(contentsOfFile: tool.folder.path($0), encoding: .utf8) }
      ?? ""
  }

  /// Waits until something was printed so often, for at most half a minute.
  private func wait(for part: String, times: Int = 1, _ process: Process) -> Bool {
    let end = ContinuousClock.now + .seconds(30)
    while process.isRunning, ContinuousClock.now < end {
      if printed.ranges(of: part).count >= times { return true }
      usleep(5000)
    }
    return false
  }

  private static func paths(_ run: Tool.Run) -> [String] {
    run.jsonLines.compactMap { $0.text("inputs.0.path") }
  }

  @Test func filesAreCheckedAsTheyAreCompleteAndAgainWhenTheyChange() throws {
    copy("fine.mp4", "in/old.mp4")
    let run = try tool.run(Self.words + ["--existing"]) { process in
      #expect(wait(for: "in/old.mp4", process))
      copy("fine.mp4", "in/new.mp4.part")
      copy("fine.mp4", "in/.hidden.mp4")
      _ = try? tool.file("in/notes.txt", "hello")
      try? FileManager.default.createDirectory(
        atPath: tool.folder.path("in/a/b"), withIntermediateDirectories: true)
      copy("long.mp4", "in/a/b/deep.mp4")
      #expect(wait(for: "in/a/b/deep.mp4", process))
      unsafe rename(tool.folder.path("in/new.mp4.part"), tool.folder.path("in/new.mp4"))
      #expect(wait(for: "\"path\":\"in/new.mp4\"", process))
      unsafe unlink(tool.folder.path("in/old.mp4"))
      copy("long.mp4", "in/old.mp4")
      #expect(
        wait(for: "\"inputs\":[{\"role\":\"video\",\"path\":\"in/old.mp4\"", times: 2, process))
      kill(process.processIdentifier, SIGINT)
    }
    #expect(run.code == 130, "\(run.errors)")
    #expect(
      Self.paths(run) == ["in/old.mp4", "in/a/b/deep.mp4", "in/new.mp4", "in/old.mp4"],
      "\(run.output)")
    #expect(run.jsonLines.map { $0.text("verdict") } == ["pass", "fail", "pass", "fail"])
    #expect(run.errors.contains("Checked 4 files; passed over 1 file"), "\(run.errors)")
  }

  @Test func whatIsMendedIntoTheFolderIsNotTakenForANewFile() throws {
    copy("long.mp4", "in/a.mp4")
    let run = try tool.run(
      Self.words + [
        "--existing", "--until-idle", "1", "--fit", "-o", "./in/{name}.fit.mp4", "--no-memory",
      ]
    ) { _ in }
    #expect(run.code == 1, "\(run.errors)")
    #expect(tool.names(in: "in") == ["a.fit.mp4", "a.mp4"])
    #expect(
      run.jsonLines.map { $0.text("schema") } == ["preflight.report/1", "preflight.repair/1"])
    #expect(try tool("check", "in/a.fit.mp4", "--for", "erase-objects").code == 0)
  }

  @Test func filesThatAreThereAtTheStartArePassedOver() throws {
    copy("long.mp4", "in/a.mp4")
    let run = try tool.run(Self.words + ["--until-idle", "0.3"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func theEndOfTheFolderEndsIt() throws {
    copy("fine.mp4", "in/a.mp4")
    let run = try tool.run(Self.words + ["--existing"]) { process in
      #expect(wait(for: "in/a.mp4", process))
      try? FileManager.default.removeItem(atPath: tool.folder.path("in"))
    }
    #expect(run.code == 2)
    #expect(
      run.errors.contains("in: is no longer watched: it was moved, removed or unmounted"),
      "\(run.errors)")
  }

  @Test func whatIsNoFolderIsSaid() throws {
    #expect(try tool("watch", "missing", "--for", "reshoot").errors.contains("no such folder"))
    #expect(try tool("watch", "fine.mp4", "--for", "reshoot").code == 2)
  }
}
