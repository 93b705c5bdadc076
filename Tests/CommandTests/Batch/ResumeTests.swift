import Foundation
import TestMedia
import Testing

/// A batch that goes on where an earlier one was stopped.
struct ResumeTests {
  private func library(count: Int = 6) throws -> Tool {
    let tool = try Tool()
    try FileManager.default.createDirectory(
      atPath: tool.folder.path("lib"), withIntermediateDirectories: true)
    for number in 1...count { try tool.clip("lib/\(number).mp4") }
    return tool
  }

  private let words = ["check", "lib", "--for", "upscale", "--format", "ndjson"]

  private func paths(_ text: String) -> [String] {
    Tool.Run(code: 0, output: text, errors: "").jsonLines.compactMap { $0.text("batch.path") }
  }

  private func contents(_ tool: Tool, _ name: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: tool.folder.path(name)) ?? Data(),
      as: UTF8.self)
  }

  @Test func theRestFollowsWhatWasAnswered() throws {
    let tool = try library()
    let whole = try tool.run(words)
    let lines = whole.output.split(separator: "\n")
    // Two whole lines, and a third that a kill cut off.
    try tool.file("part.ndjson", lines[0] + "\n" + lines[1] + "\n" + lines[2].prefix(100))
    let rest = try tool.run(words + ["--resume", "part.ndjson"])
    #expect(paths(rest.output) == ["lib/3.mp4", "lib/4.mp4", "lib/5.mp4", "lib/6.mp4"])
    #expect(rest.errors.contains("Checked 6 files, 2 of them earlier."))
    let appended = try tool.run(words + ["--resume", "part.ndjson", "--output", "part.ndjson"])
    #expect(appended.code == 0)
    #expect(paths(contents(tool, "part.ndjson")) == paths(whole.output))
  }

  @Test func aChangedFileAndAnotherQuestionAreAskedAnew() throws {
    let tool = try library(count: 3)
    _ = try tool.run(words + ["--output", "run.ndjson"])
    try tool.clip("lib/2.mp4", frames: 30)
    let changed = try tool.run(words + ["--resume", "run.ndjson"])
    #expect(paths(changed.output) == ["lib/2.mp4"])
    let other = try tool.run(words + ["--set", "mode=x", "--resume", "run.ndjson"])
    #expect(paths(other.output).count == 3)
  }

  @Test func countsAreTheSameAsWithoutAStop() throws {
    let tool = try library(count: 3)
    try tool.clip("lib/long.mp4", frames: 200)
    let words = ["check", "lib", "--for", "erase-objects", "--format", "ndjson"]
    let whole = try tool.run(words + ["--output", "run.ndjson"])
    let again = try tool.run(words + ["--resume", "run.ndjson"])
    #expect(again.output.isEmpty)
    #expect(again.code == whole.code)
    #expect(
      again.errors
        == whole.errors.replacingOccurrences(of: "4 files", with: "4 files, 4 of them earlier"))
  }

  @Test func aBatchThatIsKilledLeavesWholeLines() throws {
    let tool = try library(count: 3)
    let list = (0..<4000).map { "lib/\($0 % 3 + 1).mp4" }.joined(separator: "\n")
    try tool.file("list", list)
    let words = [
      "check", "--files-from", "list", "--for", "upscale", "--format", "ndjson", "--output",
      "run.ndjson",
    ]
    let killed = try tool.run(words) { process in
      tool.wait(for: process) { self.paths(self.contents(tool, "run.ndjson")).count >= 20 }
      kill(process.processIdentifier, SIGKILL)
    }
    #expect(killed.code == 128 + SIGKILL)
    let before = contents(tool, "run.ndjson").split(separator: "\n")
    #expect(before.count >= 20)
    let rest = try tool.run(words + ["--resume", "run.ndjson"])
    #expect(rest.code == 0, "\(rest.errors)")
    let after = paths(contents(tool, "run.ndjson"))
    #expect(Set(after) == ["lib/1.mp4", "lib/2.mp4", "lib/3.mp4"])
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func aSignalEndsABatchWithItsSummary(signal: Int32, code: Int32) throws {
    let tool = try library(count: 1)
    try tool.file("list", String(repeating: "lib/1.mp4\n", count: 200_000))
    let run = try tool.run([
      "check", "--files-from", "list", "--for", "upscale", "--format", "ndjson", "--output",
      "run.ndjson",
    ]) { process in
      tool.wait(for: process) { !self.contents(tool, "run.ndjson").isEmpty }
      kill(process.processIdentifier, signal)
    }
    #expect(run.code == code)
    #expect(run.errors.hasPrefix("Checked "))
    let text = contents(tool, "run.ndjson")
    #expect(text.hasSuffix("\n"))
    #expect(run.errors.contains("Checked \(Self.grouped(paths(text).count)) file"))
  }

  @Test func aFileThatHoldsNoResultsIsNotEmptied() throws {
    let tool = try library(count: 1)
    try tool.file("diary.txt", "dear diary")
    let run = try tool.run(words + ["--output", "diary.txt", "--overwrite"])
    #expect(run.code == 2)
    #expect(
      run.errors.contains(
        "diary.txt: contains no results of an earlier run, so it is not replaced"))
    #expect(contents(tool, "diary.txt") == "dear diary")
    let clip = try tool.run([
      "check", "lib", "--for", "upscale", "--output", "lib/1.mp4", "--overwrite",
    ])
    #expect(clip.code == 2)
    #expect(try tool("probe", "lib/1.mp4").code == 0)
  }

  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.count > 3 ? digits.dropLast(3) + "," + digits.suffix(3) : digits
  }
}
