import MediaModel
import Preflight
import TestSamples
import Testing

@testable import ProviderAnswers

struct CommandTemplateTests {
  private static let pair = Profile.sample(inputs: [
    Input(role: "start", media: [.image], minimum: 1, maximum: 1),
    Input(role: "end", media: [.image], minimum: 1, maximum: 1),
    Input(role: "reference", media: [.image, .video], maximum: 3),
  ])

  private func filled(
    _ words: [String], _ files: [(String?, MediaType, String)], for profile: Profile = pair
  ) throws -> [String] {
    let values = PlaceholderValues(
      files: files.map { PlaceholderValues.File(role: $0.0, mediaType: $0.1, path: $0.2) },
      profile: profile, report: "/tmp/report.json")
    return try CommandTemplate(words: words.map { Array($0.utf8) }).filled(with: values)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func rolesStandForTheirFiles() throws {
    let words = try filled(
      ["pair", "{start}", "--last={end}", "{report}", "{profile}"],
      [("start", .image, "a b.png"), ("end", .image, "é\"'.png")])
    #expect(words == ["pair", "a b.png", "--last=é\"'.png", "/tmp/report.json", "example/edit"])
  }

  @Test func aMediaTypeStandsForTheOnlyFileOfIt() throws {
    let files: [(String?, MediaType, String)] = [
      ("start", .image, "a.png"), ("reference", .video, "v.mp4"),
    ]
    #expect(try filled(["x", "{video}", "{image}"], files) == ["x", "v.mp4", "a.png"])
    #expect(throws: RequestError.self) {
      try filled(["x", "{image}"], files + [("end", .image, "b.png")])
    }
    #expect(throws: RequestError.self) { try filled(["x", "{audio}"], files) }
  }

  @Test func inputStandsForTheOnlyFile() throws {
    #expect(try filled(["x", "{input}"], [("start", .image, "a.png")]) == ["x", "a.png"])
    #expect(throws: RequestError.self) {
      try filled(["x", "{input}"], [("start", .image, "a.png"), ("end", .image, "b.png")])
    }
  }

  @Test func aRoleWinsOverAMediaType() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "video", media: [.video], maximum: 1),
      Input(role: "motion", media: [.video], maximum: 1),
    ])
    #expect(throws: RequestError.self) {
      try filled(["x", "{video}"], [("motion", .video, "dance.mp4")], for: profile)
    }
  }

  @Test func severalFilesOfARoleAreAnArgumentEach() throws {
    let files: [(String?, MediaType, String)] = [
      ("reference", .image, "1.png"), ("reference", .image, "2.png"),
    ]
    #expect(
      try filled(["x", "{reference}", "{reference.2}", "-a={reference.1}"], files)
        == ["x", "1.png", "2.png", "2.png", "-a=1.png"])
    #expect(throws: RequestError.self) { try filled(["x", "-a={reference}"], files) }
    #expect(throws: RequestError.self) { try filled(["x", "{reference.3}"], files) }
  }

  @Test(arguments: [
    "", " ", "{}", "{ video }", "{\"a\":1}", "{\"a\":{\"b\":[1]}}", "{1..3}", "{video", "video}",
    "{start,end}", "${start}", "a${HOME}b", "{{", "}}", "{{}}", "{{\"a\":1}}", "{2}", "{-}",
    "{sta rt}", "{start }", "{é}", "a\nb", "'\"\\$`", "{\u{1F600}}", "%s {} \\; {:}",
  ])
  func whateverElseStaysAsItIs(word: String) throws {
    #expect(try filled(["x", word], [("start", .image, "a.png")]) == ["x", word])
  }

  @Test(arguments: [
    ("{{start}}", "{start}"), ("a{{nonsense}}b", "a{nonsense}b"), ("{{{start}}}", "{{start}}"),
    ("{{start}}{start}", "{start}a.png"), ("{{start}", "{a.png"), ("{start}}", "a.png}"),
    ("$${start}", "$${start}"), ("{\"u\":\"{start}\"}", "{\"u\":\"a.png\"}"),
  ])
  func doubleBracesWriteTheBraces(word: String, result: String) throws {
    #expect(try filled(["x", word], [("start", .image, "a.png")]) == ["x", result])
  }

  @Test func bytesThatAreNoTextStayAsTheyAre() throws {
    let word: [UInt8] = [0xFF, 0x7B, 0x73, 0xC3, 0x7D, 0x00, 0x7B, 0x7D]
    let values = PlaceholderValues(files: [], profile: Self.pair, report: "r")
    #expect(try CommandTemplate(words: [word]).filled(with: values) == [word])
  }

  @Test(arguments: [
    ("{strat}", "Did you mean '{start}'?"), ("{strat}", "write {{strat}}"),
    ("{nothing}", "{profile}"), ("{end}", "{end} has no file in this request."),
  ])
  func slipsAreExplained(word: String, part: String) throws {
    let error = #expect(throws: RequestError.self) {
      try filled(["x", word], [("start", .image, "a.png")])
    }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func placeholdersAreNamedOnce() {
    let words = ["x", "{a}{b}", "{{c}}", "{a}"].map { Array($0.utf8) }
    #expect(CommandTemplate(words: words).placeholders == ["a", "b"])
  }
}
