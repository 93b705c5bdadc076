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
    ["transition", "clip.mp4", "image.png", "-o", "OUT/", "--search", "1", "--tail", "0.5"],
    ["transition", "clip.mp4", "clip.mp4", "-o", "OUT/", "--for", "ai-transitions", "--pad"],
    ["transition", "clip.mp4", "text.mp4", "-o", "OUT/"],
    ["transition", "gone.mp4", "clip.mp4", "-o", "OUT/"],
    ["transition", "clip.mp4", "sound.m4a", "-o", "OUT/"],
    ["transition", "clip.mp4", "image.png", "-o", "OUT/", "--for", "erase-objects"],
    ["transition", "clip.mp4", "image.png", "-o", "OUT/", "--for", "./tiny.json"],
  ])
  func makesTheSameWithAndWithoutWorkers(words: [String]) throws {
    let tool = try Tool()
    try tool.clip(frames: 200)
    try tool.image()
    try tool.sound()
    try tool.file("tiny.json", Self.tinyProfile)
    try tool.file("text.mp4", "no clip")
    func run(_ name: String, _ more: [String]) throws -> Tool.Run {
      let words = words.map { $0.replacing("OUT", with: name) }
      return try tool.run(words + ["--format", "ndjson", "--no-memory"] + more)
    }
    func plain(_ text: String, _ name: String) -> String {
      text.replacing(name, with: "OUT").replacing(/"createdAt":"[^"]*"/, with: "")
    }
    let (direct, isolated) = (try run("made1", []), try run("made2", ["--isolate"]))
    #expect(plain(isolated.output, "made2") == plain(direct.output, "made1"))
    #expect(plain(isolated.errors, "made2") == plain(direct.errors, "made1"))
    #expect(isolated.code == direct.code)
    let made = tool.names.filter { $0.hasPrefix("made1") }
    #expect(
      tool.names.filter { $0.hasPrefix("made2") }
        == made.map { $0.replacing("made1", with: "made2") })
    for name in made where !name.hasSuffix("made1") {
      let other = name.replacing("made1", with: "made2")
      #expect(tool.bytes(of: name) == tool.bytes(of: other), "\(name)")
    }
    #expect(tool.names(in: "made2") == tool.names(in: "made1"))
    for name in tool.names(in: "made1") where name != "pair.json" {
      #expect(tool.bytes(of: "made1/\(name)") == tool.bytes(of: "made2/\(name)"), "\(name)")
    }
  }

  /// A profile of pairs whose second picture no PNG, JPEG or WebP can be.
  private static let tinyProfile = """
    {"schema": "preflight.profiles/1", "provider": "Mine", "profiles": [{"id": "mine/tiny",
    "name": "Tiny", "kind": "model", "inputs": [
    {"role": "start", "media": ["image"], "minimum": 1, "maximum": 1},
    {"role": "end", "media": ["image"], "minimum": 1, "maximum": 1}],
    "limits": [{"roles": ["end"], "quantity": "fileSize", "maximum": 40, "unit": "bytes",
    "source": {"evidence": "user"}}]}]}
    """

  @Test func thePageOfAPairGetsItsPicturesFromAWorker() throws {
    let tool = try Tool()
    try tool.clip()
    try tool.image()
    func pictures(_ more: String...) throws -> [Substring] {
      let run = try tool.run(
        ["transition", "clip.mp4", "image.png", "-o", "pair", "--format", "html"] + more)
      #expect(run.code == 0, "\(run.errors)")
      return run.output.matches(of: /data:image\/jpeg;base64,[^"]*/).map(\.output)
    }
    let direct = try pictures()
    #expect(direct.count == 3)
    #expect(try pictures("--overwrite", "--isolate") == direct)
  }

  @Test func aPairThatAWorkerMakesReplacesNothing() throws {
    let tool = try Tool()
    try tool.clip()
    try tool.image()
    try tool.file("pair/pair.json", "mine")
    let words = ["transition", "clip.mp4", "image.png", "-o", "pair", "--isolate"]
    let run = try tool.run(words)
    #expect(run.code == 2)
    #expect(run.errors.contains("pair/pair.json: exists already"), "\(run.errors)")
    #expect(tool.names(in: "pair") == ["pair.json"])
    try tool.image("start.png")
    let source = tool.bytes(of: "start.png")
    let other = try tool(
      "transition", "clip.mp4", "start.png", "-o", ".", "--isolate", "--overwrite")
    #expect(other.code == 2)
    #expect(other.errors.contains("is the same file as start.png"), "\(other.errors)")
    #expect(tool.bytes(of: "start.png") == source)
    #expect(!tool.has("end.png") && !tool.has("pair.png"))
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
