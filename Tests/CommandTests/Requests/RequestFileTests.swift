import Foundation
import TestMedia
import Testing

struct RequestFileTests {
  @Test func checksOurOwnForm() throws {
    let tool = try Tool.inProcess()
    try tool.file(
      "media/request.json",
      """
      {"schema": "preflight.request/1", "profile": "motion-capture",
       "inputs": {"motion": "dance.mp4", "character": {"path": "hero.png"}},
       "prompt": "a secret wish"}
      """)
    try tool.clip("media/dance.mp4", frames: 100)
    try tool.image("media/hero.png")
    let run = try tool("check", "--request", "media/request.json", "--format", "json")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.json.text("inputs.0.path") == "media/dance.mp4")
    #expect(run.json.text("inputs.1.role") == "character")
    #expect(!run.output.contains("secret"))
  }

  @Test func pathsOfStandardInputLeadFromTheWorkingFolder() throws {
    let tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 100)
    let run = try tool.shell(
      #"echo '{"video_url": "clip.mp4"}' | "#
        + "preflight check --request - --for fal-ai/veo3.1/extend-video --format json")
    #expect(run.json.text("inputs.0.path") == "clip.mp4", "\(run.errors)")
    #expect(run.json.text("inputs.0.role") == "video_url")
  }

  @Test func aFileURLIsAFile() throws {
    let tool = try Tool.inProcess()
    let path = try tool.clip("a clip.mp4", frames: 100)
    let url = "file://localhost" + path.replacingOccurrences(of: " ", with: "%20")
    try tool.file("request.json", #"{"input": {"video_url": "\#(url)"}}"#)
    let run = try tool(
      "check", "--request", "request.json", "--for", "fal-ai/veo3.1/extend-video",
      "--format", "json")
    #expect(run.json.text("inputs.0.path") == path, "\(run.errors)")
  }

  @Test func aDataURIIsDecodedAndMeasured() throws {
    let tool = try Tool.inProcess()
    let bytes = PNGFile(width: 1280, height: 720).bytes
    let text = "data:image/png;base64," + Data(bytes).base64EncodedString()
    try tool.file(
      "request.json",
      #"{"model": "gen4_turbo", "promptImage": "\#(text)", "ratio": "1280:720", "duration": 5}"#)
    let run = try tool("check", "--request", "request.json", "--format", "json")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.json.text("profiles.0.id") == "runway/gen4_turbo")
    #expect(run.json.text("inputs.0.path")?.hasPrefix("promptImage (data URI, ") == true)
    #expect(run.json.at("inputs.0.encodedLength") as? Int == text.utf8.count)
    #expect(run.json.text("inputs.0.transport") == "data-uri")
    #expect(run.json.at("profiles.0.cost.amount") as? Int == 25)
    #expect(!run.output.contains("base64"))
    let shown = try tool("check", "--request", "request.json")
    #expect(!shown.output.contains("base64"))
    #expect(!shown.output.contains("/dev/fd"))
  }

  @Test func bareBase64IsDecodedToo() throws {
    let tool = try Tool.inProcess()
    let text = Data(PNGFile(width: 1280, height: 720).bytes).base64EncodedString()
    try tool.file("request.json", #"{"model": "gen4_turbo", "promptImage": "\#(text)"}"#)
    let run = try tool("check", "--request", "request.json", "--format", "json")
    #expect(run.code == 0, "\(run.output)\(run.errors)")
    #expect(run.json.at("inputs.0.encodedLength") as? Int == text.utf8.count)
    let broken = "!" + text
    try tool.file("broken.json", #"{"model": "gen4_turbo", "promptImage": "\#(broken)"}"#)
    let refused = try tool("check", "--request", "broken.json")
    #expect(refused.code == 64)
    #expect(refused.errors == "preflight: promptImage is not a path, an address or a data URI.\n")
  }

  /// Runway takes pictures as text of at most 5,242,880 characters.
  @Test(arguments: [(5_242_880, true), (5_242_881, false)])
  func theTextOfADataURICounts(length: Int, passes: Bool) throws {
    let tool = try Tool.inProcess()
    let prefix = "data:image/png;base64,"
    var letters = Data(PNGFile(width: 1280, height: 720).bytes).base64EncodedString()
    letters = letters.filter { $0 != "=" }
    // White space counts as much as letters do.
    let spaces = String(repeating: " ", count: length - prefix.count - letters.count)
    try tool.file(
      "request.json",
      #"{"model": "gen4_turbo", "promptImage": "\#(prefix)\#(letters)\#(spaces)"}"#)
    let run = try tool("check", "--request", "request.json", "--format", "json")
    #expect(run.code == (passes ? 0 : 1), "\(run.errors)")
    let ids = (run.json.at("profiles.0.findings") as? [[String: Any]] ?? []).map { $0.text("id") }
    #expect(ids.contains("image.file-size.too-large") == !passes)
  }

  @Test func nothingIsLeftOfADataURI() throws {
    let tool = try Tool.inProcess()
    let bytes = PNGFile(width: 64, height: 64).bytes
    let text = "data:image/png;base64," + Data(bytes).base64EncodedString()
    try tool.file("request.json", #"{"model": "gen4_turbo", "promptImage": "\#(text)"}"#)
    let run = try tool.shell(
      "mkdir tmp; TMPDIR=$PWD/tmp preflight check --request request.json > /dev/null; ls -A tmp")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [
    ("data:image/png;base64,a", "says that it is base64"), ("data:image/png;base64,", "nothing"),
    ("data:image/png;base64,aGVsbG8=", "media"), ("data:image/png", "no comma"),
  ])
  func aDataURIWithoutMediaIsRefused(text: String, words: String) throws {
    let tool = try Tool.inProcess()
    try tool.file("request.json", #"{"model": "gen4_turbo", "promptImage": "\#(text)"}"#)
    let run = try tool("check", "--request", "request.json", "--format", "json")
    #expect(run.code == 1)
    #expect(run.json.text("profiles.0.findings.0.id") == "media.unreadable")
    #expect(run.json.text("profiles.0.findings.0.message")?.contains(words) == true)
  }

  @Test func anAddressAloneFailsWhereALimitIsHard() throws {
    let tool = try Tool.inProcess()
    try tool.clip("clip.mp4", frames: 100)
    let address = "https://example.com/clip.mp4?sig=TOPSECRET"
    try tool.file("address.json", #"{"model": "aleph2", "videoUri": "\#(address)"}"#)
    let run = try tool("check", "--request", "address.json", "--format", "json")
    #expect(run.code == 1)
    #expect(run.json.text("profiles.0.findings.0.id") == "input.not-looked-at")
    #expect(run.json.text("profiles.0.findings.0.severity") == "unverified")
    #expect(run.json.text("inputs.0.path") == "https://example.com/clip.mp4")
    #expect(run.json.at("inputs.0.facts") == nil)
    #expect(run.json.at("profiles.0.cost.amount") is NSNull)
    #expect(!run.output.contains("SECRET"))

    try tool.file(
      "both.json",
      """
      {"schema": "preflight.request/1", "profile": "runway/aleph2",
       "inputs": {"videoUri": {"path": "clip.mp4", "url": "\(address)"}}}
      """)
    let both = try tool("check", "--request", "both.json", "--format", "json")
    #expect(both.code == 0, "\(both.output)")
    #expect(both.json.text("inputs.0.path") == "clip.mp4")
    #expect(both.json.text("inputs.0.transport") == "url")
    #expect(!both.output.contains("SECRET"))
  }

  @Test func aListHoldsARequestEach() throws {
    let tool = try Tool.inProcess()
    try tool.image("a.png")
    try tool.file(
      "batch.json",
      """
      [{"model": "gen4_turbo", "promptImage": "a.png", "duration": 5},
       {"model": "gen4.5", "promptImage": "a.png", "duration": 2}]
      """)
    let run = try tool("check", "--request", "batch.json", "--format", "json")
    #expect(run.json.text("schema") == "preflight.reports/1", "\(run.errors)")
    #expect(run.json.text("reports.0.profiles.0.id") == "runway/gen4_turbo")
    #expect(run.json.text("reports.1.profiles.0.id") == "runway/gen4.5")
    #expect(run.json.at("reports.0.profiles.1") == nil)
  }

  @Test func theGateClosesAboveTheMaximum() throws {
    let tool = try Tool.inProcess()
    try tool.image("a.png", width: 1280, height: 720)
    try tool.file(
      "request.json", #"{"model": "gen4_turbo", "promptImage": "a.png", "duration": 5}"#)
    for (amount, code) in [
      ("25", 0), ("24.9", 1), ("25credits", 0), ("0.25USD", 0), ("0.24USD", 1),
    ] {
      let run = try tool("check", "--request", "request.json", "--max-cost", amount)
      #expect(run.code == code, "\(amount): \(run.output)")
    }
    let stopped = try tool(
      "check", "--request", "request.json", "--max-cost", "24", "--format", "json")
    #expect(stopped.json.at("profiles.0.findings.0.atRisk.maximum") as? Int == 25)
    #expect(try tool("check", "a.png", "--for", "gen4_turbo", "--max-cost", "lots").code == 64)
  }
}
