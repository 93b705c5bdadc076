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
    #expect(cost.amountText == "about 25 credits (about 0.25 USD)")
  }

  // 12 credits a second; the setting allows 2 s to 10 s and has no default.
  @Test func runwayGen45WithoutALength() throws {
    let cost = try cost("runway/gen4.5", [("promptImage", .image())])
    #expect(cost.amount == nil)
    #expect(cost.minimumAmount == 24)
    #expect(cost.maximumAmount == 120)
    #expect(cost.amountText == "24 to 120 credits (0.24 to 1.2 USD)")
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
    #expect(cost.amountText == "40 to 60 credits (0.4 to 0.6 USD)")
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

  // 28 credits of 0.01 USD a second × 4 s of clip, and never fewer than for 2 s.
  @Test(arguments: [(96, Rational(112)), (48, 56), (24, 56)])
  func runwayAleph2HasAMinimum(frames: Int, credits: Rational) throws {
    let cost = try cost("runway/aleph2", [("videoUri", .sample(frames: frames))])
    #expect(cost.amount == credits)
    #expect(cost.money?.maximum == credits / 100)
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

  // 0.4 USD a second with audio, which is the default, × the 7 s that are the default.
  @Test func veoExtendByDefault() throws {
    let cost = try cost("fal-ai/veo3.1/extend-video", [("video_url", clip)])
    #expect(cost.amount == .exact("2.8"))
    #expect(cost.note.contains("for 7 s of result"))
  }

  // 0.4 USD a second × 8 s with audio, 0.2 without, 0.6 in 4K; both are defaults but the last.
  @Test(arguments: [
    ([:], "3.2"), (["generate_audio": "false"], "1.6"), (["resolution": "4k"], "4.8"),
    (["duration": "4s"], "1.6"),
  ])
  func veoCostsTwiceWithAudio(settings: [String: String], amount: String) throws {
    let cost = try cost("fal-ai/veo3.1/image-to-video", [("image_url", .image())], settings)
    #expect(cost.amount == .exact(amount))
  }

  // 0.168 USD a second × 5 s with audio, 0.112 without, 0.196 with a voice.
  @Test(arguments: [
    ([:], "0.84"), (["generate_audio": "false"], "0.56"), (["voice_ids": "a"], "0.98"),
  ])
  func klingV3Pro(settings: [String: String], amount: String) throws {
    let cost = try cost(
      "fal-ai/kling-video/v3/pro/image-to-video", [("start_image_url", .image())], settings)
    #expect(cost.amount == .exact(amount))
  }

  // 0.042 USD a second × 10 s.
  @Test func klingTurboStandard() throws {
    let cost = try cost(
      "fal-ai/kling-video/v2.5-turbo/standard/image-to-video", [("image_url", .image())],
      ["duration": "10"])
    #expect(cost.amount == .exact("0.42"))
  }

  // 0.45 USD at 720p, 0.45 more with audio, twice as much for 8 s, 2.2 times for 10 s.
  @Test(arguments: [
    (["generate_audio_switch": "false"], "0.45"), (["generate_audio_switch": "true"], "0.9"),
    (["generate_audio_switch": "true", "duration": "8"], "1.8"),
    (["generate_audio_switch": "false", "duration": "10"], "0.99"),
  ])
  func pixverseMultipliesByTheLength(settings: [String: String], amount: String) throws {
    let cost = try cost("fal-ai/pixverse/v5.6/image-to-video", [("image_url", .image())], settings)
    #expect(cost.amount == .exact(amount))
  }

  // 1280 × 720 × 24 × 5 / 1024 = 108,000 tokens × 2.4 USD a million, half of it without audio.
  @Test(arguments: [([:], "0.2592"), (["generate_audio": "false"], "0.1296")])
  func seedanceCountsTokens(settings: [String: String], amount: String) throws {
    let cost = try cost(
      "fal-ai/bytedance/seedance/v1.5/pro/image-to-video", [("image_url", .image())], settings)
    #expect(cost.amount == .exact(amount))
  }

  // 1920 × 1080 × 120 / 1024 = 243,000 tokens × 1 USD a million, as fal's own example says.
  @Test func seedanceFastAsFalReckonsIt() throws {
    let cost = try cost(
      "fal-ai/bytedance/seedance/v1/pro/fast/image-to-video", [("image_url", .image())])
    #expect(cost.amount == .exact("0.243"))
  }

  // 1280 × 720 × 121 = 111.5136 million pixels × 0.0018 USD.
  @Test func ltxCountsPixels() throws {
    let cost = try cost(
      "fal-ai/ltx-2-19b/image-to-video", [("image_url", .image())], ["video_size": "1280x720"])
    #expect(cost.amount == .exact("0.20072448"))
  }

  // 0.1 USD for every 16 of 81 frames.
  @Test func wanCountsFramesAsSecondsOfSixteen() throws {
    let cost = try cost(
      "fal-ai/wan-22-vace-fun-a14b/depth", [("video_url", clip)], ["resolution": "720p"])
    #expect(cost.amount == .exact("0.50625"))
  }

  // 3 USD a minute × 30 s.
  @Test func syncLipsyncChargesByTheMinute() throws {
    let cost = try cost(
      "fal-ai/sync-lipsync/v2",
      [("video_url", .sample(frames: 720)), ("audio_url", .sound(seconds: 30))])
    #expect(cost.amount == .exact("1.5"))
  }

  // 0.07 USD for every 5 s begun.
  @Test(arguments: [(96, "0.07"), (120, "0.07"), (121, "0.14")])
  func klingLipsyncRoundsUpToFiveSeconds(frames: Int, amount: String) throws {
    let cost = try cost(
      "fal-ai/kling-video/lipsync/audio-to-video", [("video_url", .sample(frames: frames))])
    #expect(cost.amount == .exact(amount))
  }

  // 0.005 USD a second, and never less than for 40 s.
  @Test(arguments: [(240, "0.2"), (1440, "0.3")])
  func latentsyncHasAMinimum(frames: Int, amount: String) throws {
    let cost = try cost("fal-ai/latentsync", [("video_url", .sample(frames: frames))])
    #expect(cost.amount == .exact(amount))
  }

  // 0.01 to 0.08 USD a second × 4 s, by the size of the result; half for one model, twice for 60 fps.
  @Test func topazCostsBetweenTwoBounds() throws {
    let cost = try cost("fal-ai/topaz/upscale/video", [("video_url", clip)])
    #expect(cost.minimumAmount == .exact("0.02"))
    #expect(cost.maximumAmount == .exact("0.64"))
    let plain = try self.cost(
      "fal-ai/topaz/upscale/video", [("video_url", clip)],
      ["target_fps": "30", "model": "Proteus"])
    #expect(plain.minimumAmount == .exact("0.04"))
    #expect(plain.maximumAmount == .exact("0.32"))
  }

  // 0.05 USD a second × 4 s and 0.1 USD a request.
  @Test func viduAsksAFixedPartBesides() throws {
    let cost = try cost("fal-ai/vidu/q2/image-to-video/pro", [("image_url", .image())])
    #expect(cost.amount == .exact("0.3"))
  }

  @Test func saysThatAPriceWasReadLongAgo() throws {
    let profile = try #require(
      try Catalog.builtIn.profile(id: "fal-ai/kling-video/v2.5-turbo/standard/image-to-video"))
    func note(day: Int) throws -> String {
      let now = Timestamp.seconds(year: 2026, month: 4, day: day)
      return try Checker(now: now).result(of: .of(.image()), for: profile).cost.note
    }
    // Read on 28 January: 89 days before 27 April, 91 before 29 April.
    #expect(!(try note(day: 27).contains("days ago")))
    #expect(!(try note(day: 28).contains("days ago")))
    #expect(try note(day: 29).contains("the price was read 91 days ago"))
  }

  @Test func aGateInDollarsHoldsForCreditsOfAKnownPrice() throws {
    let profile = try #require(try Catalog.builtIn.profile(id: "runway/aleph2"))
    let request = Request.of(.sample(frames: 96))
    func verdict(_ gate: String) throws -> [String] {
      try Checker(gate: CostGate(parsing: gate)).result(of: request, for: profile).findings
        .map(\.id).filter { $0.hasPrefix("cost.") }
    }
    #expect(try verdict("1.12USD") == [])
    #expect(try verdict("1.11USD") == ["cost.above-maximum"])
    #expect(try verdict("112credits") == [])
    #expect(try verdict("111credits") == ["cost.above-maximum"])
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

  // 0.6 × 0.3034 USD a second × (4 s of clip + 5 s of result), and 0.3034 USD × 5 s without a clip.
  @Test func seedanceChargesForTheClipAsWell() throws {
    let id = "bytedance/seedance-2.0/reference-to-video"
    let settings = ["duration": "5", "resolution": "720p"]
    #expect(try cost(id, [("video_urls", clip)], settings).amount == .exact("1.63836"))
    #expect(try cost(id, [("image_urls", .image())], settings).amount == .exact("1.517"))
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
