import Foundation
import TestMedia
import Testing

/// `frames` as a user runs it.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FramesCommandTests {
  @Test func everyChoiceGivesTheFrameThatPlayersShow() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool(
      "frames", "clip.mp4", "--last", "--first", "--at", "2.5", "--at", "10f", "--at",
      "00:00:03:01", "--frame", "40", "--every", "1.5", "-o", "stills", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    let expected = [0, 10, 37, 40, 62, 75, 76, 99]
    let names = tool.names(in: "stills")
    #expect(try tool.shownNumbers(names.map { "stills/" + $0 }) == expected)
    #expect(run.json.stills.map { $0.at("frameIndex") as? Int } == expected)
    #expect(run.json.stills.map { $0.text("path") } == names.map { "stills/" + $0 })
    #expect(
      run.json.stills.map { $0.at("time") as? Double } == expected.map { Double($0) * 0.04 })
  }

  @Test(arguments: [
    (["--first"], 0), (["--last"], 99), (["--at", "0.0399"], 0), (["--at", "0.04"], 1),
    (["--at", "3.999"], 99), (["--frame", "99"], 99), (["--at", "00:00:03:24"], 99),
  ])
  func aSingleStillIsOneFile(words: [String], number: Int) throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool.run(["frames", "clip.mp4", "-o", "still.png"] + words)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("READY  still.png\n      "), "\(run.output)")
    #expect(run.output.contains(": frame \(number) at "), "\(run.output)")
    #expect(run.errors.isEmpty)
    #expect(try tool.shownNumbers(["still.png"]) == [number])
    #expect(tool.names == ["clip.mp4", "still.png"])
  }

  @Test(arguments: ["png", "jpg", "webp"]) func theNameChoosesTheFormat(suffix: String) throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool("frames", "clip.mp4", "--frame", "7", "-o", "s.\(suffix)")
    #expect(run.code == 0, "\(run.errors)")
    let probe = try tool("probe", "s.\(suffix)", "--format", "json")
    let format = suffix == "jpg" ? "jpeg" : suffix
    #expect(probe.json.text("files.0.container.format") == format)
    #expect(try tool.shownNumbers(["s.\(suffix)"]) == [7])
  }

  @Test func aFrameThatIsAskedForTwiceIsSavedOnce() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool(
      "frames", "clip.mp4", "--first", "--frame", "0", "--at", "0", "--every", "60", "-o", "s/")
    #expect(run.code == 0, "\(run.errors)")
    #expect(tool.names(in: "s") == ["clip_00h00m00s000_f000000.png"])
  }

  @Test func framesOfAClipThatStartsLateAreTimedFromItsFirst() throws {
    let tool = try Tool.inProcess()
    try tool.numbers("late.mkv") {
      $0.container = .mkv
      $0.firstFrame = 50
    }
    let run = try tool(
      "frames", "late.mkv", "--at", "1", "-o", "s.png", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.json.stills.first?.at("pts") as? Double == 3)
    #expect(run.json.stills.first?.at("time") as? Double == 1)
    #expect(try tool.shownNumbers(["s.png"]) == [25])
  }

  @Test func theProofIsThatOfOtherPrograms() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool(
      "frames", "clip.mp4", "--at", "2", "-o", "still.png", "--format", "json")
    let still = try #require(run.json.stills.first)
    #expect(run.json.text("schema") == "preflight.stills/1")
    #expect(run.json.text("input") == "clip.mp4")
    #expect(still.text("path") == "still.png")
    #expect(still.at("width") as? Int == 160)
    #expect(still.at("height") as? Int == 128)
    #expect(still.at("stream") as? Int == 0)
    #expect(still.text("color.matrix.basis") == "assumed")
    let hashes = try tool.shell(
      "sha256sum < clip.mp4; "
        + "ffmpeg -v error -nostdin -i still.png -f rawvideo -pix_fmt rgb24 - | sha256sum"
    ).output.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(still.text("sourceHash") == hashes.first)
    #expect(still.text("pixelHash") == hashes.last)
  }

  @Test func theSourceIsHashedOnlyForJSONAndOnlyWhenWanted() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let words = ["frames", "clip.mp4", "--first", "-o", "s.png", "--overwrite"]
    let plain = try tool.run(words + ["--format", "json", "--no-source-hash"])
    #expect(plain.json.stills.first?.text("pixelHash")?.count == 64)
    #expect(plain.json.stills.first?.text("sourceHash") == nil)
    let saved = try tool.run(words + ["--report", "r.json"])
    #expect(saved.output.hasPrefix("READY"))
    #expect(try tool.shell("cat r.json").json.stills.first?.text("sourceHash")?.count == 64)
  }

  @Test func linesAreAStillEach() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    let run = try tool(
      "frames", "clip.mp4", "--first", "--last", "-o", "s/", "--format", "ndjson")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.jsonLines.map { $0.text("schema") } == ["preflight.still/1", "preflight.still/1"])
    #expect(run.jsonLines.map { $0.at("frameIndex") as? Int } == [0, 99])
  }

  @Test func aStillIsMadeToFitAProfile() throws {
    let tool = try Tool.inProcess()
    try tool.clip(frames: 50) {
      $0.pictures = .numbers
      $0.width = 320
      $0.height = 240
    }
    let run = try tool(
      "frames", "start=clip.mp4", "--last", "--for", "ai-transitions", "-o", "start.png",
      "--format", "json")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.json.text("verdict") != "fail")
    #expect(run.json.text("stills.0.profiles.0.id") == "chatvideopro/ai-transitions")
    let check = try tool(
      "check", "start=start.png", "end=start.png", "--for", "ai-transitions")
    #expect(check.code == 0, "\(check.output)")
  }

  @Test func aStillThatCannotBeMadeToFitIsRefused() throws {
    let tool = try Tool.inProcess()
    try tool.numbers()
    for words in [["-o", "s.png"], ["--format", "json", "-o", "s/"]] {
      let run = try tool.run(
        ["frames", "clip.mp4", "--last", "--size", "128x512"] + words)
      #expect(run.code == 1, "\(run.output)\(run.errors)")
      #expect(run.output.contains("--aspect"), "\(run.output)")
      #expect(tool.names == ["clip.mp4"])
      if words.contains("json") {
        #expect(run.json.text("outcome") == "refused")
        #expect(run.json.text("verdict") == "fail")
      } else {
        #expect(run.output.hasPrefix("CANNOT BE SAVED  clip.mp4\n"), "\(run.output)")
      }
    }
  }

  @Test func aBlackFrameIsReplacedWhenAskedAndNamed() throws {
    let tool = try Tool.inProcess()
    try tool.numbers(frames: 50)
    let ending = try tool.shell(
      "ffmpeg -v error -nostdin -i clip.mp4 -vf \"drawbox=t=fill:c=black:enable='gte(n,45)'\" "
        + "-c:v libx264 ends-black.mp4")
    #expect(ending.code == 0, "\(ending.errors)")
    let words = ["frames", "ends-black.mp4", "--last", "--format", "json", "--overwrite"]
    let plain = try tool.run(words + ["-o", "s.png"])
    #expect(plain.json.stills.first?.at("frameIndex") as? Int == 49)
    let run = try tool.run(words + ["--avoid-bad", "-o", "s.png"])
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.json.text("stills.0.replaced.reason")?.contains("black") == true)
    #expect(run.json.at("stills.0.replaced.wanted.frameIndex") as? Int == 49)
    let taken = try #require(run.json.at("stills.0.frameIndex") as? Int)
    #expect(taken < 45)
    #expect(try tool.shownNumbers(["s.png"]) == [taken])
  }
}
