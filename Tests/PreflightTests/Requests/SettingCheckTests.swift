import MediaModel
import TestSamples
import Testing

@testable import Preflight

struct SettingCheckTests {
  private let profile = Profile.sample(settings: [
    "resolution": Setting(allowed: [.text("720p"), .text("1080p")]),
    "duration": Setting(minimum: 2, maximum: 10),
  ])

  @Test(
    arguments: [
      ("resolution", "1080P", nil), ("resolution", "4k", "setting.not-allowed"),
      ("duration", "10", nil), ("duration", "10.5", "setting.not-allowed"),
      ("duration", "long", "setting.not-allowed"), ("resolutoin", "720p", "setting.unknown"),
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
