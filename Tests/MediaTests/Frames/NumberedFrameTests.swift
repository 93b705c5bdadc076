import MediaModel
import TestMedia
import Testing

@testable import Media

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
      let picture = try frame.picture(PictureRendition(sourceColor: frame.traits.color.assumed))
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
