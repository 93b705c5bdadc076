import Foundation
import MediaModel
import Testing

@testable import Media

/// Every video and sound file of the corpus against what ffprobe said of it.
@Suite(.enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"))
struct CorpusOracleTests {
  @Test func agreesWithFFprobeButWhereItIsKnownToBeWrong() throws {
    var fileCount = 0
    var comparisonCount = 0
    var unused = Set(KnownDisagreement.all.flatMap(\.facts))
    for file in try FFprobeAnswer.all() where file.kind != "image" {
      let path = ImageCorpus.folder.appendingPathComponent(file.path).path
      guard let facts = try? MediaProbe().facts(of: path) else {
        #expect(file.ffprobe.streams?.isEmpty ?? true, "\(file.path) could not be read")
        continue
      }
      fileCount += 1
      let comparison = OracleComparison(facts, file)
      comparisonCount += comparison.comparisonCount
      let name = (file.path as NSString).lastPathComponent
      for difference in comparison.disagreements {
        let isKnown = unused.remove("\(name): \(difference.fact)") != nil
        #expect(
          isKnown, "\(name): \(difference.fact): ours \(difference.ours), ffprobe \(difference.theirs)")
      }
    }
    print("\(fileCount) files, \(comparisonCount) facts compared with ffprobe")
    #expect(fileCount > 70)
    #expect(unused.isEmpty, "These agree by now: \(unused.sorted())")
  }
}
