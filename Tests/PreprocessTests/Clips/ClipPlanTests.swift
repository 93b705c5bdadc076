import Media
import MediaModel
import Preflight
import Testing

@testable import Preprocess

/// Whether frames are taken over or encoded, and what a plan says.
struct ClipPlanTests {
  @Test func copiesTheBytesOfAClipThatIsFine() throws {
    let plan = try SamplePlan.fit(.clip(), for: .taking(.on(.duration, .atMost("20"))))
    #expect(plan.recipe?.rendition == .identical)
    #expect(plan.report.steps.isEmpty)
  }

  @Test func remuxesAClipOfWhichOnlyTheWrappingIsWrong() throws {
    let clip = MediaFacts.clip(format: "mkv")
    let plan = try SamplePlan.fit(
      clip, for: .taking(.on(.container, .oneOf("mp4", "mov"))), copyObstacle: nil)
    #expect(plan.clip?.video.method == .copy)
    #expect(plan.clip?.container == .mp4)
    #expect(plan.stepKinds == [.remux])
    #expect(plan.fallback != nil)
  }

  @Test func removesALocationWithoutEncoding() throws {
    let clip = MediaFacts.clip().with { $0.container.hasLocation = true }
    let plan = try SamplePlan.fit(clip, for: .taking(), copyObstacle: nil)
    #expect(plan.stepKinds == [.remux, .removeMetadata])
    #expect(plan.report.losses == ["Metadata: the place of the recording."])
    #expect(plan.report.after?.container.hasLocation == false)
  }

  @Test func copiesACutThatIsExact() throws {
    let plan = try SamplePlan.trim(.clip(), copyObstacle: nil) { $0.to = .frames(100) }
    #expect(plan.clip?.video.method == .copy)
    #expect(plan.stepKinds.contains(.copyFrames))
  }

  @Test func encodesACutThatIsNotAndSaysWhy() throws {
    let plan = try SamplePlan.trim(.clip(), copyObstacle: "the first frame is no key frame") {
      $0.from = .frames(7)
    }
    let step = try #require(plan.report.steps.first { $0.kind == .encode })
    #expect(step.reason == "Frames cannot be copied as they are: the first frame is no key frame.")
    #expect(step.cost?.hasPrefix("Re-encodes 293 frames") == true)
  }

  @Test func refusesToCopyWhereThatIsNotExact() throws {
    let plan = try SamplePlan.trim(.clip(), copyObstacle: "the first frame is no key frame") {
      $0.from = .frames(7)
      $0.mode = .copy
    }
    #expect(plan.recipe == nil)
    #expect(plan.report.refusals.map(\.id) == ["copy-not-exact"])
    #expect(plan.report.refusals[0].reason.contains("no key frame"))
  }

  @Test func encodesWhenThatIsAskedFor() throws {
    let plan = try SamplePlan.trim(.clip(), copyObstacle: nil) {
      $0.to = .frames(100)
      $0.mode = .encode
    }
    #expect(plan.picture != nil)
  }

  @Test func takesOverFramesWhoseTimesAreRoundedAtTheirOwnTimes() throws {
    let clip = MediaFacts.clip(rate: .fps(30), format: "mkv")
    var rounded = FrameTimeline.even(clip)
    rounded.timeBase = Rational(1, 1000) ?? 1
    rounded.times = (0..<300).map { ($0 * 1000 + 15) / 30 }
    rounded.end = 10_000
    let plan = try SamplePlan.fit(
      clip, for: .taking(.on(.container, .oneOf("mp4"))), copyObstacle: nil, timeline: rounded)
    #expect(plan.clip?.video.timing == .original)
    guard case .clip(let encoded)? = plan.fallback?.rendition else {
      Issue.record("There is no fallback.")
      return
    }
    #expect(encoded.video.timing == .even(.fps(30)))
  }

  @Test func describesACut() throws {
    let plan = try SamplePlan.fit(.clip(), for: .taking(.on(.duration, .atMost("5"))))
    let step = try #require(plan.report.steps.first)
    #expect(step.action == "Keep frames 0 to 148 of 300 (0 s to 4.966667 s).")
    #expect(step.reason.contains("Example accepts at most 5 s"))
    #expect(step.reason.hasSuffix("The result stays one frame under the limit."))
    #expect(plan.report.losses == ["151 frames of 300."])
    #expect(plan.report.kept?.resultFrameCount == 149)
  }

