import Foundation
import MediaModel
import TestMedia
import Testing

@testable import Media

struct FrameReaderTests {
  private let folder: TemporaryFolder
  private let path: String
  private let reader: FrameReader

  init() throws {
    folder = try TemporaryFolder()
    path = try SampleClip { $0.frameCount = 50 }.write(in: folder)
    reader = try FrameReader(path, track: 0)
  }

  @Test(arguments: [0.0, 0.039999, 0.04, 0.079999, 1.96, 1.999999])
  func aFrameLastsFromItsTimeUpToTheNext(seconds: Double) throws {
    let time = MediaTime(seconds: Rational(Int64((seconds * 1e6).rounded()), 1_000_000) ?? 0)
    let address = try #require(try reader.addresses(of: [.time(time)]).first)
    #expect(address.number == Int(seconds / 0.04 + 1e-9))
  }

  @Test func aTimeRoundedToTheMicrosecondStillMeansItsFrame() throws {
    let clip = try SampleClip {
      $0.frameCount = 40
      $0.frameRate = Rational(30000, 1001) ?? 30
    }.write(in: folder, named: "ntsc.mp4")
    let reader = try FrameReader(clip, track: 0)
    // Frame 10 is shown at 0.33366… s, which prints as 0.333667, and frame 11 at 0.36703333… s.
    let times = [333_667, 367_033].map { MediaTime(seconds: Rational($0, 1_000_000) ?? 0) }
    #expect(try reader.addresses(of: times.map { .time($0) }).map(\.number) == [10, 11])
  }

  @Test(arguments: [FrameChoice.number(50), .number(-1), .time(MediaTime(seconds: 2))])
  func refusesFramesBehindTheEndAndNamesTheRange(choice: FrameChoice) throws {
    let error = #expect(throws: MediaError.self) { try reader.addresses(of: [choice]) }
    #expect(error?.kind == .noSuchFrame)
    #expect(error?.reason.contains("from 0 s to 2 s") == true)
    #expect(error?.reason.contains("numbers 0 to 49") == true)
  }

  @Test func givesEachFrameOnceAndInOrder() throws {
    let choices: [FrameChoice] = [.last, .number(3), .first, .number(3), .number(49), .number(0)]
    var numbers: [Int?] = []
    try reader.read(try reader.addresses(of: choices)) { numbers.append($0.address.number) }
    #expect(numbers == [0, 3, 49])
  }

  @Test func findsTheFramesAtEveryMultipleOfALength() throws {
    let numbers = try reader.addresses(every: MediaTime(seconds: Rational(1, 2) ?? 1)).map(\.number)
    #expect(numbers == [0, 12, 25, 37])
    #expect(try reader.addresses(every: MediaTime(seconds: 5)).map(\.number) == [0])
  }

  @Test(arguments: [1, 1_000_000_000, Int64.max])
  func stepsOverMultiplesWithinOneFrame(perSecond: Int64) throws {
    let length = MediaTime(seconds: Rational(1, perSecond) ?? 1)
    let numbers = try reader.addresses(every: length).map(\.number)
    #expect(numbers == (perSecond == 1 ? [0, 25] : Array(0..<50)))
  }

  @Test func givesUpOnceAClipWouldHaveBeenDecodedAgainAndAgain() {
    let allowance = DecodingAllowance(packetCount: 100)
    for _ in 0..<2199 { allowance.spend() }
    #expect(!allowance.isSpent)
    allowance.spend()
    #expect(allowance.isSpent)
  }

  @Test(arguments: [Int64.max, 1 << 62, (1 << 61) + 1, .min, -(1 << 61) - 1])
  func takesNoTimesInEarnestNearTheEndsOf64Bits(ticks: Int64) {
    #expect(!Packet.isPossible(ticks))
  }

  @Test(arguments: [0, -1, 1 << 61, -(1 << 61), 1_900_000_000_000_000_000])
  func takesTimesInEarnestThatCountNanosecondsFrom1970(ticks: Int64) {
    #expect(Packet.isPossible(ticks))
  }

  @Test(arguments: [Int64.max, 1 << 62, 1 << 61, 1 << 40, -1])
  func survivesFragmentsAtTheEndOfTime(start: Int64) throws {
    let clip = try SampleClip {
      $0.frameCount = 20
      $0.keyFrameDistance = 5
      $0.muxerOptions = ["movflags": "frag_keyframe+empty_moov+default_base_moof"]
    }.write(in: folder, named: "fragments.mp4")
    var file = try MP4File(path: clip)
    try file.set(UInt64(bitPattern: start), byteCount: 8, at: 4, in: "moof[3]/traf/tfdt")
    let path = try file.write(in: folder)
    let choices: [FrameChoice] = [.first, .last, .number(3)]
    var count = 0
    do {
      let reader = try FrameReader(path, track: 0)
      try reader.read(try reader.addresses(of: choices)) { _ in count += 1 }
      _ = try reader.addresses(every: MediaTime(seconds: 1))
      #expect(count == 3)
    } catch let error as MediaError {
      #expect([.damaged, .noSuchFrame, .readFailed].contains(error.kind))
    }
  }

