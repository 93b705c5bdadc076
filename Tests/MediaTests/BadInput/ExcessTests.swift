import MediaModel
import TestMedia
import Testing

@testable import Media

/// Files that hold more than is looked at.
struct ExcessTests {
  /// A movie with its only track many times.
  private static func movie(trackCount: Int, in folder: TemporaryFolder) throws -> String {
    var movie = try MP4File(path: SampleClip().write(in: folder))
    let track = Array(movie.bytes[try #require(movie.range(of: "moov/trak"))])
    for number in 2...trackCount {
      var copy = track
      // The track's number in its header, which has to be its own.
      let place = 8 + 8 + 12
      for (index, byte) in MP4File.big(UInt64(number), 4).enumerated() {
        copy[place + index] = byte
      }
      try movie.append(copy, to: "moov")
    }
    return try movie.write(in: folder, named: "\(trackCount).mp4")
  }

  @Test func looksAtManyTracks() throws {
    let folder = try TemporaryFolder()
    let facts = try MediaProbe().facts(of: Self.movie(trackCount: 150, in: folder))
    #expect(facts.video.count == 150)
  }

  @Test(arguments: [200, 201, 400]) func refusesMoreTracksThanAreLookedAt(count: Int) throws {
    let folder = try TemporaryFolder()
    let path = try Self.movie(trackCount: count, in: folder)
    let error = try #require(throws: MediaError.self) { try MediaProbe().facts(of: path) }
    #expect(error.kind == .tooLarge)
    #expect(error.reason.contains("200 tracks or more"))
  }
}