  @Test func namesTheTracksThatAreDropped() throws {
    let clip = MediaFacts.clip(sound: .aac(seconds: 10)).with { facts in
      facts.audio.append(AudioFacts(index: 2, codec: CodecFacts(name: "ac3")))
      facts.otherTracks = [
        TrackFacts(index: 3, kind: .timecode, codec: CodecFacts(name: "tmcd")),
        TrackFacts(index: 4, kind: .data, codec: CodecFacts(name: "gpmd")),
      ]
    }
    let plan = try SamplePlan.trim(clip) { $0.to = .frames(30) }
    #expect(plan.report.losses[0] == "Tracks: 1 audio track, 1 data track and 1 timecode track.")
    #expect(plan.stepKinds.first == .chooseTracks)
  }

  @Test func takesAContainerThatIsAccepted() throws {
    let plan = try SamplePlan.fit(
      .clip(codec: "mpeg2video"),
      for: .taking(.on(.container, .oneOf("webm")), .on(.videoCodec, .oneOf("vp9"))))
    #expect(plan.clip?.container == .webm)
    #expect(plan.report.after?.mainVideo?.codec.name == "vp9")
  }

  @Test func takesTheContainerThatTheNameOfTheResultSays() throws {
    let plan = try SamplePlan.fit(.clip(), for: .taking(.on(.duration, .atMost("5")))) {
      $0.resultExtension = "mov"
    }
    #expect(plan.clip?.container == .mov)
  }

  @Test func leavesTheSoundOutWhereItIsRefused() throws {
    let clip = MediaFacts.clip(sound: .aac(seconds: 10))
    let plan = try SamplePlan.fit(
      clip, for: .taking(.on(.audioPresence, Bounds(allowed: [.flag(false)]))), copyObstacle: nil)
    #expect(plan.clip?.audio == nil && plan.clip != nil)
    #expect(plan.report.losses.contains("The audio."))
  }

  @Test func meetsTheStrictestLimitOnBytes() throws {
    let plan = try SamplePlan.fit(
      .clip(bytes: 9_000_000), for: .taking(.on(.fileSize, .atMost("8000000")), named: "Eight"),
      .taking(.on(.fileSize, .atMost("5000000")), named: "Five"))
    #expect(plan.recipe?.maximumByteCount == 5_000_000)
    #expect(plan.stepKinds.contains(.compress))
  }

  @Test func leavesOtherInputsToTheUser() throws {
    var profile = Profile.taking(.on(.duration, .atMost("5")))
    profile.inputs.append(Input(role: "face", media: [.image], minimum: 1, maximum: 1))
    let plan = try SamplePlan.fit(.clip(), for: profile)
    #expect(plan.recipe != nil)
    #expect(plan.report.verdict != .fail)
    #expect(plan.report.notes.contains { $0.contains("face") })
  }

  @Test func convertsAVaryingRateToAConstantOne() throws {
    let clip = MediaFacts.clip().withTrack { $0.frameRate.isVariable = true }
    let plan = try SamplePlan.fit(clip, for: .taking())
    #expect(plan.clip?.video.timing == .resampled(.fps(30)))
    #expect(plan.report.after?.mainVideo?.frameRate.isVariable == false)
  }

  @Test(arguments: [(60, "30", 30), (50, "30", 25), (120, "60", 60), (24, "24", 24)])
  func bringsTheRateToAHalfOrTheNearest(rate: Int64, most: String, result: Int64) throws {
    let clip = MediaFacts.clip(frames: Int(rate) * 4, rate: .fps(rate))
    let plan = try SamplePlan.fit(clip, for: .taking(.on(.frameRate, .atMost(most))))
    #expect(plan.report.after?.mainVideo?.frameRate.nominal == .fps(result))
    #expect(plan.report.after?.mainVideo?.frameCount?.value == Int(result) * 4)
  }
}

/// What becomes of the sound.
struct SoundPlanTests {
  private func encoding(
    of sound: AudioFacts, format: String = "mp4", options: (inout FitOptions) -> Void = { _ in }
  ) throws -> AudioEncoding? {
    let plan = try SamplePlan.trim(.clip(format: format, sound: sound)) {
      $0.to = .frames(100)
      options(&$0)
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
    #expect(step.cost == "Mixes 6 channels to 2.")
  }

  @Test func limitsCodedSoundToWhatTheProfileAccepts() throws {
    let clip = MediaFacts.clip(sound: .aac(seconds: 10))
    let plan = try SamplePlan.fit(clip, for: .taking(.on(.duration, .atMost("5"))))
    #expect(plan.clip?.audio?.span == .at("5"))
  }
}
