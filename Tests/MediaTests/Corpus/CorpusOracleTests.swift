import Foundation
import MediaModel
import Testing

@testable import Media

/// Every video and sound file of the corpus against what ffprobe said of it.
@Suite(.enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"))
struct CorpusOracleTests {
  @Test func countsOnlyPicturesOfWebMThatAreShown() throws {
    let path = ImageCorpus.folder.path + "/files/androidx__media/roadtrip-vp92-10bit.webm"
    let video = try #require(try MediaProbe().facts(of: path).mainVideo)
    #expect(video.frameCount?.value == 72)
    #expect(video.storedFrameCount == nil)
    #expect(video.frameRate.average?.description == "24000/1001")
    #expect(video.frameRate.isVariable == false)
  }

  @Test func leavesOutWhatAPlayerDropsOfOpusInWebM() throws {
    let path = ImageCorpus.folder.path + "/files/debian-src_firefox-esr_wpt/test.webm"
    let audio = try #require(try MediaProbe().facts(of: path).mainAudio)
    // FFmpeg decodes 48,000 samples; the file's clock leaves gaps of 6 ms.
    #expect(audio.duration?.value == .seconds(2011, 2000))
    #expect(audio.startTime == .zero)
  }

  @Test func agreesWithFFprobeButWhereItIsKnownToBeWrong() throws {
    var fileCount = 0
    var comparisonCount = 0
    let names = Set(ImageCorpus.files.map { ($0.path as NSString).lastPathComponent })
    var unused = Set(KnownDisagreement.all.flatMap(\.facts)).filter { fact in
      names.contains { fact.hasPrefix($0 + ": ") }
    }
    for file in try FFprobeAnswer.all() where file.kind != "image" {
      let path = ImageCorpus.folder.appendingPathComponent(file.path).path
      let facts: MediaFacts
      do {
        facts = try MediaProbe().facts(of: path)
      } catch {
        #expect(file.ffprobe.streams?.isEmpty ?? true, "\(error)")
        continue
      }
      guard facts.image == nil else { continue }
      fileCount += 1
      let comparison = OracleComparison(facts, file)
      comparisonCount += comparison.comparisonCount
      let name = (file.path as NSString).lastPathComponent
      for difference in comparison.disagreements {
        let isKnown = unused.remove("\(name): \(difference.fact)") != nil
        #expect(
          isKnown,
          "\(name): \(difference.fact): ours \(difference.ours), ffprobe \(difference.theirs)")
      }
    }
    print("\(fileCount) files, \(comparisonCount) facts compared with ffprobe")
    #expect(fileCount > 70)
    #expect(unused.isEmpty, "These agree by now: \(unused.sorted())")
  }
}

/// Facts that Preflight tells otherwise than ffprobe, and why Preflight is right.
struct KnownDisagreement {
  let reason: String
  /// The file's name and the fact.
  let facts: [String]

  init(_ reason: String, _ facts: [String]) {
    self.reason = reason
    self.facts = facts
  }

  static let all = lengths + starts + counts + names

  private static let lengths = [
    KnownDisagreement(
      "The fragments start at 10 s; ffprobe gives when the clip ends, not how long it plays.",
      [
        "cbcsdec.mp4: container duration", "cbcsdec.mp4: video 0 duration",
        "main_1.mp4: container duration", "main_1.mp4: video 0 duration",
      ]),
    KnownDisagreement(
      "The priming is not presented, so it is no part of the length.",
      ["opus.mp4: container duration", "opus.mp4: audio 0 duration"]),
    KnownDisagreement(
      "The header is quoted as it stands; that the packets do not bear it out is told as a problem.",
      ["vvc_400kbps_2s.mp4: container duration", "v.mp4: container duration"]),
    KnownDisagreement(
      "A track or file without samples has no duration, start or rate, whatever its header says.",
      [
        "sample_empty_track.mp4: video 1 start", "sample_empty_track.mp4: video 1 duration",
        "bipbop1.flv: container duration", "bipbop1.flv: video 0 average rate",
        "bipbop1.flv: video 0 duration", "bipbop1.flv: audio 1 duration",
      ]),
    KnownDisagreement(
      "ffprobe leaves out how long the last packets last: the number of packets times their length "
        + "is ours.",
      [
        "sample_h262_mpeg_audio.ts: audio 1 duration", "0.ts: audio 1 duration",
        "segment.ts: container duration", "segment.ts: audio 1 duration",
        "Sony ILCE-7M3 (A7M3).mts: video 0 duration", "test.mp4: video 0 duration",
      ]),
    KnownDisagreement(
      "The sound plays longer than the pictures; ffprobe's container duration ends with the pictures.",
      ["test.mp4: container duration"]),
    KnownDisagreement(
      "The file is cut off: one frame is left of what a tag in its header announces.",
      ["test.mkv: video 0 duration"]),
    KnownDisagreement(
      "The last frame's length is not stored; the usual distance of frames is closer than that of "
        + "fields.",
      ["segment.ts: video 0 duration"]),
  ]

  private static let starts = [
    KnownDisagreement(
      "Playing starts after the priming, not before it.",
      [
        "opus.mp4: audio 0 start", "sample_with_chapters.mkv: audio 1 start",
        "test-1s.webm: audio 1 start", "test.webm: audio 1 start",
      ]),
    KnownDisagreement(
      "ffprobe counts the wait of the edit list twice; offsets below zero take it back.",
      ["vvc_400kbps_2s.mp4: video 0 start"]),
    KnownDisagreement(
      "ffprobe gives the first packet's time, but a later packet shows earlier.",
      ["precise_clip.mp4: video 0 start"]),
    KnownDisagreement(
      "The first picture that is left shows at 0.", ["test.mkv: video 0 start"]),
  ]

  private static let counts = [
    KnownDisagreement(
      "Eight packets hold pictures that only serve as references and are never shown.",
      ["roadtrip-vp92-10bit.webm: video 0 packets"]),
    KnownDisagreement(
      "Two packets are the two fields of one picture.",
      ["Sony ILCE-7M3 (A7M3).mts: video 0 packets"]),
    KnownDisagreement(
      "ffprobe reads packets of overlapping edits again; the table holds 313 samples.",
      ["c.mov: video 0 packets"]),
    KnownDisagreement(
      "The rate is measured from when frames show, not declared by a header or guessed.",
      [
        "400x300-red-resize-200x150-green.webm: video 0 average rate",
        "h265_aac_44100.flv: video 1 average rate", "test-1s.webm: video 0 average rate",
        "test.mp4: video 0 average rate", "tree.avi: video 0 average rate",
      ]),
  ]

  private static let names = [
    KnownDisagreement(
      "VP8 has no named profiles; ffprobe prints FFmpeg's number.",
      [
        "400x300-red-resize-200x150-green.webm: video 0 profile",
        "Butterfly-209.webm: video 0 profile", "crystal.webm: video 0 profile",
        "rabbit320.webm: video 0 profile",
      ])
  ]
}
