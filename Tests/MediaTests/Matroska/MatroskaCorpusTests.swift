import MediaModel
import Testing

@testable import Media

/// Real Matroska and WebM files, compared with ffprobe's answers.
@Suite(.enabled(if: ImageCorpus.isPresent, "\(ImageCorpus.absence)"))
struct MatroskaCorpusTests {
  @Test func agreesWithFFprobe() throws {
    var compared = 0
    for file in ImageCorpus.files {
      guard let header = try MatroskaHeader(file: ImageCorpus.file(file.path)) else {
        #expect(file.ffprobe.format != "matroska,webm", "\(file.path)")
        continue
      }
      compared += 1
      let stated = file.ffprobe.duration.flatMap { Rational(decimal: $0) }
      let streams = file.ffprobe.streams ?? []
      let pictures = header.tracks.compactMap(\.video)
      #expect(header.duration?.seconds == stated, "\(file.path)")
      #expect(header.tracks.count == streams.count, "\(file.path)")
      let sizes = streams.filter { $0.codecType == "video" }.compactMap { stream in
        PixelSize(width: stream.width ?? 0, height: stream.height ?? 0)
      }
      #expect(pictures.compactMap(\.pixelSize) == sizes, "\(file.path)")
    }
    print("\(compared) Matroska files compared with ffprobe")
    #expect(compared == 12)
  }

  @Test(
    arguments: [
      ("400x300-red-resize-200x150-green.webm", nil, [MediaProblem.Kind]()),
      ("test.mkv", nil, [.truncated]), ("Butterfly-209.webm", .end, []),
    ] as [(String, ContainerFacts.IndexPosition?, [MediaProblem.Kind])])
  func findsTheIndex(
    name: String, position: ContainerFacts.IndexPosition?, problems: [MediaProblem.Kind]
  ) throws {
    let path = try #require(ImageCorpus.files.first { $0.path.hasSuffix("/" + name) }).path
    let header = try #require(try MatroskaHeader(file: ImageCorpus.file(path)))
    #expect(header.indexPosition == position)
    #expect(header.problems.map(\.kind) == problems)
  }
}
