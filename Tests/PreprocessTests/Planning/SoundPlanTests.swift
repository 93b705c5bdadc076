import Media
import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// What becomes of the sound.
struct SoundPlanTests {
  private func encoding(
    of sound: AudioFacts, format: String = "mp4", wishes: (inout RepairWishes) -> Void = { _ in }
  ) throws -> AudioEncoding? {
    let plan = try SamplePlan.trim(.clip(format: format, sound: sound)) {
      $0.to = .frames(100)
      wishes(&$0)
    }
    guard case .encode(let encoding)? = plan.clip?.audio?.method else { return nil }
    return encoding
  }

  @Test(arguments: [(1, Int64(96_000)), (2, 192_000), (6, 384_000)])
  func keepsTheNumberOfChannels(channels: Int, bitRate: Int64) throws {
    let encoding = try #require(try encoding(of: .aac(seconds: 10, channels: channels)))
    #expect(encoding.codec == .aac && encoding.channelCount == channels)
    #expect(encoding.bitRate == bitRate)
  }

  @Test(arguments: [(44_100, 44_100), (48_000, 48_000), (192_000, 96_000), (11_000, 8_000)])
  func keepsASamplingRateThatCanBeCoded(source: Int, result: Int) throws {
    let encoding = try #require(try encoding(of: .aac(seconds: 10, rate: source)))
    #expect(encoding.sampleRate == result)
  }

  @Test func asksNoMoreBitsThanASlowRateCanHold() throws {
    let encoding = try #require(try encoding(of: .aac(seconds: 10, rate: 8000)))
    #expect(encoding.bitRate == 96_000)
  }

  @Test func takesSoundOverWithCodedPictures() throws {
    let clip = MediaFacts.clip(format: "mkv", sound: .aac(seconds: 10)).with {
      $0.durations.audio = Sourced(.at("10"), .index)
    }
    let profile = Profile.taking(.on(.container, .oneOf("mp4")))
    let plan = try SamplePlan.fit(clip, for: profile, copyObstacle: nil)
    #expect(plan.clip?.audio?.method == .copy)
  }

  @Test func encodesSoundThatOutlastsThePictures() throws {
    let clip = MediaFacts.clip(format: "mkv", sound: .aac(seconds: .exact("10.01"))).with {
      $0.durations.audio = Sourced(.at("10.01"), .index)
    }
    let profile = Profile.taking(.on(.container, .oneOf("mp4")))
    let plan = try SamplePlan.fit(clip, for: profile, copyObstacle: nil)
    #expect(plan.clip?.video.method == .copy)
    #expect(plan.clip?.audio.map { $0.method != .copy } == true)
    #expect(plan.report.after?.durations.audio?.value == .at("10"))
  }

  @Test func mixesToAsManyChannelsAsAreAccepted() throws {
    let clip = MediaFacts.clip(sound: .aac(seconds: 10, channels: 6))
    let plan = try SamplePlan.fit(
      clip, for: .taking(.on(.channels, .atMost("2"))), copyObstacle: nil)
    #expect(plan.report.after?.mainAudio?.channelCount == 2)
    let step = try #require(plan.report.steps.first { $0.kind == .convertAudio })
    #expect(step.cost == "6 channels are mixed to 2.")
  }

  @Test func limitsCodedSoundToWhatTheProfileAccepts() throws {
    let clip = MediaFacts.clip(sound: .aac(seconds: 10))
    let plan = try SamplePlan.fit(clip, for: .taking(.on(.duration, .atMost("5"))))
    #expect(plan.clip?.audio?.span == .at("5"))
  }
}
