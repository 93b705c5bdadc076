import CommandLineArguments
import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing
import Workers

@testable import preflight_cli

/// `--isolate` and what it brings to light, as a user sees it.
struct IsolationCommandTests {
  @Test(arguments: ["text", "json", "ndjson"])
  func printsTheSameWithAndWithoutWorkers(format: String) throws {
    let tool = try Tool()
    try tool.clip()
    try tool.image()
    try tool.file("text.mp4", "no clip")
    let words = ["probe", "clip.mp4", "image.png", "text.mp4", "gone.mp4", "--format", format]
    let (direct, isolated) = (try tool.run(words), try tool.run(words + ["--isolate"]))
    #expect(isolated.output == direct.output)
    #expect(isolated.errors == direct.errors)
    #expect(isolated.code == 2)
  }

  @Test func judgesTheSameWithAndWithoutWorkers() throws {
    let tool = try Tool()
    try tool.clip(frames: 200)
    try tool.file("text.mp4", "no clip")
    let words = ["check", "clip.mp4", "text.mp4", "--for", "erase-objects"]
    let (direct, isolated) = (try tool.run(words), try tool.run(words + ["--isolate"]))
    #expect(isolated.output == direct.output)
    #expect(isolated.code == 1)
  }

  @Test(arguments: [
    ["trim", "clip.mp4", "--from", "10f", "--to", "40f", "--mode", "encode", "-o", "OUT.mp4"],
    ["fit", "clip.mp4", "--for", "erase-objects", "-o", "OUT.mp4"],
    ["fit", "clip.mp4", "--for", "reshoot", "--plan"],
    ["fit", "image.png", "--for", "erase-objects", "-o", "OUT.png"],
    ["frames", "clip.mp4", "--first", "--at", "1", "--last", "-o", "OUT/"],
    ["frames", "clip.mp4", "--last", "--for", "ai-transitions", "-o", "OUT.png"],
    ["frames", "clip.mp4", "--frame", "1000", "-o", "OUT.png"],
    ["trim", "text.mp4", "--to", "1", "-o", "OUT.mp4"],
    ["fit", "clip.mp4", "--for", "erase-objects", "-o", "OUT.mov", "--from", "9"],
  ])
  func makesTheSameWithAndWithoutWorkers(words: [String]) throws {
    let tool = try Tool()
    try tool.clip(frames: 200)
    try tool.image()
    try tool.file("text.mp4", "no clip")
    func run(_ name: String, _ more: [String]) throws -> Tool.Run {
      let words = words.map { $0.replacing("OUT", with: name) }
      return try tool.run(words + ["--format", "ndjson", "--no-memory"] + more)
    }
    func plain(_ text: String, _ name: String) -> String {
      text.replacing(name, with: "OUT").replacing(/"createdAt":"[^"]*"/, with: "")
    }
    let (direct, isolated) = (try run("one", []), try run("two", ["--isolate"]))
    #expect(plain(isolated.output, "two") == plain(direct.output, "one"))
    #expect(plain(isolated.errors, "two") == plain(direct.errors, "one"))
    #expect(isolated.code == direct.code)
    let made = tool.names.filter { $0.hasPrefix("one") }
    #expect(
      tool.names.filter { $0.hasPrefix("two") } == made.map { $0.replacing("one", with: "two") })
    for name in made where !name.hasSuffix("one") {
      let other = name.replacing("one", with: "two")
      #expect(tool.bytes(of: name) == tool.bytes(of: other), "\(name)")
    }
    for name in tool.names(in: "one") {
      #expect(tool.bytes(of: "one/\(name)") == tool.bytes(of: "two/\(name)"), "\(name)")
    }
  }

  @Test func nothingIsMadeWhereAWorkerFindsAPlaceTaken() throws {
    let tool = try Tool()
    try tool.clip(frames: 100)
    try tool.file("taken.mp4", "mine")
    let run = try tool(
      "trim", "clip.mp4", "--to", "40f", "--mode", "encode", "-o", "taken.mp4", "--isolate")
    #expect(run.code == 2)
    #expect(run.errors.contains("exists already"), "\(run.errors)")
    #expect(tool.names == ["clip.mp4", "taken.mp4"])
  }

  @Test func aPageGetsItsPicturesFromAWorker() throws {
    let tool = try Tool()
    try tool.clip()
    let words = ["check", "clip.mp4", "--for", "erase-objects", "--format", "html"]
    func pictures(_ run: Tool.Run) -> [Substring] {
      run.output.matches(of: /data:image\/jpeg;base64,[^"]*/).map(\.output)
    }
    let (direct, isolated) = (try tool.run(words), try tool.run(words + ["--isolate"]))
    #expect(!pictures(direct).isEmpty)
    #expect(pictures(isolated) == pictures(direct))
  }

  @Test func aLimitAloneBringsWorkersAlong() {
    #expect(IsolationOptions.reader("--isolate") is WorkerPool)
    #expect(IsolationOptions.reader("--time-limit", "5") is WorkerPool)
    #expect(IsolationOptions.reader() is DirectReader)
    #expect(IsolationOptions.reader(isBatch: true) is WorkerPool)
  }

  @Test(arguments: [
    ["--time-limit", "0"], ["--cpu-limit", "-1"], ["--memory-limit", "1MB"],
    ["--memory-limit", "1G"], ["--time-limit", "a"],
  ])
  func refusesLimitsThatMakeNoSense(words: [String]) throws {
    let tool = try Tool()
    try tool.clip()
    let run = try tool.run(["probe", "clip.mp4"] + words)
    #expect(run.code == 64)
    #expect(run.errors.contains(words[0]))
  }

  @Test(arguments: [["--worker"], ["--worker", "1000000"]])
  func nobodyTypesAWorker(words: [String]) throws {
    let run = try Tool().run(words)
    #expect(run.code == 64)
    let help = try Tool()("check", "--help").output
    #expect(help.contains("--isolate"))
    #expect(!help.contains("--worker"))
  }

  /// A reader that fails in a certain way.
  private struct FailingReader: FactsReader {
    let kind: MediaError.Kind

    func facts(of path: String, depth: ProbeDepth) throws(MediaError) -> MediaFacts {
      throw MediaError(kind, path: path, reason: "was not read.", byteCount: 12)
    }
  }

  @Test(
    arguments: [
      (.decoderCrashed, "media.decoder-crashed"), (.timedOut, "media.timed-out"),
      (.tooLarge, "media.too-large"),
    ] as [(MediaError.Kind, String)])
  func whatCouldNotBeReadFailsClosed(kind: MediaError.Kind, id: String) throws {
    let facts = try RequestProber.facts(
      of: "clip.mp4", .header, memory: .none, reader: FailingReader(kind: kind))
    let request = Request(inputs: [RequestInput(role: nil, path: "clip.mp4", facts: facts)])
    let profile = try Catalog.builtIn.profile(named: "erase-objects")
    let result = try Checker().result(of: request, for: profile)
    #expect(result.findings.map(\.id) == [id])
    #expect(result.findings.first?.severity == .unverified)
    #expect(result.verdict == .fail)
    #expect(result.findings.first?.message == "The file was not read.")
  }
}

extension IsolationOptions {
  fileprivate static func reader(_ words: String..., isBatch: Bool = false) -> any FactsReader {
    let command = try? ProbeCommand.parse(["clip.mp4"] + words)
    return command?.isolation.reader(jobs: 1, isBatch: isBatch) ?? DirectReader()
  }
}

extension Tool {
  fileprivate func bytes(of name: String) -> Data? {
    FileManager.default.contents(atPath: folder.path(name))
  }
}
