import MediaModel
import TestMedia
import Testing

@testable import Media

/// How a container lays out its index and its media.
struct LayoutTests {
  @Test(
    arguments: [("write_colr", .end), ("faststart", .front)]
      as [(String, ContainerFacts.IndexPosition)],
    [SampleClip.Container.mp4, .mov])
  func findsTheIndex(
    movie: (flags: String, position: ContainerFacts.IndexPosition), container: SampleClip.Container
  ) throws {
    let facts = try SampleClip {
      $0.container = container
      $0.muxerOptions = ["movflags": movie.flags]
    }.facts()
    #expect(facts.container.indexPosition == movie.position)
    #expect(facts.container.isFragmented == false)
    #expect(facts.container.format == container.rawValue)
  }

  @Test(
    arguments: [
      "frag_keyframe+empty_moov+default_base_moof", "frag_keyframe",
      "frag_keyframe+empty_moov+delay_moov", "frag_every_frame+empty_moov", "cmaf+frag_keyframe",
    ])
  func measuresFragments(flags: String) throws {
    let facts = try SampleClip {
      $0.frameRate = .of(30000, 1001)
      $0.frameCount = 45
      $0.muxerOptions = ["movflags": flags]
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(facts.container.isFragmented == true)
    #expect(video.frameCount?.value == 45)
    #expect(video.frameRate.average?.framesPerSecond == .of(30000, 1001))
    #expect(video.frameRate.isVariable == false)
    #expect(facts.durations.packets?.value == .frames(45, at: .of(30000, 1001)))
    #expect(facts.problems.isEmpty)
    for reading in facts.durations.readings {
      #expect(reading.time.value.isWithin(.of(1, 100), of: .seconds(3, 2)), "\(reading)")
    }
  }

  @Test(arguments: ["frag_keyframe+empty_moov", "frag_keyframe"])
  func measuresFragmentsWithSoundAndFramesOutOfOrder(flags: String) throws {
    let facts = try SampleClip {
      $0.frameCount = 50
      $0.bFrameCount = 2
      $0.sound = SampleClip.Sound(sampleCount: 96_000)
      $0.muxerOptions = ["movflags": flags]
    }.facts()
    #expect(facts.mainVideo?.frameCount?.value == 50)
    #expect(facts.problems.isEmpty)
    for reading in facts.durations.readings {
      #expect(reading.time.value.isWithin(.of(1, 8), of: .seconds(2)), "\(reading)")
    }
  }

  @Test func measuresFragmentsThatDoNotSayWhenTheyStart() throws {
    let facts = try SampleClip {
      $0.container = .smoothStreaming
      $0.frameCount = 50
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(facts.container.isFragmented == true)
    #expect(video.frameCount?.value == 50)
    #expect(try #require(facts.durations.packets).value == .seconds(2))
  }

  @Test(
    arguments: [
      ("clip.mp4", []), ("CLIP.MP4", []), ("clip.m4v", []), ("clip.mkv", [.misnamed]),
      ("clip.jpg", [.misnamed]), ("clip", []), ("clip.bin", []), (".mkv", []),
    ] as [(String, [MediaProblem.Kind])])
  func tellsAFalseExtension(name: String, problems: [MediaProblem.Kind]) throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip().write(in: folder, named: name)
    #expect(try MediaProbe().facts(of: path).problems.map(\.kind) == problems)
  }

  @Test(
    arguments: [
      (.mp4, "mp4", "isom"), (.mov, "mov", "qt  "), (.mkv, "mkv", nil), (.avi, "avi", nil),
      (.transportStream, "mpegts", nil),
    ] as [(SampleClip.Container, String, String?)])
  func namesTheFormat(container: SampleClip.Container, format: String, brand: String?) throws {
    let facts = try SampleClip { $0.container = container }.facts()
    #expect(facts.container.format == format)
    #expect(facts.container.majorBrand == brand)
    #expect(facts.kind == .video)
    #expect(facts.byteCount > 1000)
  }

  @Test(.enabled(if: VideoCodec.vp9.isPresent)) func namesWebM() throws {
    let facts = try SampleClip {
      $0.container = .webm
      $0.codec = .vp9
    }.facts()
    #expect(facts.container.format == "webm")
    #expect(facts.mainVideo?.codec.name == "vp9")
    #expect(facts.mainVideo?.codec.profile == "Profile 0")
    #expect(facts.mainVideo?.frameCount?.value == 10)
  }
}
