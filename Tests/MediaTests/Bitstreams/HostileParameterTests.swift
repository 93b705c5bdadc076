import MediaModel
import TestMedia
import Testing

@testable import Media

/// Parameter sets with numbers that no encoder writes, inside a file that is whole otherwise.
@Suite(.enabled(if: VideoCodec.h264.isPresent, "this FFmpeg has no libx264"))
struct HostileParameterTests {
  /// The usability information up to where a number of our choice is written.
  enum Place: CaseIterable {
    case chromaLocation, reorderDepth
  }

  private static func parameterSet(_ place: Place, _ value: Int) -> [UInt8] {
    var writer = BitWriter.parameterSet()
    writer.write(false)
    writer.write(true)
    for _ in 0..<3 { writer.write(false) }
    writer.write(place == .chromaLocation)
    if place == .chromaLocation {
      writer.writeUnsigned(value)
      writer.writeUnsigned(0)
    }
    for _ in 0..<4 { writer.write(false) }
    writer.write(true)
    writer.write(true)
    for _ in 0..<4 { writer.writeUnsigned(0) }
    writer.writeUnsigned(place == .reorderDepth ? value : 0)
    writer.writeUnsigned(1)
    writer.write(true)
    return writer.escapedBytes
  }

  @Test(arguments: Place.allCases, [6, 17, 255, 1 << 31, (1 << 32) - 2])
  func survivesNumbersBeyondTheStandard(place: Place, value: Int) throws {
    let unit = [0x67] + Self.parameterSet(place, value)
    let record: [UInt8] =
      [1, 66, 0xC0, 10, 0xFF, 0xE1] + MP4File.big(UInt64(unit.count), 2) + unit
      + [1, 0, 4, 0x68, 0xCE, 0x3C, 0x80]
    let facts = try SampleClip { $0.codec = .h264 }.facts { file in
      try file.replace(
        "moov/trak/mdia/minf/stbl/stsd/avc1/avcC", with: MP4File.box("avcC", record))
    }
    let video = try #require(facts.mainVideo)
    #expect(video.storedSize?.description == "64x48")
    #expect((video.reorderDepth ?? 0) <= 16)
  }
}
