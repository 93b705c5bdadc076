import Foundation
import System
import TestMedia
import Testing

@testable import preflight_cli

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A batch whose processes are stopped, killed or too slow.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: "/proc/self/task"),
    "the processes of a batch are looked up in /proc"))
struct ManyStopTests {
  private let tool: Tool
  /// A clip of which taking every frame takes longer than any test.
  private static let everyFrame = [
    "frames", "long.mp4", "short.mp4", "--every", "1f", "-o", "stills/{name}/",
  ]

  init() throws {
    tool = try Tool()
    try tool.clip("long.mp4", frames: 3000) { $0.encoderOptions = ["preset": "ultrafast"] }
    try tool.clip("short.mp4", frames: 3)
  }

  @Test func aSignalStopsTheBatchWithASummaryAndNoHalfFile() throws {
    let run = try tool.run(Self.everyFrame) { process in
      waitForStills(of: process)
      kill(process.processIdentifier, SIGINT)
    }
    #expect(run.code == 130, "\(run.errors)")
    #expect(run.output.contains("was stopped before the rest"), "\(run.output)")
    #expect(tool.names(in: "stills") == ["long"])
    expectWholeStills()
  }

  @Test(
    .disabled(
      if: Sanitizer.isPresent, "a checker of memory turns the signal into an ending of its own"))
  func aProcessThatIsKilledCostsItsFileAlone() throws {
    let run = try tool.run(Self.everyFrame) { process in
      waitForStills(of: process)
      for child in children(of: process.processIdentifier) { kill(child, SIGSEGV) }
    }
    #expect(run.code == 2, "\(run.errors)")
    #expect(run.errors.contains("long.mp4: crashed what reads or writes it (signal 11)"))
    #expect(tool.names(in: "stills/short").count == 3)
    expectWholeStills()
  }

  @Test func aFileThatTakesTooLongIsGivenUp() throws {
    let run = try tool.run(Self.everyFrame + ["--time-limit", "1"])
    #expect(run.code == 2, "\(run.errors)")
    #expect(
      run.errors.contains("long.mp4: took longer than 1 s and was stopped. --time-limit allows"),
      "\(run.errors)")
  }

  @Test func workersEndWithACommandThatIsKilled() throws {
    var workers: [Int32] = []
    _ = try tool.run(Self.everyFrame) { process in
      waitForStills(of: process)
      workers = children(of: process.processIdentifier)
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(!workers.isEmpty)
    let end = ContinuousClock.now + .seconds(1)
    while workers.contains(where: isRunning), ContinuousClock.now < end { usleep(5000) }
    #expect(workers.filter(isRunning) == [])
  }

  /// Whether a process is there and has not ended; whoever inherits a dead one may not care for it yet.
  private func isRunning(_ process: Int32) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? false
  }

  private func waitForStills(of process: Process) {
    tool.wait(for: process) { tool.names(in: "stills/long").count >= 3 }
  }

  /// The last chunk of every whole PNG: IEND and its checksum.
  private func expectWholeStills() {
    let endings = tool.names(in: "stills/long").map { name in
      FileManager.default.contents(atPath: tool.folder.path("stills/long/" + name))?.suffix(8)
    }
    #expect(Set(endings) == [Data([0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])])
  }

  private func children(of process: Int32) -> [Int32] {
    let tasks = "/proc/\(process)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      let list = FileHandle(forReadingAtPath: "\(tasks)/\(thread)/children")?.readDataToEndOfFile()
      return String(decoding: list ?? Data(), as: UTF8.self).split(separator: " ")
        .compactMap { Int32($0) }
    }
  }
}