  @Test func findsTheRunsBeforeAndAfterAFrame() throws {
    let middle = try #require(try reader.addresses(of: [.number(20)]).first)
    let tenth = MediaTime(seconds: Rational(1, 10) ?? 1)
    #expect(try reader.addresses(upTo: middle, within: tenth).map(\.number) == [18, 19, 20])
    #expect(try reader.addresses(from: middle, within: tenth).map(\.number) == [20, 21, 22])
  }

  @Test func tellsWhereAFrameCannotBeDecodedAndWhichIsTheLastWholeOne() throws {
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let facts = try MediaProbe().facts(of: path)
    #expect(facts.mainVideo?.frameCount?.value == 50)
    let pictures = try #require(bytes.range(of: Data("mdat".utf8))).upperBound
    let index = try #require(bytes.range(of: Data("moov".utf8))).lowerBound
    let middle = (pictures + index) / 2
    for place in stride(from: middle, to: index - 8, by: 3) { bytes[place] ^= 0xA5 }
    let broken = folder.path("broken.mp4")
    try bytes.write(to: URL(fileURLWithPath: broken))
    let reader = try FrameReader(broken, track: 0)
    let error = #expect(throws: MediaError.self) {
      try reader.read(try reader.addresses(of: [.number(28)])) { _ in }
    }
    #expect(error?.kind == .damaged)
    #expect(error?.reason.contains("is damaged at 1.12 s") == true)
    #expect(error?.reason.contains("The last whole frame before it is at") == true)
  }

  @Test(.enabled(if: ExternalProgram.arePresent, "\(ExternalProgram.absence)"))
  func passesOverPicturesThatLostTheirTimeInACutWithoutEncoding() throws {
    let whole = folder.path("whole.mkv")
    let cut = folder.path("cut.mkv")
    _ = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-f", "lavfi", "-i", "testsrc2=s=352x288:r=60", "-frames:v", "101",
      "-c:v", "libx265", "-x265-params", "log-level=none:keyint=40:bframes=4:open-gop=1", whole,
    ])
    _ = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-ss", "0.9", "-i", whole, "-t", "1.7", "-c", "copy", cut,
    ])
    let expected = try FrameHashes(cut, track: 0).all
    let reader = try FrameReader(cut, track: 0)
    let wanted = [0, 1, expected.count / 2, expected.count - 1]
    let addresses = try reader.addresses(of: wanted.map { .number($0) })
    #expect(try reader.addresses(of: [.last]) == [addresses[3]])
    var hashes: [String] = []
    try reader.read(addresses) { hashes.append($0.decodedHash) }
    #expect(hashes == wanted.map { expected[$0] })
    #expect(try MediaProbe().facts(of: cut).mainVideo?.frameCount?.value == expected.count)
  }

  @Test(.enabled(if: ExternalProgram.arePresent, "\(ExternalProgram.absence)"))
  func countsTheFramesOfAStreamWithoutTimes() throws {
    let stream = folder.path("stream.h264")
    _ = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-i", path, "-c", "copy", "-bsf:v", "h264_mp4toannexb", stream,
    ])
    let reader = try FrameReader(stream, track: 0)
    var hashes: [String] = []
    try reader.read(try reader.addresses(of: [.first, .number(21), .last])) {
      hashes.append($0.decodedHash)
    }
    let expected = try FrameHashes(stream, track: 0).all
    #expect(hashes == [0, 21, 49].map { expected[$0] })
  }
}

/// Small pictures of frames that are only measured.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct FrameSketchTests {
  @Test(arguments: [
    ["-c:v", "ffv1", "-pix_fmt", "bgr0"], ["-c:v", "ffv1", "-pix_fmt", "gray"],
    ["-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p", "-colorspace", "bt709"],
    ["-c:v", "libx264", "-crf", "8", "-pix_fmt", "yuv420p10le", "-color_range", "pc"],
  ])
  func areWithinAShadeOfTheExactWay(coding: [String]) throws {
    let folder = try TemporaryFolder()
    let clip = try BlobClip {
      ($0.width, $0.height, $0.frameCount, $0.coding) = (640, 360, 1, coding)
      ($0.x, $0.y, $0.radius) = ("300", "150", 90)
    }.write(in: folder, named: "clip.mkv")
    let rendition = FrameRendition(
      crop: Cropping(left: 20, right: 0, top: 0, bottom: 11),
      scaledSize: PixelSize(width: 155, height: 87), sourceColor: ColorFacts(matrix: "bt709"))
    let reader = try FrameReader(clip, track: 0)
    try reader.read(try reader.addresses(of: [.first])) { frame in
      let (sketch, exact) = (try frame.sketch(rendition), try frame.picture(rendition))
      #expect(sketch.size == exact.size)
      let differences = zip(sketch.bytes, exact.bytes).map { abs(Int($0) - Int($1)) }
      let mean = Double(differences.reduce(0, +)) / Double(differences.count)
      #expect(mean < 1.5, "\(mean), at most \(differences.max() ?? 0)")
    }
  }
}
