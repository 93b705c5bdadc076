import MediaModel
import Testing

@testable import Preflight

struct InputArgumentTests {
  @Test(
    arguments: [
      ("clip.mp4", nil, "clip.mp4"), ("motion=dance.mp4", "motion", "dance.mp4"),
      ("./a=b.mp4", nil, "./a=b.mp4"), ("/x/a=b.mp4", nil, "/x/a=b.mp4"),
      ("start=a=b.png", "start", "a=b.png"), ("my clip=1.mp4", nil, "my clip=1.mp4"),
      ("=a.mp4", nil, "=a.mp4"), ("1=a.mp4", nil, "1=a.mp4"), ("image_url=", "image_url", ""),
    ] as [(String, String?, String)])
  func takesANameBeforeTheFirstEqualsSignForARole(text: String, role: String?, path: String) {
    let argument = InputArgument(parsing: text)
    #expect(argument.role == role)
    #expect(argument.path == path)
  }
}

struct RoleAssignmentTests {
  private let pair = Profile.sample(inputs: [
    Input(role: "start", media: [.image], minimum: 1, maximum: 1),
    Input(role: "end", media: [.image], minimum: 1, maximum: 1),
  ])
  private let erase = Profile.sample(inputs: [
    Input(role: "video", media: [.video], minimum: 1, maximum: 1)
  ])
  private let references = Profile.sample(inputs: [
    Input(role: "reference", media: [.image], minimum: 1)
  ])

  private func request(_ inputs: (String?, MediaFacts)...) -> Request {
    Request(inputs: inputs.map { RequestInput(role: $0.0, path: $0.1.path, facts: $0.1) })
  }

  @Test func takesAPlainPathForTheOnlyRoleOfItsType() throws {
    let result = try Checker().result(of: .of(.sample(frames: 48)), for: erase)
    #expect(result.assignments.map(\.role) == ["video"])
    #expect(result.verdict == .pass)
    #expect(result.notes.isEmpty)
  }

  @Test func fillsRequiredRolesInOrderAndSaysSo() throws {
    let result = try Checker().result(
      of: .of(.image(path: "a.png"), .image(path: "b.png")), for: pair)
    #expect(result.assignments.map(\.role) == ["start", "end"])
    #expect(result.assignments.map(\.isAssumed) == [true, true])
    #expect(result.notes.first?.contains("a.png is taken as start") == true)
    #expect(result.verdict == .pass)
  }

  @Test func putsAPlainPathWhereANamedOneIsNot() throws {
    let result = try Checker().result(
      of: request((nil, .image(path: "b.png")), ("start", .image(path: "a.png"))), for: pair)
    #expect(result.assignments.map(\.role) == ["end", "start"])
    #expect(result.assignments.map(\.path) == ["b.png", "a.png"])
  }

  @Test func saysWhatATypeIsTakenForAndWhatWasGiven() throws {
    let found = try findings(of: .of(.image(path: "a.png")), for: erase)
    #expect(found.map(\.id) == ["input.missing", "input.wrong-type"])
    #expect(found.last?.message == "Example takes a video; a.png is an image.")
    let sound = try findings(of: .of(.sound(path: "a.mp4")), for: erase)
    #expect(sound.last?.message == "Example takes a video; a.mp4 holds only sound.")
    let named = try findings(of: request(("video", .image(path: "a.png"))), for: erase)
    #expect(named.last?.message == "video of Example takes a video; a.png is an image.")
  }

  @Test func saysWhichInputIsNotUsed() throws {
    let found = try findings(
      of: .of(.sample(path: "a.mp4", frames: 48), .sample(path: "b.mp4", frames: 48)), for: erase)
    #expect(found.map(\.id) == ["input.surplus"])
    #expect(found.first?.path == "b.mp4")
    #expect(found.first?.message.contains("it takes one video") == true)
  }

  @Test func saysWhatTheProviderWouldSayAboutAMissingImage() throws {
    let found = try findings(of: .of(.image(path: "a.png")), for: pair)
    #expect(found.map(\.id) == ["input.missing"])
    #expect(found.first?.role == "end")
    #expect(found.first?.detail?.contains("At least one image URL is required") == true)
  }

