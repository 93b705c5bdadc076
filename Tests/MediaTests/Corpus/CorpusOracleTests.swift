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
