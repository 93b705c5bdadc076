import MediaModel
import TestMedia
import Testing

@testable import Media

/// Lengths that ffprobe and MediaInfo print where nothing in the file lasts as long.
struct PrintedDurationTests {
  /// 4 s of 25 fps in fragments of a second, with audio.
  private static let fragments = SampleClip {
    $0.frameCount = 100
    $0.keyFrameDistance = 25
    $0.sound = SampleClip.Sound(sampleCount: 4 * 48_000)
    $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+default_base_moof"]
  }

  @Test func takesTheNumberForUnknownAsALength() throws {
    let facts = try Self.fragments.facts { file in
      for track in 0..<2 { try file.setDuration(movie: 0, media: 0xFFFF_FFFF, track: track) }
    }
    // The video has the slower clock: 12,800 ticks a second.
    let unknown = try #require(MediaTime(value: 0xFFFF_FFFF, timescale: 12_800))
    #expect(facts.durations.otherReaders?.value == unknown)
    #expect(facts.durations.longest?.name == .otherReaders)
    #expect(try #require(facts.durations.container?.value).isWithin(.of(1, 10), of: .seconds(4)))
  }

  @Test func countsFragmentsThatStartLateFromZero() throws {
    let facts = try Self.fragments.facts { try $0.delayFragments(bySeconds: 10) }
    let longest = try #require(facts.durations.otherReaders?.value)
    #expect(longest.isWithin(.of(1, 10), of: .seconds(14)))
    #expect(try #require(facts.durations.video?.value).isWithin(.of(1, 10), of: .seconds(4)))
  }

  @Test func isSilentWhereReadersAgree() throws {
    #expect(try Self.fragments.facts().durations.otherReaders == nil)
    for container in [SampleClip.Container.mp4, .mov, .mkv, .avi, .transportStream] {
      var clip = Self.fragments
      clip.container = container
      clip.muxerOptions = [:]
      if container == .avi { clip.sound = nil }
      #expect(try clip.facts().durations.otherReaders == nil, "\(container)")
    }
  }
}

extension MP4File {
  /// Says that every fragment is decoded later.
  fileprivate mutating func delayFragments(bySeconds delay: UInt64) throws {
    let timescales = try [0, 1].map { try timescale(ofTrack: $0) }
    var fragment = 0
    while has("moof[\(fragment)]") {
      for track in 0..<2 where has("moof[\(fragment)]/traf[\(track)]") {
        let path = "moof[\(fragment)]/traf[\(track)]"
        let number = try value(byteCount: 4, at: 4, in: path + "/tfhd")
        let time = try value(byteCount: 8, at: 4, in: path + "/tfdt")
        try set(
          time + delay * timescales[Int(number) - 1], byteCount: 8, at: 4, in: path + "/tfdt")
      }
      fragment += 1
    }
  }
}