  @Test(arguments: ["reference", "start", "images"])
  func recognisesAPairGivenAsReferences(role: String) throws {
    let given = request((role, .image(path: "a.png")), (role, .image(path: "b.png")))
    let report = try Checker().report(on: given, for: [pair])
    let found = report.results.flatMap(\.findings)
    #expect(found.map(\.id) == ["input.pair-given-as-references"])
    #expect(found.first?.fix?.sentence.contains("start=a.png end=b.png") == true)
  }

  @Test func recognisesReferencesGivenAsAPair() throws {
    let given = request(("start", .image(path: "a.png")), ("end", .image(path: "b.png")))
    let report = try Checker().report(on: given, for: [references])
    let found = report.results.flatMap(\.findings)
    #expect(found.map(\.id) == ["input.references-given-as-pair"])
    #expect(found.first?.fix?.sentence.contains("reference=a.png reference=b.png") == true)
  }

  @Test func refusesARoleThatNoProfileHas() {
    let error = #expect(throws: RequestError.self) {
      try Checker().report(on: request(("vidoe", .sample())), for: [erase])
    }
    #expect(error?.suggestions == ["video"])
    #expect(error?.description.contains("Example has no role 'vidoe'; it takes video.") == true)
  }

  @Test func ignoresARoleThatOnlyAnotherProfileHas() throws {
    let report = try Checker().report(
      on: request(("video", .sample(frames: 48))), for: [erase, .sample()])
    #expect(report.verdict == .pass)
  }

  @Test func takesAnAnimationForAVideoWhereItsFormatIsAccepted() throws {
    var profile = erase
    profile.limits = [.sample(.container, .oneOf("mp4", "gif"), roles: [.role("video")])]
    let facts = MediaFacts.image(path: "a.gif", format: "gif", isAnimated: true)
    #expect(!(try findings(of: .of(facts), for: profile).contains { $0.id == "input.wrong-type" }))
    #expect(try findings(of: .of(facts), for: erase).contains { $0.id == "input.wrong-type" })
  }
}

struct InputCheckTests {
  @Test func demandsAndLimitsTheNumberOfInputs() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "images", media: [.image], minimum: 2, maximum: 3)
    ])
    let images = (1...4).map { RequestInput(role: "images", path: "\($0).png", facts: .image()) }
    let expected = [["input.too-few"], [], [], ["input.too-many"]]
    for count in 1...4 {
      let request = Request(inputs: Array(images.prefix(count)))
      #expect(try findings(of: request, for: profile).map(\.id) == expected[count - 1])
    }
  }

  @Test func demandsACompanion() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "audio", media: [.audio], requires: ["image", "video"]),
      Input(role: "image", media: [.image]), Input(role: "video", media: [.video]),
    ])
    #expect(try findings(of: .of(.sound()), for: profile).map(\.id) == ["input.requires-other"])
    #expect(try findings(of: .of(.sound(), .image()), for: profile).isEmpty)
  }

  @Test func refusesWhatExcludesEachOther() throws {
    let profile = Profile.sample(inputs: [
      Input(role: "image", media: [.image]),
      Input(role: "video", media: [.video], excludes: ["image"]),
    ])
    let both = Request.of(.image(), .sample(frames: 48))
    #expect(try findings(of: both, for: profile).map(\.id) == ["input.excludes-other"])
  }

  @Test func demandsOneOfAChoice() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "image", media: [.image]), Input(role: "video", media: [.video])],
      choices: [Choice(roles: ["image", "video"], minimum: 1, maximum: 1)])
    #expect(try findings(of: .of(), for: profile).map(\.id) == ["input.choice-missing"])
    #expect(try findings(of: .of(.image()), for: profile).isEmpty)
    let both = Request.of(.image(), .sample(frames: 48))
    #expect(try findings(of: both, for: profile).map(\.id) == ["input.choice-exclusive"])
  }

  @Test func advisesAboutATextThatItWasNotShown() throws {
    let profile = Profile.sample(
      inputs: [Input(role: "prompt", media: [.text], minimum: 1, maximum: 1)],
      limits: [.sample(.textLength, .atMost("5"), roles: [.role("prompt")])])
    let silent = try findings(of: .of(), for: profile)
    #expect(silent.map(\.id) == ["input.text-not-given"])
    #expect(silent.map(\.severity) == [.advice])
    #expect(try findings(of: .of(settings: ["prompt": "12345"]), for: profile).isEmpty)
    let long = try findings(of: .of(settings: ["prompt": "123456"]), for: profile)
    #expect(long.map(\.id) == ["text.too-long"])
  }
}

