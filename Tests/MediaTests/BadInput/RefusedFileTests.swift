import MediaModel
import TestMedia
import Testing

@testable import Media

/// Texts that make a player open other files, whatever they are called.
struct ScriptTests {
  @Test(
    arguments: [
      ("HLS playlist", "#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:4,\nCLIP\n#EXT-X-ENDLIST\n"),
      ("HLS master playlist", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nCLIP\n"),
      ("concat script", "ffconcat version 1.0\nfile 'CLIP'\n"),
      ("concat script without a header", "file 'CLIP'\nfile 'CLIP'\n"),
      ("concat script behind a mark", "\u{FEFF}ffconcat version 1.0\nfile CLIP\n"),
      ("concat script behind white space", "\n  \nffconcat version 1.0\nfile CLIP\n"),
      ("session description", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n"),
      (
        "DASH manifest",
        "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">"
          + "<BaseURL>CLIP</BaseURL></MPD>"
      ),
      ("PLS playlist", "[playlist]\nFile1=CLIP\n"),
      ("SMIL presentation", "<smil><body><video src=\"CLIP\"/></body></smil>"),
    ], ["script.mp4", "script.m3u8", "script", "script.mov"])
  func refusesWhatNamesOtherFiles(script: (kind: String, text: String), name: String) throws {
    let folder = try TemporaryFolder()
    let clip = try SampleClip().write(in: folder)
    let text = script.text.replacing("CLIP", with: clip)
    let path = try folder.write(text.utf8, named: name)
    let error = try expectingQuick {
      try #require(throws: MediaError.self) { try MediaProbe().facts(of: path) }
    }
    #expect(error.kind == .refersToOthers)
    #expect(error.reason.contains("names other files"))
  }

  @Test(
    arguments: [
      "#!/bin/sh\nexit 0\n", "# comment\nfile 'CLIP'\n", "\u{0}#EXTM3U\nCLIP",
      "garbage\n#EXTM3U\nCLIP",
      "<?xml version=\"1.0\"?><Playlist><url>CLIP</url></Playlist>", "stream CLIP", "DASH",
    ])
  func opensNothingForTextsThatFFmpegMightFollow(text: String) throws {
    let folder = try TemporaryFolder()
    let clip = try SampleClip().write(in: folder)
    let path = try folder.write(text.replacing("CLIP", with: clip).utf8, named: "script.mp4")
    let error = try #require(throws: MediaError.self) { try MediaProbe().facts(of: path) }
    #expect([.notMedia, .refersToOthers].contains(error.kind))
  }
}

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
