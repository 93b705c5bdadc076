import TestMedia
import Testing

struct ExplainCommandTests {
  @Test func aCodeIsExplained() throws {
    let run = try Tool.inProcess()("explain", "ASSET.INVALID")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Something about a file is out of range  runway.asset-invalid\n"))
    #expect(run.errors.isEmpty)
  }

  @Test func severalWordsAreOneText() throws {
    let run = try Tool.inProcess()("explain", "credits", "gone", "but", "no", "video")
    #expect(run.code == 0)
    #expect(run.output.contains("symptom.credits-without-result"))
  }

  @Test func aFileIsRead() throws {
    let tool = try Tool.inProcess()
    try tool.file("log.txt", "sending\nfailureCode=THIRD_PARTY.UNAVAILABLE\n")
    let run = try tool("explain", "log.txt")
    #expect(run.code == 0)
    #expect(run.output.contains("runway.third-party-unavailable"))
  }

  @Test func standardInputIsRead() throws {
    let run = try Tool.inProcess().shell("echo 'type: image_too_small' | preflight explain -")
    #expect(run.code == 0)
    #expect(run.output.contains("fal.image_too_small"))
  }

  @Test func ofALongTextTheEndCounts() throws {
    let run = try Tool.inProcess().shell(
      "(head -c 3000000 /dev/zero | tr '\\0' 'a'; echo; echo ASSET.INVALID) | preflight explain -")
    #expect(run.code == 0)
    #expect(run.output.contains("runway.asset-invalid"))
  }

  @Test func whatNobodyKnowsIsSaidToBeUnknown() throws {
    let text = try Tool.inProcess()("explain", "the weather is nice")
    #expect(text.code == 1)
    #expect(text.output.hasPrefix("Nothing is known of this.\n"))
    #expect(text.output.contains("support"))
    let json = try Tool.inProcess()("explain", "the weather is nice", "--format", "json")
    #expect(json.code == 1)
    #expect((json.json.at("explanations") as? [Any])?.isEmpty == true)
  }

  @Test func theProviderOfAProfileIsMeant() throws {
    let run = try Tool.inProcess()("explain", "429", "--for", "runway/gen4_turbo")
    let titles = run.output.split(separator: "\n").filter {
      $0.contains("429") && !$0.hasPrefix(" ")
    }
    #expect(titles.first?.hasSuffix("  runway.http-429") == true)
  }

  @Test func commandsNameTheProfileThatWasGiven() throws {
    let run = try Tool.inProcess()("explain", "video_duration_too_long", "--for", "erase-objects")
    #expect(run.output.contains("preflight check FILE --for erase-objects"))
  }

  @Test func withoutATextItSaysWhatItKnows() throws {
    let run = try Tool.inProcess()("explain")
    #expect(run.code == 0)
    #expect(run.output.contains("For example:"))
  }

  @Test func aLineAnExplanation() throws {
    let run = try Tool.inProcess()("explain", "429", "--format", "ndjson")
    #expect(run.jsonLines.map { $0.text("id") } == ["http.429", "runway.http-429"])
  }

  @Test func wrongUsageIsSaid() throws {
    let unknown = try Tool.inProcess()("explain", "1201", "--provider", "klng")
    #expect(unknown.code == 64)
    #expect(unknown.errors.contains("did you mean kling?"))
    let both = try Tool.inProcess()("explain", "1", "--provider", "fal", "--for", "reshoot")
    #expect(both.code == 64)
    #expect(try Tool.inProcess()("explain", "1201", "--for", "nobody/knows").code == 64)
    #expect(try Tool.inProcess()("explain", "--provider", "fal").code == 64)
  }

  @Test func whatCannotBeReadIsSaid() throws {
    let tool = try Tool.inProcess()
    let gone = try tool("explain", "./gone")
    #expect(gone.code == 2)
    #expect(gone.errors == "preflight: ./gone: no such file.\n")
    try tool.file("clip.mp4", "\0\0\0 ftyp")
    let media = try tool("explain", "clip.mp4")
    #expect(media.code == 2)
    #expect(media.errors.contains("clip.mp4: is not text"))
    #expect(try tool("explain", ".").code == 2)
  }
}
