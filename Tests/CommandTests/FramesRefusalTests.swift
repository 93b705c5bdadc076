import Foundation
import TestMedia
import Testing

/// What `frames` says where no still can come of it, and that it leaves nothing behind.
struct FramesRefusalTests {
  private func bytes(_ tool: Tool, _ name: String) -> Data? {
    FileManager.default.contents(atPath: tool.folder.path(name))
  }

  /// Expects one sentence on standard error, a code, and no new file.
  private func expectRefusal(
    _ tool: Tool, _ words: [String], code: Int32, _ part: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = tool.names
    let run = try tool.run(["frames"] + words)
    #expect(run.code == code, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.output.isEmpty, sourceLocation: sourceLocation)
    #expect(run.errors.contains(part), "\(run.errors)", sourceLocation: sourceLocation)
    #expect(run.errors.hasPrefix("preflight: "), sourceLocation: sourceLocation)
    #expect(run.errors.count { $0 == "\n" } == 1, sourceLocation: sourceLocation)
    #expect(tool.names == before, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["still.png", "stills/"])
  func whatHasNoPicturesGivesNoStill(place: String) throws {
    let tool = try Tool.inProcess()
    try tool.sound("sound.m4a")
    try tool.file("text.mp4", "This is a letter, not a film.\n")
    try tool.file("empty.mp4", "")
    try tool.file("list.m3u8", "#EXTM3U\n#EXTINF:2,\nclip.mp4\n")
    for (name, code, part) in [
      ("sound.m4a", 2, "has no video, only audio"), ("text.mp4", 2, "text.mp4: "),
      ("empty.mp4", 2, "empty"), ("list.m3u8", 2, "list.m3u8: "), ("gone.mp4", 2, "no such file"),
    ] as [(String, Int32, String)] {
      try expectRefusal(tool, [name, "--first", "-o", place], code: code, part)
    }
  }

  @Test func aTrackWithoutFramesGivesNoStill() throws {
    let tool = try Tool.inProcess()
    var file = try MP4File(path: try tool.clip("clip.mp4", frames: 50))
    try file.emptyTrack(0)
    _ = try file.write(in: tool.folder, named: "hollow.mp4")
    try expectRefusal(tool, ["hollow.mp4", "--last", "-o", "s.png"], code: 2, "hollow.mp4: ")
  }

  @Test(arguments: [
    (["--at", "4"], "has no frame at 4 s"), (["--at", "99:00"], "has no frame at"),
    (["--frame", "100"], "has no frame number 100"), (["--at", "100f"], "has no frame"),
    (["--first", "--at", "9"], "has no frame at 9"),
  ])
  func outOfRangeTheErrorNamesTheRange(words: [String], part: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    let all = ["clip.mp4", "-o", "s/"] + words
    try expectRefusal(tool, all, code: 64, part)
    try expectRefusal(tool, all, code: 64, "from 0 s to 4 s, the last one at 3.96 s")
  }

  @Test func timecodeThatDoesNotExistIsRefused() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 100)
    try expectRefusal(
      tool, ["clip.mp4", "--at", "00:00:01:25", "-o", "s.png"], code: 64, "does not exist")
  }

  @Test func aDamagedFrameIsNotReplacedByItsNeighbour() throws {
    let tool = try Tool.inProcess()
    let path = try tool.clip(frames: 100) { $0.keyFrameDistance = 250 }
    var bytes = try #require(FileManager.default.contents(atPath: path))
    let middle = bytes.count * 3 / 4
    bytes.replaceSubrange(middle..<middle + 200, with: [UInt8](repeating: 0, count: 200))
    _ = try tool.folder.write(bytes, named: "damaged.mp4")
    let run = try tool("frames", "damaged.mp4", "--last", "-o", "s.png")
    #expect(run.code == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.contains("damaged"), "\(run.errors)")
    #expect(tool.names == ["clip.mp4", "damaged.mp4"])
  }

  @Test(arguments: [
    ["damaged.mp4", "--first", "--last", "-o", "stills"],
    ["damaged.mp4", "--first", "--last", "-o", "stills", "--isolate"],
    ["damaged.mp4", "clip.mp4", "--first", "--last", "-o", "{name}-stills/"],
  ])
  func aSeriesThatFailsLeavesNoStill(words: [String]) throws {
    let tool = try Tool()
    let path = try tool.clip(frames: 100) { $0.keyFrameDistance = 250 }
    var bytes = try #require(FileManager.default.contents(atPath: path))
    let middle = bytes.count * 3 / 4
    bytes.replaceSubrange(middle..<middle + 200, with: [UInt8](repeating: 0, count: 200))
    _ = try tool.folder.write(bytes, named: "damaged.mp4")
    let run = try tool.run(["frames"] + words)
    #expect(run.code == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.contains("damaged"), "\(run.errors)")
    #expect(!run.errors.contains("kept"), "\(run.errors)")
    #expect(!tool.has("stills") && !tool.has("damaged-stills"), "\(tool.names)")
    #expect(tool.names(in: "clip-stills").count == (words.contains("clip.mp4") ? 2 : 0))
  }

  @Test func anExistingFileIsReplacedOnlyWhenAsked() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 25)
    try tool.file("s.png", "precious")
    try tool.file("t/clip_00h00m00s000_f000000.png", "precious")
    for place in ["s.png", "t/"] {
      let name = place == "t/" ? "t/clip_00h00m00s000_f000000.png" : place
      let words = ["clip.mp4", "--first", "-o", place]
      try expectRefusal(tool, words, code: 2, "\(name): exists already; add --overwrite")
      #expect(bytes(tool, name) == Data("precious".utf8))
      let replaced = try tool.run(["frames"] + words + ["--overwrite"])
      #expect(replaced.code == 0, "\(replaced.errors)")
      #expect(bytes(tool, name)?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
    }
  }

  @Test(arguments: ["hero.png", "./hero.png", "soft.png", "hard.png"])
  func theSourceIsNeverWrittenToNotEvenThroughALink(name: String) throws {
    let tool = try Tool.inProcess()
    try tool.image("hero.png")
    #expect(try tool.shell("ln -s hero.png soft.png && ln hero.png hard.png").code == 0)
    let before = bytes(tool, "hero.png")
    for words in [["-o", name], ["-o", "s.png", "--report", name]] {
      try expectRefusal(
        tool, ["hero.png", "--first", "--overwrite"] + words, code: 2,
        "is the same file as hero.png, which stays")
    }
    #expect(bytes(tool, "hero.png") == before)
  }

  @Test(arguments: ["/proc/stills/", "/proc/s.png", "gone/s.png", "text.txt/stills/"])
  func aPlaceThatCannotBeWrittenIsNamed(place: String) throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 25)
    try tool.file("text.txt", "")
    try expectRefusal(tool, ["clip.mp4", "--first", "-o", place], code: 2, "cannot be ")
  }

  @Test func severalStillsDoNotFitIntoOneFile() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 25)
    let run = try tool("frames", "clip.mp4", "--first", "--last", "-o", "s.png")
    #expect(run.code == 64)
    #expect(run.errors.contains("s.png is one file, but several stills are requested"))
    #expect(tool.names == ["clip.mp4"])
  }

  @Test func theErrorIsToldToPrograms() throws {
    let tool = try Tool.inProcess()
    let run = try tool("frames", "gone.mp4", "--first", "-o", "s.png", "--format", "json")
    #expect(run.code == 2)
    #expect(run.json.text("schema") == "preflight.error/1")
    #expect(run.json.text("path") == "gone.mp4")
  }

  @Test func aRoleIsToldFromAPathOnlyForAProfile() throws {
    let tool = try Tool.inProcess()
    try tool.clip("a=b.mp4", frames: 25)
    let run = try tool("frames", "a=b.mp4", "--first", "-o", "s.png")
    #expect(run.code == 0, "\(run.errors)")
    try expectRefusal(
      tool, ["a=b.mp4", "--first", "--for", "ai-transitions", "-o", "t.png"], code: 2,
      "write './a=b.mp4'")
  }

  @Test(.enabled(if: RealPicture.heic != nil, "the corpus of real files is not there"))
  func aPictureThatThisBuildCannotDecodeIsNamed() throws {
    let tool = try Tool.inProcess()
    let path = try #require(RealPicture.heic)
    let run = try tool("frames", path, "--first", "-o", "s.png")
    guard run.code != 0 else { return }
    #expect(run.code == 2, "\(run.output)\(run.errors)")
    #expect(run.errors.hasPrefix("preflight: \(path): "))
    #expect(run.errors.contains("HEIC") || run.errors.contains("decode"), "\(run.errors)")
    #expect(tool.names.isEmpty)
  }
}

/// A real file beside the package.
private enum RealPicture {
  static let heic = RealFiles.urls.first { $0.lastPathComponent == "xiaomi.heic" }?.path
}
