import JSON
import MediaModel
import Preflight
import Reports
import Testing

struct ProfileReportTests {
  private let source = Source(url: "https://example.com/e", evidence: .providerDoc)

  private var profile: Profile {
    Profile(
      id: "example/eraser", name: "Eraser", provider: "Example", kind: .workflow,
      summary: "Erases.",
      inputs: [
        Input(role: "video", media: [.video], minimum: 1, maximum: 1),
        Input(role: "mask", media: [.image], maximum: 1),
      ],
      settings: [
        "mode": Setting(allowed: [.text("fast"), .text("fine")], defaultValue: .text("fast"))
      ],
      limits: [
        Limit(
          roles: [.role("video")], quantity: .duration, bounds: Bounds(maximum: Bounds.Bound(5)),
          source: source),
        Limit(
          roles: [.role("video")], quantity: .shortSide,
          bounds: Bounds(maximum: Bounds.Bound(1080)), source: source),
      ])
  }

  @Test func aPageTellsInputsLimitsSettingsAndPrices() {
    #expect(
      ProfileText(style: TextStyle(width: 80)).page(profile) == """
        Eraser  example/eraser (Example, workflow)
                     Erases.
          Inputs     video
                     mask: image, optional
          Limits     video: duration at most 5 s
                     video: short side at most 1080 px
                     https://example.com/e (the provider's documentation)
          Settings   mode: fast, fine; default fast
          Price      none known
        """)
  }

  @Test func aListTellsTitlesAndWhatIsKnown() {
    var retired = profile
    retired.name = "Wipe"
    retired.lifecycle = Lifecycle(state: .retired, source: Source(url: "https://example.com"))
    let entries = [
      ProfileEntry(profile, coverage: [.init(role: "video", coverage: .documented)]),
      ProfileEntry(
        retired,
        coverage: [
          .init(role: "video", coverage: .unknown), .init(role: "mask", coverage: .maker),
        ]),
    ]
    #expect(
      ProfileText(style: TextStyle(width: 120)).list(entries) == """
        example/eraser  Eraser
            video; mask: image, optional · limits: documented
        example/eraser  Wipe  retired
            video; mask: image, optional · limits: video unknown, mask maker's limits
        """)
  }

  @Test func noPageOfTheCatalogueIsWiderThanTheTerminal() throws {
    for profile in try Catalog.builtIn.allProfiles() {
      let page = ProfileText(style: TextStyle(width: 60)).page(profile)
      for line in page.split(separator: "\n") where line.count > 60 {
        #expect(line.split(separator: " ").count <= 3, "\(line)")
      }
    }
  }

  @Test func everyBuiltInProfileComesBackFromItsJSON() throws {
    for profile in try Catalog.builtIn.allProfiles() {
      let text = ProfileJSON.file([profile]).text(isIndented: false)
      let file = try ProfileFile(text, name: "copy.json")
      var copy = try #require(file.profiles.first)
      copy.origin = profile.origin
      #expect(copy == profile, "\(profile.id)")
      #expect(file.profiles.count == 1)
    }
  }

  @Test func aListForProgramsNamesTheInputs() throws {
    let list = try Decoded.object(
      ProfileJSON.list([ProfileEntry(profile, coverage: [.init(role: "mask", coverage: .unknown)])])
    )
    #expect(list.text("schema") == "preflight.profile-list/1")
    #expect(list.text("profiles.0.id") == "example/eraser")
    #expect(list.text("profiles.0.inputs.1.role") == "mask")
    #expect(list.text("profiles.0.coverage.0.coverage") == "unknown")
  }

  @Test func harmfulCharactersOfAProfileAreShownAsNumbers() {
    var wild = profile
    wild.name = "Era\u{1B}[2Jser"
    wild.notes = "line\nbreak\u{202E}"
    let page = ProfileText(style: TextStyle(width: 80)).page(wild)
    #expect(!page.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    #expect(page.contains("Era\\u{1B}[2Jser"))
  }
}
