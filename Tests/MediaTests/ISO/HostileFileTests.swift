import MediaModel
import TestMedia
import Testing

@testable import Media

/// Numbers in the boxes of an MP4 that no honest writer puts there: no crash, no hang, no gigabytes.
struct HostileNumbersTests {
  private static let table = "moov/trak/mdia/minf/stbl/"
  private static let clip = SampleClip {
    $0.frameCount = 5
    $0.bFrameCount = 2
  }

  /// The facts of the clip after an alteration; nil when it is no media any more.
  private func facts(
    of clip: SampleClip = clip, altering: (inout MP4File) throws -> Void
  ) throws -> MediaFacts? {
    let folder = try TemporaryFolder()
    var file = try MP4File(path: clip.write(in: folder))
    try altering(&file)
    let path = try file.write(in: folder)
    return try expectingQuick {
      do {
        return try MediaProbe().facts(of: path)
      } catch let error as MediaError {
        #expect([.notMedia, .tooLarge].contains(error.kind))
        return nil
      }
    }
  }

  static let extremes: [UInt64] = [
    0, 1, UInt64(Int32.max), UInt64(UInt32.max), UInt64(Int64.max) - 1, UInt64(Int64.max),
    UInt64(Int64.max) + 1, .max - 1, .max,
  ]

  @Test(arguments: extremes, [0, 1, 1000, UInt64(UInt32.max)])
  func survivesDurationsOf64Bits(ticks: UInt64, timescale: UInt64) throws {
    let facts = try facts {
      try $0.setWideDuration(ticks, timescale: timescale, in: "moov/mvhd")
      try $0.setWideDuration(ticks, timescale: timescale, in: "moov/trak/mdia/mdhd")
    }
    #expect(facts?.mainVideo?.storedSize?.description == "64x48")
  }

  @Test(arguments: extremes, extremes)
  func survivesEditsOf64Bits(duration: UInt64, mediaTime: UInt64) throws {
    let start = Int64(bitPattern: mediaTime)
    let facts = try facts {
      try $0.setEdits([(duration, nil), (duration, start), (duration, start), (duration, 0)])
    }
    // FFmpeg refuses durations below zero.
    let isRefused = duration > UInt64(Int64.max)
    #expect(facts?.mainVideo?.storedSize?.description == (isRefused ? nil : "64x48"))
  }

  @Test func survivesFiveThousandEdits() throws {
    let facts = try facts { file in
      try file.setEdits((0..<5000).map { (UInt64($0 % 7) * 40, Int64($0 % 11) * 512) })
    }
    #expect(facts != nil)
  }

  @Test(arguments: ["stts", "ctts", "stsz", "stss", "stco", "stsc", "stsd"])
  func survivesTablesThatAnnounceFourBillionEntries(table: String) throws {
    _ = try facts { file in
      guard file.has(Self.table + table) else { return }
      try file.setCount(UInt64(UInt32.max), ofTable: table)
    }
  }

  @Test(arguments: [0, 1, 512, UInt64(UInt32.max)], [1, 1000])
  func survivesFourBillionSamplesInATimeTable(delta: UInt64, runCount: Int) throws {
    let runs = (0..<runCount).flatMap {
      MP4File.big(UInt64(UInt32.max), 4) + MP4File.big(delta &+ UInt64($0), 4)
    }
    let facts = try facts { file in
      try file.replace(
        Self.table + "stts",
        with: MP4File.box("stts", [0, 0, 0, 0] + MP4File.big(UInt64(runCount), 4) + runs))
      try file.set(UInt64(UInt32.max), byteCount: 4, at: 8, in: Self.table + "stsz")
    }
    #expect((facts?.mainVideo?.frameCount?.value ?? 0) < 2_000_000)
  }

  @Test(arguments: [1, 1000])
  func survivesFourBillionSamplesOfOneSize(runCount: Int) throws {
    let runs = (0..<runCount).flatMap {
      MP4File.big(UInt64(UInt32.max), 4) + MP4File.big(512 &+ UInt64($0), 4)
    }
    let facts = try facts { file in
      for type in ["stts", "ctts"] where file.has(Self.table + type) {
        try file.replace(
          Self.table + type,
          with: MP4File.box(type, [0, 0, 0, 0] + MP4File.big(UInt64(runCount), 4) + runs))
      }
      try file.replace(
        Self.table + "stsz",
        with: MP4File.box(
          "stsz", [0, 0, 0, 0] + MP4File.big(1, 4) + MP4File.big(UInt64(UInt32.max), 4)))
    }
    #expect((facts?.mainVideo?.frameCount?.value ?? 0) < 2_000_000)
  }

  @Test(arguments: [Int32.min, -1, .max])
  func survivesOffsetsAtTheEndsOf32Bits(offset: Int32) throws {
    let fields =
      MP4File.big(1, 4) + MP4File.big(UInt64(UInt32(bitPattern: offset)), 4)
      + MP4File.big(4, 4) + MP4File.big(0, 4)
    let box = MP4File.box("ctts", [0, 0, 0, 0] + MP4File.big(2, 4) + fields)
    _ = try facts { file in
      if file.has(Self.table + "ctts") {
        try file.replace(Self.table + "ctts", with: box)
      } else {
        try file.append(box, to: "moov/trak/mdia/minf/stbl")
      }
    }
  }

  @Test(arguments: ["moov", "moov/trak", "moov/trak/mdia", "mdat", "moov/trak/mdia/minf/stbl/stsd"])
  func survivesBoxesOfFalseSize(path: String) throws {
    for size: UInt64 in [0, 1, 7, 8, 9, 0x7FFF_FFFF, 0xFFFF_FFFF] {
      _ = try facts { file in
        guard let range = file.range(of: path) else { return }
        file.bytes.replaceSubrange(
          range.lowerBound..<range.lowerBound + 4, with: MP4File.big(size, 4))
      }
    }
  }

  @Test func survivesABoxOfEightExabytes() throws {
    _ = try facts { file in
      let huge = MP4File.big(1, 4) + Array("free".utf8) + MP4File.big(UInt64(Int64.max), 8)
      file.bytes.insert(contentsOf: huge, at: 32)
    }
  }

  @Test func survivesAMillionEmptyBoxes() throws {
    _ = try facts { file in
      file.bytes += (0..<1_000_000).flatMap { _ in MP4File.box("free", []) }
    }
  }

  @Test func survivesThousandsOfTracks() throws {
    _ = try facts { file in
      for _ in 0..<3000 { try file.append(MP4File.box("trak", []), to: "moov") }
    }
  }

  @Test(arguments: [(0, 0), (0xFFFF, 0xFFFF)] as [(UInt64, UInt64)])
  func survivesAbsurdPictureSizes(width: UInt64, height: UInt64) throws {
    let entry = VideoCodec.preferred == .h264 ? "avc1" : "mp4v"
    _ = try facts { file in
      try file.set(width, byteCount: 2, at: 24, in: Self.table + "stsd/\(entry)")
      try file.set(height, byteCount: 2, at: 26, in: Self.table + "stsd/\(entry)")
    }
  }
}

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
        #expect([.notMedia, .tooLarge].contains(error.kind))
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
