import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

@Suite(.enabled(if: ImageCorpus.isPresent, Comment(rawValue: ImageCorpus.absence)))
struct StillCorpusTests {
  private static let refusals: Set<MediaError.Kind> = [.unsupported, .damaged, .notMedia]

  private static let pictures = RealFiles.paths.filter { path in
    (try? MediaProbe().facts(of: ImageCorpus.folder.appendingPathComponent(path).path))?.kind
      == .image
  }

  @Test(arguments: [
    StillRendition.Format.png, .jpeg(quality: 90, halvesChroma: false), .webp(quality: 90),
  ])
  func writesOrRefusesEveryPicture(format: StillRendition.Format) throws {
    var writtenCount = 0
    for name in Self.pictures {
      let path = ImageCorpus.folder.appendingPathComponent(name).path
      let source = try #require(try MediaProbe().facts(of: path).image)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      let picture = FrameRendition(turn: source.rotation, sourceColor: source.color)
      do {
        let still = try StillFile(
          of: bytes, named: URL(fileURLWithPath: name).lastPathComponent, as: format, picture)
        #expect(still.facts.storedSize == source.displaySize, "\(name)")
        #expect(still.facts.exifOrientation == nil, "\(name)")
        writtenCount += 1
      } catch let error as MediaError {
        #expect(Self.refusals.contains(error.kind), "\(name): \(error)")
        #expect(error.reason.hasSuffix("."), "\(name): \(error)")
      }
    }
    print("\(writtenCount) of \(Self.pictures.count) pictures of the corpus written")
    #expect(writtenCount >= 20)
  }
}
