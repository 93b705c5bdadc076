import MediaModel
import Testing

@testable import Media

/// Two frames beside each other with their difference.
struct FramePairTests {
  private func picture(
    _ width: Int, _ height: Int, _ value: (Int) -> UInt8
  ) throws -> RGBImage {
    let size = try #require(PixelSize(width: width, height: height))
    let row: [UInt8] = (0..<width).flatMap { x -> [UInt8] in [value(x), 0, 255 - value(x)] }
    return try #require(
      RGBImage(size: size, bytes: Array(repeatElement(row, count: height).joined())))
  }

  @Test func smallFramesStandBesideEachOtherAsTheyAre() throws {
    let (start, end) = (try picture(6, 3) { UInt8($0) }, try picture(6, 3) { UInt8(10 + $0) })
    let pair = try FramePair(start: start, end: end, longSide: 100)
    #expect(pair.sideBySide.size == PixelSize(width: 18, height: 3))
    #expect(pair.pictures.prefix(2) == [start, end])
  }

  @Test func theDifferenceIsThatOfTheChannelThatDiffersMostMadeBright() throws {
    let start = try picture(2, 1) { _ in 100 }
    let end = try picture(2, 1) { $0 == 0 ? 100 : 92 }
    let pair = try FramePair(start: start, end: end, longSide: 2)
    #expect(pair.factor == 16)
    #expect(pair.pictures[2].bytes == [0, 0, 0, 128, 128, 128])
    let opposites = try FramePair(
      start: picture(2, 1) { _ in 0 }, end: picture(2, 1) { _ in 255 }, longSide: 2)
    #expect(opposites.factor == 1)
  }

  @Test func largeFramesAreMadeSmallToTheMeansOfWhatTheyCover() throws {
    let start = try picture(8, 4) { $0 < 4 ? 10 : 30 }
    let pair = try FramePair(start: start, end: start, longSide: 2)
    #expect(pair.pictures.first == (try picture(2, 1) { $0 == 0 ? 10 : 30 }))
    #expect(pair.pictures[2].bytes.allSatisfy { $0 == 0 })
  }
}
