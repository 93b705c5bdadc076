import MediaModel
import TestSamples
import Testing

@testable import Preflight

/// Costs of real profiles, each worked out by hand from the price in the catalogue.
struct WorkedCostTests {
  private func cost(
    _ id: String, _ inputs: [(String, MediaFacts)], _ settings: [String: String] = [:]
  ) throws -> Cost {
    let profile = try #require(try Catalog.builtIn.profile(id: id))
    let request = Request(
      inputs: inputs.map { RequestInput(role: $0.0, path: $0.1.path, facts: $0.1) },
      settings: settings)
    return try Checker().result(of: request, for: profile).cost
  }

  /// Four seconds: 96 frames at 24 a second.
  private let clip = MediaFacts.sample(frames: 96)

  // 5 credits a second × 5 s.
  @Test func runwayGen4Turbo() throws {
    let cost = try cost("runway/gen4_turbo", [("promptImage", .image())], ["duration": "5"])
    #expect(cost.amount == 25)
    #expect(cost.currency == "credits")
    #expect(cost.amountText == "about 25 credits")
  }

  // 12 credits a second; the setting allows 2 s to 10 s and has no default.
  @Test func runwayGen45WithoutALength() throws {
    let cost = try cost("runway/gen4.5", [("promptImage", .image())])
    #expect(cost.amount == nil)
    #expect(cost.minimumAmount == 24)
    #expect(cost.maximumAmount == 120)
    #expect(cost.amountText == "24 to 120 credits")
  }

  // 20 to 40 credits a second × 8 s.
  @Test func runwayVeoHasARangeOfPrices() throws {
    let cost = try cost("runway/veo3.1", [("first", .image())], ["duration": "8"])
    #expect(cost.amount == nil)
    #expect(cost.minimumAmount == 160)
    #expect(cost.maximumAmount == 320)
  }

  // 10 to 15 credits a second × 4 s.
  @Test func runwayVeoFast() throws {
    let cost = try cost("runway/veo3.1_fast", [("promptImage", .image())], ["duration": "4"])
    #expect(cost.amountText == "40 to 60 credits")
  }

  // 5 credits a second × 4 s of reference.
  @Test func runwayActTwoGoesByTheReference() throws {
    let cost = try cost("runway/act_two", [("character", .image()), ("reference", clip)])
    #expect(cost.amount == 20)
    #expect(cost.note.contains("the result taken to be as long"))
  }

  // 15 credits a second × 4 s of clip.
  @Test func runwayAleph() throws {
    #expect(try cost("runway/gen4_aleph", [("videoUri", clip)]).amount == 60)
  }

  // 0.4004 USD a second × 4 s of clip.
  @Test func runwayAleph2() throws {
    #expect(try cost("runway/aleph2", [("videoUri", clip)]).amount == .exact("1.6016"))
  }

  // 0.126 USD a second × 4 s, with kling-v3 in std mode.
  @Test func klingMotionControl() throws {
    let inputs = [("reference_video", clip), ("reference_image", MediaFacts.image())]
    let settings = ["model": "kling-v3", "mode": "std"]
    #expect(try cost("kling/motion-control", inputs, settings).amount == .exact("0.504"))
  }

  // 96 frames are four runs of 30 begun × 0.429 USD; 90 frames are three.
  @Test(arguments: [(96, "1.716"), (91, "1.716"), (90, "1.287"), (89, "1.287")])
  func beebleRoundsUpToThirtyFrames(frames: Int, amount: String) throws {
    let cost = try cost(
      "beeble/switchx", [("video", .sample(frames: frames))], ["resolution": "1080p"])
    #expect(cost.amount == .exact(amount))
  }

  // 0.1 USD × (4 s of clip + 4 s of result).
  @Test func wanCountsInputAndOutputTogether() throws {
    let cost = try cost("wan/2.7-videoedit", [("video", clip)], ["resolution": "720p"])
    #expect(cost.amount == .exact("0.8"))
  }

  // 0.1 USD × 4 s by either of the two prices.
  @Test func ltxRetake() throws {
    #expect(try cost("ltx/retake", [("video_uri", clip)]).amount == .exact("0.4"))
  }

