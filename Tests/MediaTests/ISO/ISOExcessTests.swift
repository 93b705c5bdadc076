import MediaModel
import TestMedia
import Testing

@testable import Media

/// Movies of which a few bytes claim more than anybody looks at: refused before FFmpeg makes room for it.
struct ISOExcessTests {
  private static let table = "moov/trak/mdia/minf/stbl/"

  private func error(altering: (inout MP4File) throws -> Void) throws -> MediaError? {
    let folder = try TemporaryFolder()
    var file = try MP4File(path: SampleClip { $0.frameCount = 10 }.write(in: folder))
    try altering(&file)
    let path = try file.write(in: folder)
    do throws(MediaError) {
      _ = try MediaProbe().facts(of: path)
      return nil
    } catch {
      return error
    }
  }

  /// The clip with a table that gives so many samples one size and one duration.
  private func error(sampleCount: UInt64) throws -> MediaError? {
    try error { file in
      try file.replace(
        Self.table + "stsz",
        with: MP4File.box(
          "stsz", [0, 0, 0, 0] + MP4File.big(1, 4) + MP4File.big(sampleCount, 4)))
      try file.replace(
        Self.table + "stts",
        with: MP4File.box(
          "stts",
          [0, 0, 0, 0] + MP4File.big(1, 4) + MP4File.big(sampleCount, 4) + MP4File.big(1, 4)))
    }
  }

  @Test func readsATableOfAHundredThousandSamplesInASmallFile() throws {
    #expect(try error(sampleCount: 100_000)?.kind != .tooLarge)
  }

  @Test(arguments: [100_001, 5_000_001, 80_000_000, UInt64(UInt32.max)])
  func refusesATableOfMoreSamplesThanTheFileHasBytes(count: UInt64) throws {
    let error = try #require(try error(sampleCount: count))
    #expect(error.kind == .tooLarge)
    #expect(error.reason.contains("more packets than the file has bytes"))
  }

  @Test func refusesFragmentsThatClaimMoreSamplesThanTheFileHasBytes() throws {
    let header = MP4File.box("tfhd", [0, 0x02, 0, 0] + MP4File.big(1, 4))
    let run = MP4File.box("trun", [0, 0, 0, 0] + MP4File.big(50_000_000, 4))
    let fragment = MP4File.box(
      "moof",
      MP4File.box("mfhd", [UInt8](repeating: 0, count: 8)) + MP4File.box("traf", header + run))
    #expect(try error { $0.bytes += fragment }?.kind == .tooLarge)
  }

  @Test(arguments: [true, false])
  func refusesFragmentsBesideATrackWithoutAHeader(isFragmented: Bool) throws {
    let header = MP4File.box("tfhd", [0, 0x02, 0, 0] + MP4File.big(1, 4))
    let fragment = MP4File.box(
      "moof",
      MP4File.box("mfhd", [UInt8](repeating: 0, count: 8)) + MP4File.box("traf", header))
    let error = try error { file in
      try file.replace("moov/trak/tkhd", with: MP4File.box("free", []))
      if isFragmented { file.bytes += fragment }
    }
    #expect((error?.kind == .damaged) == isFragmented)
  }

  @Test func refusesAListOfMoreThanFiveThousandEdits() throws {
    let error = try #require(
      try error { try $0.setEdits((0..<5001).map { (40, Int64($0 % 5) * 512) }) })
    #expect(error.kind == .tooLarge)
    #expect(error.reason.contains("more than 5000 edits"))
  }

  @Test func refusesEditsThatShowTheSameFramesThousandsOfTimes() throws {
    let error = try #require(
      try error { try $0.setEdits((0..<4999).map { _ in (400, 0) }) })
    #expect(error.kind == .tooLarge)
    #expect(error.reason.contains("shows frames more than 20 times over"))
  }

  @Test func readsEditsThatShowAShortClipAHundredTimes() throws {
    #expect(try error { try $0.setEdits((0..<100).map { _ in (400, 0) }) } == nil)
  }

  @Test func survivesABoxThatEndsWithTheLastNumberInAPicture() throws {
    let huge = MP4File.big(1, 4) + Array("free".utf8) + MP4File.big(UInt64(Int64.max) - 33, 8)
    let brand = MP4File.box("ftyp", Array("avif".utf8) + MP4File.big(0, 4) + Array("avif".utf8))
    let reading = try #require(try ByteFile.reading(brand + huge))
    #expect(reading.image.storedSize == nil)
  }
}
