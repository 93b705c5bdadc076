import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

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

/// Single frames of clips whose frames show their numbers: many codecs, rates, groups of pictures,
/// containers, edit lists, offsets, fields and turns.
struct NumberedFrameTests {
  @Test(arguments: NumberedClip.all)
  func takesTheFramesThatAreMeant(of clip: NumberedClip) throws {
    let folder = try TemporaryFolder()
    let path = try clip.write(in: folder)
    let reader = try reader(of: path)
    let all = clip.numbers
    let middle = all.lowerBound + all.count / 2
    let choices: [FrameChoice] = [
      .last, .number(middle - all.lowerBound), .first, .number(all.count - 2), .number(1),
    ]
    let wanted = [
      all.lowerBound, all.lowerBound + 1, middle, all.upperBound - 2, all.upperBound - 1,
    ]
    #expect(try numbers(shownBy: reader, choices) == wanted)
  }

  @Test(arguments: NumberedClip.all)
  func takesTheFrameThatIsShownAtATime(of clip: NumberedClip) throws {
    let folder = try TemporaryFolder()
    let path = try clip.write(in: folder)
    let reader = try reader(of: path)
    let number = clip.numbers.lowerBound + clip.numbers.count / 3
    let start = MediaTime(seconds: clip.time(ofFrame: clip.numbers.lowerBound))
    let shown = MediaTime(seconds: clip.time(ofFrame: number)) - start
    let next = MediaTime(seconds: clip.time(ofFrame: number + 1)) - start
    // Containers round times to their clock, Matroska to a millisecond.
    let little = MediaTime(seconds: Rational(2, 1000) ?? 0)
    #expect(try numbers(shownBy: reader, [.time(shown + little)]) == [number])
    #expect(try numbers(shownBy: reader, [.time(next - little)]) == [number])
    #expect(try numbers(shownBy: reader, [.time(next + little)]) == [number + 1])
  }

  /// The numbers that frames show, in the order in which they come.
  private func numbers(shownBy reader: FrameReader, _ choices: [FrameChoice]) throws -> [Int?] {
    var numbers: [Int?] = []
    try reader.read(try reader.addresses(of: choices)) { frame in
      let picture = try frame.picture(FrameRendition(sourceColor: frame.traits.color.assumed))
      let gray = stride(from: 1, to: picture.bytes.count, by: 3).map { picture.bytes[$0] }
      numbers.append(
        NumberPattern.number(
          in: gray[...], width: picture.size.width, height: picture.size.height))
    }
    return numbers
  }

  private func reader(of path: String) throws -> FrameReader {
    let video = try MediaProbe().facts(of: path).mainVideo
    return try FrameReader(path, track: try #require(video).index)
  }
}

extension ColorFacts {
  /// The values with BT.709 where they are missing.
  fileprivate var assumed: ColorFacts {
    ColorFacts(
      primaries: primaries ?? "bt709", transfer: transfer ?? "bt709", matrix: matrix ?? "bt709",
      range: range ?? .limited)
  }
}