  // 0.06 USD × 4 s.
  @Test func grokVideoEdit() throws {
    let cost = try cost("xai/grok-video-edit", [("video", clip)])
    #expect(cost.amount == .exact("0.24"))
    #expect(cost.note.contains("approximate"))
  }

  // 0.14 USD a second; 8 s of which the first 5 are used when they are cut.
  @Test(arguments: [("true", "0.7"), ("false", "1.12")])
  func briaChargesForWhatItUses(autoTrim: String, amount: String) throws {
    let inputs = [("video", MediaFacts.sample(frames: 192)), ("mask", clip)]
    let request = try cost("bria/video-background", [("video", .sample(frames: 192))])
    #expect(request.amount == .exact("0.4"))
    // With a mask there are two clips, and nobody says which is charged for.
    #expect(try cost("bria/video-erase", inputs, ["auto_trim": autoTrim]).amount == nil)
    let alone = try cost(
      "bria/video-erase", [("video", .sample(frames: 192))], ["auto_trim": autoTrim])
    #expect(alone.amount == .exact(amount))
  }

  // 0.2 USD a second × the 7 s that are the default.
  @Test func veoExtendByDefault() throws {
    let cost = try cost("fal-ai/veo3.1/extend-video", [("video_url", clip)])
    #expect(cost.amount == .exact("1.4"))
    #expect(cost.note.contains("for 7 s of result"))
  }

  // 0.112 or 0.14 USD a second × 5 s, without and with sound.
  @Test func klingO3DependsOnSound() throws {
    let id = "fal-ai/kling-video/o3/pro/image-to-video"
    let open = try cost(id, [("image_url", .image())])
    #expect(open.amountText == "0.56 to 0.7 USD")
    #expect(open.note.hasPrefix("depends on generate_audio"))
    let sound = try cost(id, [("image_url", .image())], ["generate_audio": "true"])
    #expect(sound.amount == .exact("0.7"))
  }

  // 0.5 USD a second × 12 s, in the large size of the pro model.
  @Test func soraPro() throws {
    let settings = ["model": "sora-2-pro", "size": "1792x1024", "seconds": "12"]
    #expect(try cost("openai/sora-2", [], settings).amount == 6)
  }

  // 0.13 USD × 5 s in 2K, and 0.08 USD for each image after the fifth.
  @Test(arguments: [(1, "0.65"), (5, "0.65"), (6, "0.73"), (7, "0.81")])
  func minimaxChargesForManyReferences(count: Int, amount: String) throws {
    let images = (0..<count).map {
      ("reference_image_urls", MediaFacts.image(path: "\($0).png"))
    }
    let cost = try cost("minimax/h3/reference-to-video", images)
    #expect(cost.amount == .exact(amount))
  }

  // 0.3034 USD a second × 4 to 15 s, which is what "auto" may choose.
  @Test func seedanceChoosesItsLength() throws {
    let id = "bytedance/seedance-2.0/image-to-video"
    let auto = try cost(id, [("image_url", .image())])
    #expect(auto.minimumAmount == .exact("1.2136"))
    #expect(auto.maximumAmount == .exact("4.551"))
    let five = try cost(id, [("image_url", .image())], ["duration": "5"])
    #expect(five.amount == .exact("1.517"))
    let unpriced = try cost(id, [("image_url", .image())], ["resolution": "4k"])
    #expect(unpriced.amountText == nil)
    #expect(unpriced.note == "no price known for these settings")
  }

  // 0.3034 USD a second × 5 s, and an unknown amount for the reference.
  @Test func seedanceReferencesCostExtra() throws {
    let cost = try cost(
      "bytedance/seedance-2.0/reference-to-video", [("video_urls", clip)], ["duration": "5"])
    #expect(cost.amountText == "at least 1.517 USD")
    #expect(cost.maximumAmount == nil)
  }

  @Test func severalResultsCostSeveralTimes() throws {
    let cost = try cost(
      "runway/gen4_turbo", [("promptImage", .image())], ["duration": "5", "num_videos": "3"])
    #expect(cost.amount == 75)
  }

  @Test func aPriceForWhichALengthIsMissingIsUnknown() throws {
    let cost = try cost("runway/gen4_turbo", [("promptImage", .image())])
    #expect(cost.amountText == nil)
    #expect(cost.note.contains("how much is charged for is not known"))
  }
}
