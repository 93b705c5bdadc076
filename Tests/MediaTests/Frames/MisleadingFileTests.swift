import Foundation
import Media
import MediaModel
import TestMedia
import Testing

/// Clips whose containers tell something else than their pictures, as copying without encoding makes
/// them: the frames are still those of a decoding from the start.
@Suite(.enabled(if: ExternalProgram.arePresent, "\(ExternalProgram.absence)"))
struct MisleadingFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func clip(_ name: String, _ encoding: [String], size: String = "352x288") throws -> String
  {
    let path = folder.path(name)
    _ = try ExternalProgram.ffmpeg.output(
      ["-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=\(size):r=25"]
        + ["-frames:v", "80"] + encoding + [path])
    return path
  }

  private func copy(of path: String, from start: String, to name: String) throws -> String {
    let result = folder.path(name)
    _ = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-ss", start, "-i", path, "-c", "copy", result,
    ])
    return result
  }

  /// Holds the first and last frame and some between, each asked for alone, against a full decoding.
  private func expectFrames(of path: String, hidden: Int = 0) throws {
    let expected = try FrameHashes(path, track: 0).all.dropFirst(hidden).map(\.self)
    let last = expected.count - 1
    for number in [0, 1, last / 3, last / 2, last - 1, last] {
      let reader = try FrameReader(path, track: 0)
      var hashes: [String] = []
      try reader.read(try reader.addresses(of: [.number(number)])) { hashes.append($0.decodedHash) }
      #expect(hashes == [expected[number]], "frame \(number) of \(path)")
    }
    let reader = try FrameReader(path, track: 0)
    #expect(try reader.addresses(of: [.last]).map(\.number) == [last])
  }

  @Test(arguments: ["libx264", "mpeg4"])
  func picturesThatCarryEachOthersTimesComeInTheOrderOfDecoding(codec: String) throws {
    let source = try clip("a.avi", ["-c:v", codec, "-bf", "2", "-g", "30"])
    try expectFrames(of: try copy(of: source, from: "0.5", to: "a.mp4"))
  }

  @Test func predictedPicturesThatAreMarkedAsKeyFramesAreNoPlaceToEnter() throws {
    let source = try clip("b.avi", ["-c:v", "h263", "-g", "12"])
    try expectFrames(of: try copy(of: source, from: "0.3", to: "b.mov"))
  }

  @Test func aClipWithoutATableOfKeyFramesIsEnteredAtTrueOnes() throws {
    let source = try clip("c.mp4", ["-c:v", "libx264", "-g", "20", "-bf", "2"])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: source))
    let table = try #require(bytes.range(of: Data("stss".utf8)))
    bytes.replaceSubrange(table, with: Data("free".utf8))
    let path = folder.path("all-key.mp4")
    try bytes.write(to: URL(fileURLWithPath: path))
    try expectFrames(of: path)
  }

  @Test func anEditInTheMiddleOfAPictureHidesIt() throws {
    let source = try clip("d.mov", ["-c:v", "libx264", "-g", "1", "-bf", "0"])
    try expectFrames(of: try copy(of: source, from: "0.31", to: "d-cut.mov"))
    let motion = try clip("e.mov", ["-c:v", "mjpeg", "-q:v", "3"])
    // FFmpeg's decoder of Motion JPEG shows the picture before the edit too.
    try expectFrames(of: try copy(of: motion, from: "0.31", to: "e-cut.mov"), hidden: 1)
  }
}