struct SettingCheckTests {
  private let profile = Profile.sample(settings: [
    "resolution": Setting(allowed: [.text("720p"), .text("1080p")]),
    "duration": Setting(minimum: 2, maximum: 10),
  ])

  @Test(
    arguments: [
      ("resolution", "1080P", nil), ("resolution", "4k", "setting.not-allowed"),
      ("duration", "10", nil), ("duration", "10.5", "setting.not-allowed"),
      ("resolutoin", "720p", "setting.unknown"),
    ] as [(String, String, String?)])
  func judgesSettings(name: String, value: String, id: String?) throws {
    let found = try findings(of: .of(.image(), settings: [name: value]), for: profile)
    #expect(found.map(\.id) == [id].compactMap(\.self))
  }

  @Test func judgesTheResultThatIsAskedFor() throws {
    let limits = [
      Limit.sample(.duration, .atMost("30"), scope: .output),
      Limit.sample(.resolution, Bounds(maximumSize: .sized(3840, 2160)), scope: .output),
    ]
    let asked = Request.of(.image(), settings: ["duration": "31", "size": "4096x2160"])
    let found = try findings(of: asked, for: .sample(limits: limits))
    #expect(found.map(\.id) == ["output.duration.too-large", "output.size.too-large"])
    #expect(try findings(of: .of(.image()), for: .sample(limits: limits)).isEmpty)
  }

  @Test func failsClosedUntilADeclarationIsMade() throws {
    var limit = Limit.sample(.declaration, .oneOf("veo"))
    limit.name = "origin"
    limit.statement = "The clip was made with Veo"
    let silent = try findings(of: limit, on: .sample(frames: 48))
    #expect(silent.map(\.severity) == [.unverified])
    #expect(silent.first?.fix?.sentence.contains("--set origin=veo") == true)
    #expect(try findings(of: limit, on: .sample(), settings: ["origin": "veo"]).isEmpty)
    let other = try findings(of: limit, on: .sample(), settings: ["origin": "camera"])
    #expect(other.map(\.severity) == [.blocker])
  }

  @Test(
    arguments: [
      ("720x1280", PixelSize.hd720, 1), ("1280x720", .hd720, 0), (nil, .hd720, 0),
      (nil, .hd1080, 1),
    ] as [(String?, PixelSize, Int)])
  func demandsTheSizeOfTheResult(size: String?, given: PixelSize, count: Int) throws {
    let settings = ["size": Setting(allowed: [.text("720x1280"), .text("1280x720")])]
    let profile = Profile.sample(settings: settings, limits: [.sample(.outputSizeMatch)])
    var request = Request.of(.image(size: given))
    request.settings["size"] = size
    #expect(try findings(of: request, for: profile).count == count)
  }

  @Test func judgesAnAddressOnlyWhenItIsGiven() throws {
    let limits = [
      Limit.sample(.urlScheme, .oneOf("https")), Limit.sample(.urlLength, .atMost("20")),
    ]
    let profile = Profile.sample(limits: limits)
    #expect(try findings(of: .of(.image()), for: profile).isEmpty)
    let given = Request.of(.image(), settings: ["url": "http://example.com/a.png"])
    #expect(
      try findings(of: given, for: profile).map(\.id) == [
        "url.scheme.not-accepted", "url.too-long",
      ]
    )
  }
}
