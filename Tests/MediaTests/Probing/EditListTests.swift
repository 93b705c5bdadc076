import MediaModel
import TestMedia
import Testing

@testable import Media

/// What edit lists hide and delay, on 50 frames at 25 fps (2 s) without B-frames.
struct EditListTests {
  private func facts(_ edits: [MP4File.Edit], movieDuration: UInt64? = nil) throws -> MediaFacts {
    try SampleClip { $0.frameCount = 50 }.facts { file in
      try file.setEdits(edits)
      if let movieDuration {
        try file.setMovieDuration(movieDuration)
        try file.set(movieDuration, byteCount: 4, at: 20, in: "moov/trak/tkhd")
      }
    }
  }

  /// Ticks of the track for so many frames; FFmpeg gives 25 fps a clock of 12800.
  private static func ticks(_ frames: Int64) -> Int64 { frames * 512 }

  @Test func readsAListThatChangesNothingAsNone() throws {
    let facts = try facts([(2000, 0)])
    #expect(facts.mainVideo?.editList == nil)
    #expect(facts.mainVideo?.frameCount?.value == 50)
    #expect(facts.mainVideo?.storedFrameCount == nil)
  }

  @Test func tellsPresentedFromStoredFramesBehindAHiddenHead() throws {
    let facts = try facts([(1600, Self.ticks(10))], movieDuration: 1600)
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 40)
    #expect(video.storedFrameCount?.value == 50)
    #expect(video.editList?.hiddenHead == .seconds(2, 5))
    #expect(video.editList?.hiddenTail == nil)
    #expect(video.editList?.emptyStart == nil)
    #expect(facts.durations.container?.value == .seconds(8, 5))
    #expect(facts.durations.video?.value == .seconds(8, 5))
    #expect(facts.durations.packets?.value == .seconds(8, 5))
    #expect(facts.durations.ignoringEditList?.value == .seconds(2))
    #expect(video.startTime == .zero)
  }

  @Test func tellsAHiddenTail() throws {
    let facts = try facts([(1200, 0)], movieDuration: 1200)
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 30)
    #expect(video.storedFrameCount?.value == 50)
    #expect(video.editList?.hiddenTail == .seconds(4, 5))
    #expect(video.editList?.hiddenHead == nil)
    #expect(facts.durations.packets?.value == .seconds(6, 5))
    #expect(facts.durations.longest?.name == .ignoringEditList)
  }

  @Test func tellsAWaitAtTheStart() throws {
    let facts = try facts([(500, nil), (2000, 0)], movieDuration: 2500)
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 50)
    #expect(video.editList?.emptyStart == .seconds(1, 2))
    #expect(video.startTime == .seconds(1, 2))
    #expect(facts.container.startTime == .seconds(1, 2))
    #expect(facts.durations.video?.value == .seconds(2))
    #expect(facts.durations.container?.value == .seconds(5, 2))
  }

  @Test func addsUpSeveralEdits() throws {
    let facts = try facts(
      [(400, 0), (400, Self.ticks(20)), (400, Self.ticks(40))], movieDuration: 1200)
    let video = try #require(facts.mainVideo)
    #expect(video.frameCount?.value == 30)
    #expect(video.storedFrameCount?.value == 50)
    #expect(video.editList?.editCount == 3)
    #expect(facts.durations.video?.value == .seconds(6, 5))
    #expect(facts.durations.packets?.value == .seconds(6, 5))
  }

  @Test func countsFramesTwiceThatAreShownTwice() throws {
    let facts = try facts([(2000, 0), (2000, 0)], movieDuration: 4000)
    #expect(facts.mainVideo?.frameCount?.value == 100)
    #expect(facts.mainVideo?.storedFrameCount?.value == 50)
    #expect(facts.durations.packets?.value == .seconds(4))
    #expect(facts.durations.ignoringEditList?.value == .seconds(2))
  }

  @Test func presentsNothingWhenEveryFrameIsHidden() throws {
    let facts = try facts([(1000, Self.ticks(500))], movieDuration: 1000)
    #expect(facts.mainVideo?.frameCount?.value == 0)
    #expect(facts.mainVideo?.storedFrameCount?.value == 50)
  }

  @Test(.enabled(if: VideoCodec.h264.isPresent))
  func hidesNothingWhereTheListOnlyUndoesTheDelayOfBFrames() throws {
    let folder = try TemporaryFolder()
    let path = try SampleClip {
      $0.frameCount = 50
      $0.bFrameCount = 2
    }.write(in: folder)
    #expect(try MP4File(path: path).has("moov/trak/edts/elst"))
    let video = try #require(try MediaProbe().facts(of: path).mainVideo)
    #expect(video.editList == nil)
    #expect(video.frameCount?.value == 50)
    #expect(video.storedFrameCount == nil)
    #expect(video.startTime == .zero)
  }

  @Test func readsADelayThatFFmpegWrites() throws {
    let facts = try SampleClip { $0.firstFrame = 25 }.facts()
    #expect(facts.mainVideo?.startTime == .seconds(1))
    #expect(facts.mainVideo?.editList?.emptyStart == .seconds(1))
    #expect(facts.mainVideo?.frameCount?.value == 10)
  }
}
