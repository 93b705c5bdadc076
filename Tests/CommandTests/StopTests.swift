import Foundation
import TestMedia
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a signal leaves behind: nothing.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/status"),
    "whether a process catches a signal is read from /proc"))
struct StopTests {
  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalEndsTheWorkAndLeavesNoFile(signal: Int32, code: Int32) throws {
    let tool = try Tool()
    try tool.clip(frames: 20_000) { $0.encoderOptions = ["preset": "ultrafast"] }
    var wasCaught = false
    let run = try tool.run(["trim", "clip.mp4", "--from", "1f", "-o", "part.mp4"]) { process in
      wasCaught = Self.wait(for: process, toCatch: signal)
      kill(process.processIdentifier, signal)
    }
    #expect(wasCaught)
    #expect(run.code == code, "\(run.output)\(run.errors)")
    #expect(run.errors.hasSuffix(": stopped; nothing was written.\n"), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(tool.names == ["clip.mp4"])
  }

  @Test func aSignalLeavesWholeStillsAndNoOthers() throws {
    let tool = try Tool()
    try tool.clip(frames: 20_000) { $0.encoderOptions = ["preset": "ultrafast"] }
    let run = try tool.run(["frames", "clip.mp4", "--every", "1f", "-o", "stills"]) { process in
      tool.wait(for: process) { tool.names(in: "stills").count >= 3 }
      kill(process.processIdentifier, SIGINT)
    }
    #expect(run.code == 130, "\(run.errors)")
    #expect(run.output.isEmpty)
    let stills = tool.names(in: "stills")
    #expect(
      run.errors == """
        preflight: clip.mp4: stopped. \(stills.count) stills were already complete and are \
        kept.\n
        """)
    let endings = stills.map { name in
      FileManager.default.contents(atPath: tool.folder.path("stills/" + name))?.suffix(8)
    }
    // The last chunk of every whole PNG: IEND and its checksum.
    #expect(Set(endings) == [Data([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])])
  }

  /// A command that reads what never comes looks for no signal.
  @Test func aSignalEndsACommandThatLooksForNone() throws {
    let tool = try Tool()
    let run = try tool.shell(
      """
      mkfifo never; exec 9<>never
      '\(try Tool.path)' learn --for erase-objects <never & process=$!
      for i in {1..2000}; do grep -q 'SigCgt:.*[4-7c-f]...$' /proc/$process/status && break; done
      kill -TERM $process
      for i in {1..2000}; do [ -e /proc/$process/exe ] || break; sleep 0.01; done
      kill -KILL $process 2>/dev/null
      wait $process
      """)
    #expect(run.code == 143, "\(run.errors)")
  }

  @Test func aSignalEndsABatchWithItsCodeFromTheStart() throws {
    let tool = try Tool()
    for number in 1...20 { try tool.clip("\(number).mp4", frames: 2) }
    let run = try tool.run(["check", ".", "--for", "erase-objects"]) { process in
      _ = Self.wait(for: process, toCatch: SIGINT)
      kill(process.processIdentifier, SIGINT)
    }
    #expect(run.code == 130, "\(run.output)\(run.errors)")
  }

  @Test func whatAKilledRunLeftBehindIsRemovedByTheNext() throws {
    var tool = try Tool()
    try tool.clip(frames: 50)
    _ = try tool.shell(
      "mkdir -p temporary/preflight-run-abcdef; touch temporary/preflight-run-abcdef/x.mp4")
    try tool.age(tool.folder.path("temporary/preflight-run-abcdef"))
    tool.environment["TMPDIR"] = tool.folder.path("temporary")
    let run = try tool("run", "clip.mp4", "--for", "erase-objects", "--", "ls", "temporary")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.split(separator: "\n").count == 1, "\(run.output)")
    #expect(!run.output.contains("abcdef"))
    #expect(tool.names(in: "temporary").isEmpty)
  }

  /// Waits until a process has a handler for a signal; false when it ended before.
  private static func wait(for process: Process, toCatch signal: Int32) -> Bool {
    while process.isRunning {
      let status = FileHandle(forReadingAtPath: "/proc/\(process.processIdentifier)/status")?
        .readDataToEndOfFile()
      let lines = String(decoding: status ?? Data(), as: UTF8.self).split(separator: "\n")
      let caught = lines.first { $0.hasPrefix("SigCgt:") }?.split(separator: "\t").last
      if let mask = caught.flatMap({ UInt64($0, radix: 16) }), mask >> (signal - 1) & 1 == 1 {
        return true
      }
    }
    return false
  }
}
