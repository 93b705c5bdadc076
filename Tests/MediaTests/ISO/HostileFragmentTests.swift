import MediaModel
import TestMedia
import Testing

@testable import Media

/// Fragments with times and counts that no honest writer puts there.
struct HostileFragmentTests {
  private static let clip = SampleClip {
    $0.frameCount = 20
    $0.keyFrameDistance = 5
    $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+default_base_moof"]
  }

  /// The facts of the clip after an alteration; nil when FFmpeg refuses it.
  private func facts(altering: (inout MP4File) throws -> Void) throws -> MediaFacts? {
    let folder = try TemporaryFolder()
    var file = try MP4File(path: Self.clip.write(in: folder))
    try altering(&file)
    let path = try file.write(in: folder)
    return try expectingQuick {
      do {
        return try MediaProbe().facts(of: path)
      } catch let error as MediaError {
        #expect(error.kind == .notMedia)
        return nil
      }
    }
  }

  /// The fields of a run of samples, each with a length in ticks, a size in bytes and perhaps an offset.
  private static func run(lengths: [UInt64], offset: UInt64? = nil) -> [UInt8] {
    let samples = lengths.flatMap {
      MP4File.big($0, 4) + MP4File.big(1, 4) + (offset.map { MP4File.big($0, 4) } ?? [])
    }
    return [1, 0, offset == nil ? 3 : 11, 0] + MP4File.big(UInt64(lengths.count), 4) + samples
  }

  /// A fragment of the first track: when it starts, and its runs of samples.
  private static func fragment(start: UInt64, runs: [[UInt8]]) -> [UInt8] {
    let header = MP4File.box("tfhd", [0, 0x02, 0, 0] + MP4File.big(1, 4))
    let time = MP4File.box("tfdt", [1, 0, 0, 0] + MP4File.big(start, 8))
    return MP4File.box(
      "moof",
      MP4File.box("mfhd", [UInt8](repeating: 0, count: 8))
        + MP4File.box("traf", header + time + runs.flatMap { MP4File.box("trun", $0) }))
  }

  @Test func countsFramesOfFragmentsWithoutATime() throws {
    let facts = try facts { file in
      while let time = file.range(of: "moof/traf/tfdt") {
        file.bytes.replaceSubrange(
          time.lowerBound + 4..<time.lowerBound + 8, with: Array("free".utf8))
        if let fragment = file.range(of: "moof") {
          // Only boxes of the wanted name are looked at, so the next round finds the next one.
          file.bytes.replaceSubrange(
            fragment.lowerBound + 4..<fragment.lowerBound + 8, with: Array("MOOF".utf8))
        }
      }
      while let fragment = file.range(of: "MOOF") {
        file.bytes.replaceSubrange(
          fragment.lowerBound + 4..<fragment.lowerBound + 8, with: Array("moof".utf8))
      }
    }
    #expect(facts?.mainVideo?.frameCount?.value == 20)
    #expect(facts?.durations.packets?.value == .seconds(4, 5))
    #expect(facts?.mainVideo?.isAllIntra != true)
  }

  @Test(arguments: HostileNumbersTests.extremes)
  func survivesTimesOf64Bits(time: UInt64) throws {
    let facts = try facts { file in
      file.bytes += Self.fragment(
        start: time, runs: [Self.run(lengths: [512])])
    }
    #expect(facts == nil || facts?.mainVideo?.storedSize?.description == "64x48")
  }

  @Test func survivesOffsetsBelowZeroBesideTimesOf64Bits() throws {
    _ = try facts { file in
      file.bytes += Self.fragment(
        start: 1 << 62,
        runs: [Self.run(lengths: [1], offset: 0)])
      file.bytes += Self.fragment(start: 0, runs: [Self.run(lengths: [1], offset: 0x8000_0000)])
    }
  }

  @Test func survivesRunsOfFourBillionSamples() throws {
    let run = [0, 0, 0, 0] + MP4File.big(UInt64(UInt32.max), 4)
    let facts = try facts { file in
      file.bytes += Self.fragment(start: 0, runs: [[UInt8]](repeating: run, count: 500))
    }
    #expect(facts == nil)
  }

  @Test func survivesThirtyThousandFragments() throws {
    // Every fragment jumps in time and has samples of other lengths than the one before.
    var fragments: [UInt8] = []
    for number: UInt64 in 0..<30_000 {
      let run = Self.run(lengths: [number % 2, number % 3 + 5])
      fragments += Self.fragment(start: number * 1000, runs: [run])
    }
    _ = try facts { $0.bytes += fragments }
  }
}
