import MediaModel
import Preflight
import TestSamples
import Testing

@testable import Reports

struct ComparisonTests {
  private func profile(_ name: String, _ bounds: Bounds) -> Profile {
    var profile = Profile.sample(id: "example/\(name)", limits: [.sample(.duration, bounds)])
    profile.name = name
    return profile
  }

  private func comparison(_ profiles: Profile...) throws -> Comparison? {
    let report = try Checker(catalog: .of())
      .report(on: .of(.sample(frames: 240)), for: profiles)
    return Comparison(report, profileNames: ["example/short": "short"])
  }

  @Test func comparesNothingForOneProfile() throws {
    #expect(try comparison(profile("short", .atMost("4"))) == nil)
  }

  @Test func needsNoFixWhereAllTakeIt() throws {
    let fix = try comparison(profile("a", .atMost("10")), profile("b", .atMost("12")))?.fix
    #expect(fix == .notNeeded)
  }

  @Test func makesOneFileForAll() throws {
    let fix = try comparison(profile("short", .atMost("4")), profile("long", .between("3", "8")))?
      .fix
    #expect(
      fix == .command("preflight fit clip.mp4 --for short,example/long -o clip.fit.mp4"))
  }

  @Test func saysWhyNoFileSuitsAll() throws {
    let comparison = try comparison(
      profile("short", .atMost("4")), profile("long", .between("5", "12")))
    #expect(
      comparison?.fix
        == .impossible("long wants a duration of at least 5 s, short of at most 4 s."))
    let text = comparison?.text(TextStyle(width: 100)) ?? ""
    #expect(text.contains("  FAIL     short"))
    #expect(text.contains("  PASS     long"))
    #expect(
      text.hasSuffix(
        "No one file suits all: long wants a duration of at least 5 s, short of at most 4 s."))
  }
}
