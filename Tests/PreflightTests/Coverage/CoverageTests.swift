import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct CoverageTests {
  private let clip = Request.of(.sample(frames: 96))

  private func result(
    _ profile: Profile, of request: Request? = nil, in catalog: Catalog = .of(),
    learned: [Limit] = []
  ) throws -> ProfileResult {
    try Checker(catalog: catalog, learned: [profile.id: learned])
      .result(of: request ?? clip, for: profile)
  }

  @Test func passesWhereALimitIsKnownAndKept() throws {
    let result = try result(.sample(limits: [.sample(.duration, .atMost("4"))]))
    #expect(result.verdict == .pass)
    #expect(result.coverage.map(\.coverage) == [.documented])
    #expect(result.kept.count == 1)
    #expect(result.kept.first?.measured.value == .number(4))
    #expect(result.kept.first?.measured.unit == .seconds)
    #expect(result.kept.first?.source == .documented)
  }

  @Test func isUnknownWhereNoLimitIsKnown() throws {
    let result = try result(.sample())
    #expect(result.verdict == .unknown)
    #expect(result.unknownRoles == ["source"])
    #expect(result.kept.isEmpty)
  }

  /// A limit that says nothing of a file does not make an answer of nothing.
  @Test(arguments: [
    Limit.sample(.count, .atMost("1")), .sample(.note), .sample(.urlLength, .atMost("2048")),
    .sample(.textLength, .atMost("500"), roles: [.role("source")]),
    .sample(.channels, .atMost("2")), .sample(.imageFormat, .oneOf("png")),
    .sample(.fileSize, .atMost("9"), when: [.setting("mode", equals: [.text("fast")])]),
  ])
  func isUnknownWhereALimitSaysNothingOfTheFile(limit: Limit) throws {
    let settings = ["mode": Setting(allowed: [], defaultValue: .text("slow"))]
    #expect(try result(.sample(settings: settings, limits: [limit])).verdict == .unknown)
  }

  @Test func failsForWhatIsKnownAlsoWhereTheRestIsUnknown() throws {
    let profile = Profile.sample(
      inputs: [
        Input(role: "clip", media: [.video], minimum: 1, maximum: 1),
        Input(role: "still", media: [.image], minimum: 0, maximum: 1),
      ], limits: [.sample(.duration, .atMost("3"), roles: [.role("clip")])])
    let both = Request.of(.sample(frames: 96), .image())
    #expect(try result(profile, of: both).verdict == .fail)
    #expect(try result(profile, of: both).unknownRoles == ["still"])
    let short = Request.of(.sample(frames: 72), .image())
    #expect(try result(profile, of: short).verdict == .unknown)
    #expect(try result(profile, of: .of(.sample(frames: 72))).verdict == .pass)
  }

  @Test(arguments: [
    (NoLimits.Reading.inFull, Coverage.statesNone), (.inPart, .unknown),
  ])
  func believesATextWithoutLimitsOnlyWhenItWasReadInFullAndPassesNothingForIt(
    read: NoLimits.Reading, coverage: Coverage
  ) throws {
    var profile = Profile.sample()
    profile.noLimits = [NoLimits(read: read, source: .documented)]
    let result = try result(profile)
    #expect(result.verdict == .unknown)
    #expect(result.coverage.map(\.coverage) == [coverage])
    #expect(result.coverage.first?.source == .documented)
  }

  @Test func takesALimitOfTheMakerForAdvice() throws {
    var limit = Limit.sample(.duration, .atMost("3"), level: .advisory)
    limit.inheritedFrom = "maker/model"
    let broken = try result(.sample(limits: [limit]))
    #expect(broken.verdict == .warn)
    #expect(broken.coverage.map(\.coverage) == [.maker])
    #expect(broken.findings.first { $0.limit != nil }?.severity == .advice)
  }

  @Test(arguments: [SourceEvidence.thirdPartyDoc, .thirdPartyCode, .observedError, .learned])
  func tellsWhatOthersReportFromWhatIsDocumented(evidence: SourceEvidence) throws {
    let source = Source(url: "https://example.com", seen: "2026-11-01", evidence: evidence)
    let result = try result(.sample(limits: [.sample(.duration, .atMost("5"), source: source)]))
    #expect(result.coverage.map(\.coverage) == [.reported])
    #expect(result.verdict == .pass)
  }

  @Test func knowsWhatARejectionShowed() throws {
    let learned = Limit.sample(.duration, .atMost("5"), source: .learned)
    #expect(try result(.sample(), learned: [learned]).verdict == .pass)
  }

  /// A tip for all models of a platform says nothing of one of them; a rule does.
  @Test(arguments: [(Limit.Level.advisory, Verdict.unknown), (.hard, .pass)])
  func takesOnlyRulesOfAPlatformForKnowledge(level: Limit.Level, verdict: Verdict) throws {
    let rules = Profile(
      id: "platform/*", name: "Platform", provider: "Platform", kind: .rules,
      limits: [.sample(.container, .oneOf("mp4"), level: level)])
    let result = try result(.sample(rules: ["platform/*"]), in: .of(rules))
    #expect(result.verdict == verdict)
  }

  @Test func listsWhatIsKeptAndNotWhatIsBroken() throws {
    let profile = Profile.sample(limits: [
      .sample(.duration, .atMost("3")), .sample(.container, .oneOf("mp4", "mov")),
      .sample(.width, .between("300", "1280")), .sample(.audioCodec, .oneOf("aac")),
    ])
    let result = try result(profile)
    #expect(result.kept.map(\.limit.quantity) == [.container, .width])
    #expect(result.kept.map(\.measured.value) == [.text("mp4"), .number(1280)])
  }

  @Test func sumsWhatIsLimitedTogether() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "clips", media: [.video], minimum: 1)],
      limits: [.sample(.duration, .atMost("15"), scope: .combined)])
    let three = Request.of(
      .sample(path: "a.mp4", frames: 96), .sample(path: "b.mp4", frames: 48),
      .sample(path: "c.mp4", frames: 72))
    let kept = try result(profile, of: three).kept
    #expect(kept.map(\.measured.value) == [.number(9)])
    #expect(kept.map(\.measured.reading) == [.combined])
    #expect(kept.map(\.roles) == [["clips"]])
  }

  @Test func noPictureOfAnOddSizePassesWithoutALimitThatItKeeps() throws {
    let strip = MediaFacts.image(size: PixelSize(width: 9000, height: 20))
    var count = 0
    for profile in try Catalog.builtIn.allProfiles() where profile.kind != .rules {
      let result = try Checker().result(of: .of(strip), for: profile)
      guard result.verdict == .pass || result.verdict == .warn, !result.assignments.isEmpty else {
        continue
      }
      count += 1
      let isKept = result.kept.contains { $0.coverage != nil }
      #expect(isKept || result.findings.contains { $0.limit != nil }, "\(profile.id)")
      #expect(isKept || result.verdict == .warn, "\(profile.id)")
    }
    #expect(count > 0)
  }
}
