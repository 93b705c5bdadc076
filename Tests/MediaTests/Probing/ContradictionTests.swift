import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

/// Headers that do not tell what the file holds, and where streams start.
struct ContradictionTests {
  /// 30 s of 25 fps.
  private static let clip = SampleClip { $0.frameCount = 750 }

  private func expectTold(_ facts: MediaFacts) throws {
    let problem = try #require(facts.problems.first { $0.kind == .durationContradicted })
    #expect(problem.message.contains("720 s"))
    #expect(problem.message.contains("30 s"))
    #expect(facts.durations.packets?.value == .seconds(30))
    #expect(facts.durations.container?.value == .seconds(720))
    #expect(facts.mainVideo?.frameCount?.value == 750)
  }

  @Test func tellsAMovieHeaderThatSays720SecondsOf30() throws {
    try expectTold(Self.clip.facts { try $0.setMovieDuration(720_000) })
  }

  @Test func tellsHeadersThatAllSay720SecondsOf30() throws {
    try expectTold(
      Self.clip.facts { file in
        try file.setMovieDuration(720_000)
        try file.setDuration(movie: 720_000, media: 720 * 12_800)
      })
  }

  @Test func tellsAnEditOf720SecondsOver30() throws {
    try expectTold(
      Self.clip.facts { file in
        try file.setMovieDuration(720_000)
        try file.setEdits([(720_000, 0)])
      })
  }

  @Test func tellsAMatroskaHeaderThatSays720SecondsOf30() throws {
    let folder = try TemporaryFolder()
    var clip = Self.clip
    clip.container = .mkv
    var bytes = try MP4File(path: clip.write(in: folder)).bytes
    let mark: [UInt8] = [0x44, 0x89, 0x88]
    let start = try #require(
      bytes.indices.dropLast(11).first { bytes[$0..<$0 + 3].elementsEqual(mark) })
    bytes.replaceSubrange(start + 3..<start + 11, with: MP4File.big((720_000.0).bitPattern, 8))
    let path = try folder.write(bytes, named: "lie.mkv")
    try expectTold(MediaProbe().facts(of: path))
  }

  @Test func bearsWithAHeaderThatIsOffByAFrame() throws {
    let facts = try Self.clip.facts { try $0.setMovieDuration(30_040) }
    #expect(facts.problems.isEmpty)
    #expect(facts.durations.container?.value == .seconds(30_040, 1000))
  }

  @Test func measuresWhereAHeaderIsSilent() throws {
    let facts = try Self.clip.facts { file in
      try file.setMovieDuration(0)
      try file.setDuration(movie: 0, media: 0)
      try file.setEdits([])
    }
    #expect(facts.durations.container?.value == .seconds(30))
    #expect(facts.durations.container?.evidence == .index)
    #expect(facts.durations.video?.value == .seconds(30))
    #expect(facts.problems.isEmpty)
  }

  @Test(arguments: [("0", 0), ("8", 8), ("29288", 29_288)])
  func readsWhenATransportStreamStarts(offset: String, start: Int64) throws {
    let facts = try SampleClip {
      $0.container = .transportStream
      $0.frameCount = 50
      $0.muxerOptions = ["output_ts_offset": offset]
    }.facts()
    let video = try #require(facts.mainVideo)
    #expect(video.startTime == .seconds(start))
    #expect(facts.container.startTime == video.startTime)
    #expect(facts.durations.packets?.value == .seconds(2))
    #expect(facts.durations.container?.value == .seconds(2))
    #expect(video.frameRate.average?.framesPerSecond == 25)
  }
}
