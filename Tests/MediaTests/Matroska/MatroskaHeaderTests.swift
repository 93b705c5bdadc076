import MediaModel
import Testing

@testable import Media

/// Matroska files built element by element.
@Suite struct MatroskaHeaderTests {
  private typealias ID = MatroskaElements
  private let start = EBMLBytes.element(ID.header, EBMLBytes.element(ID.docType, "webm"))
  private let cluster = EBMLBytes.element(ID.cluster, [1, 2, 3])
  private let cues = EBMLBytes.element(ID.cues, [])

  private func header(_ segment: [UInt8]) throws -> MatroskaHeader {
    let file = try ByteFile(start + EBMLBytes.element(ID.segment, segment))
    return try #require(try MatroskaHeader(file: FileBytes(path: file.path)))
  }

  private func tracks(_ video: [UInt8], _ more: [UInt8] = []) -> [UInt8] {
    let entry =
      EBMLBytes.element(ID.trackNumber, 1)
      + EBMLBytes.element(ID.trackIdentifier, Int(bitPattern: 0xF000_0000_0000_0001))
      + EBMLBytes.element(ID.trackType, 1) + more + EBMLBytes.element(ID.video, video)
    return EBMLBytes.element(ID.tracks, EBMLBytes.element(ID.trackEntry, entry))
  }

  private func video(_ parts: [UInt8]) throws -> MatroskaVideo {
    try #require(try header(tracks(parts) + cluster).tracks.first?.video)
  }

  @Test func readsTheDurationExactly() throws {
    let info =
      EBMLBytes.element(ID.timestampScale, 1_000_000) + EBMLBytes.element(ID.duration, 7544.0)
    let found = try header(EBMLBytes.element(ID.info, info) + cluster)
    #expect(found.docType == "webm")
    #expect(found.duration == MediaTime(value: 7544, timescale: 1000))
  }

  @Test(arguments: [Double.nan, .infinity, -1, 0, 1e300])
  func givesNoDurationForNonsense(ticks: Double) throws {
    let info = EBMLBytes.element(ID.info, EBMLBytes.element(ID.duration, ticks))
    #expect(try header(info + cluster).duration == nil)
  }

  @Test func findsTheIndexWhereItIs() throws {
    #expect(try header(tracks([]) + cues + cluster).indexPosition == .front)
    #expect(try header(tracks([]) + cluster + cues).indexPosition == .end)
    #expect(try header(tracks([]) + cluster).indexPosition == nil)
  }

  @Test func followsTheTableOfContents() throws {
    func table(_ position: Int) -> [UInt8] {
      let seek =
        EBMLBytes.element(ID.seekIdentifier, .big(ID.cues, 4))
        + EBMLBytes.element(ID.seekPosition, position)
      return EBMLBytes.element(ID.seekHead, EBMLBytes.element(ID.seek, seek))
    }
    // A cluster of unknown size cannot be hopped over; only the table leads behind it.
    let live = EBMLBytes.open(ID.cluster, [1, 2, 3])
    let before = table(0).count + tracks([]).count + live.count
    #expect(try header(table(before) + tracks([]) + live + cues).indexPosition == .end)
    #expect(try header(tracks([]) + live + cues).indexPosition == nil)
  }

  @Test func readsAFileThatWasRecordedLive() throws {
    let file = try ByteFile(
      start + EBMLBytes.open(ID.segment, tracks([]) + EBMLBytes.open(ID.cluster, [1])))
    let found = try #require(try MatroskaHeader(file: FileBytes(path: file.path)))
    #expect(found.tracks.count == 1)
    #expect(found.problems.isEmpty)
  }

  @Test func saysThatTheFileIsCut() throws {
    let whole = start + EBMLBytes.element(ID.segment, tracks([]) + cluster)
    let file = try ByteFile(whole.dropLast())
    let found = try #require(try MatroskaHeader(file: FileBytes(path: file.path)))
    #expect(found.problems.map(\.kind) == [.truncated])
  }

  @Test(arguments: [
    (41_666_666, Rational(24)), (41_708_333, Rational(24000, 1001)), (41_667_000, Rational(24)),
    (33_366_667, Rational(30000, 1001)), (8_341_667, Rational(120_000, 1001)),
    (50_000_000, Rational(20)),
  ])
  func knowsTheRateThatIsMeant(nanoseconds: Int, rate: Rational?) throws {
    let entry = tracks([], EBMLBytes.element(ID.defaultDuration, nanoseconds))
    let track = try #require(try header(entry + cluster).tracks.first)
    #expect(track.defaultDurationNanoseconds == nanoseconds)
    #expect(track.nominalFrameRate?.framesPerSecond == rate)
  }

  @Test func readsCroppingAndDisplaySize() throws {
    let found = try video(
      EBMLBytes.element(ID.cropTop, 2) + EBMLBytes.element(ID.cropRight, 4)
        + EBMLBytes.element(ID.displayWidth, 16) + EBMLBytes.element(ID.displayHeight, 9)
        + EBMLBytes.element(ID.displayUnit, 3) + EBMLBytes.element(ID.alphaMode, 1))
    #expect(found.cropping == Cropping(left: 0, right: 4, top: 2, bottom: 0))
    #expect(found.displaySize == PixelSize(width: 16, height: 9))
    #expect(found.displayUnit == .aspectRatio)
    #expect(found.hasAlpha)
  }

  @Test(arguments: [
    (0.0, 0.0, Rotation.none), (90, 0, Rotation(degrees: 270)), (-90, 0, Rotation(degrees: 90)),
    (180, 0, Rotation(degrees: 180)), (0, 180, Rotation(degrees: 0, isMirrored: true)),
    (45, 0, nil),
  ])
  func turnsAgainstTheClock(roll: Double, yaw: Double, rotation: Rotation?) throws {
    let pose = EBMLBytes.element(ID.poseRoll, roll) + EBMLBytes.element(ID.poseYaw, yaw)
    #expect(try video(EBMLBytes.element(ID.projection, pose)).rotation == rotation)
  }

  @Test func readsColor() throws {
    let colour =
      EBMLBytes.element(ID.primaries, 9) + EBMLBytes.element(ID.transfer, 16)
      + EBMLBytes.element(ID.matrix, 9) + EBMLBytes.element(ID.range, 1)
      + EBMLBytes.element(ID.maximumContentLight, 1000)
      + EBMLBytes.element(ID.masteringMetadata, [])
    let color = try #require(try video(EBMLBytes.element(ID.colour, colour)).color)
    #expect(color.facts.primaries == "bt2020")
    #expect(color.facts.transfer == "smpte2084")
    #expect(color.facts.range == .limited)
    #expect(color.maximumContentLight == 1000)
    #expect(color.hasMasteringMetadata)
  }

  @Test func readsStatisticsOfTracksWithLargeNumbers() throws {
    func simple(_ name: String, _ text: String) -> [UInt8] {
      EBMLBytes.element(
        ID.simpleTag, EBMLBytes.element(ID.tagName, name) + EBMLBytes.element(ID.tagText, text))
    }
    let target = EBMLBytes.element(ID.tagTrackIdentifier, Int(bitPattern: 0xF000_0000_0000_0001))
    let tag =
      EBMLBytes.element(ID.tagTargets, target) + simple("NUMBER_OF_FRAMES-eng", "150")
      + simple("DURATION", "00:01:05.023000000")
    let tags = EBMLBytes.element(ID.tags, EBMLBytes.element(ID.tag, tag))
    let track = try #require(try header(tracks([]) + cluster + tags).tracks.first)
    #expect(track.taggedFrameCount == 150)
    #expect(track.taggedDuration == MediaTime(value: 65_023, timescale: 1000))
  }

  @Test func leavesOtherFilesAlone() throws {
    let file = try ByteFile(.text("not Matroska at all"))
    #expect(try MatroskaHeader(file: FileBytes(path: file.path)) == nil)
  }
}

/// Builds elements of Matroska files.
enum EBMLBytes {
  /// An element whose size is written in 8 bytes, so that positions are easy to compute.
  static func element(_ identifier: Int, _ payload: [UInt8]) -> [UInt8] {
    .joined(number(identifier), [0x01], .big(payload.count, 7), payload)
  }

  static func element(_ identifier: Int, _ value: Int) -> [UInt8] {
    element(identifier, .big(value, 8))
  }

  static func element(_ identifier: Int, _ value: Double) -> [UInt8] {
    element(identifier, .big(Int(bitPattern: UInt(value.bitPattern)), 8))
  }

  static func element(_ identifier: Int, _ text: String) -> [UInt8] {
    element(identifier, .text(text))
  }

  /// An element whose writer did not know the size.
  static func open(_ identifier: Int, _ payload: [UInt8]) -> [UInt8] {
    .joined(number(identifier), [0x01], [UInt8](repeating: 0xFF, count: 7), payload)
  }

  private static func number(_ identifier: Int) -> [UInt8] {
    .big(identifier, (identifier.bitWidth - identifier.leadingZeroBitCount + 7) / 8)
  }
}

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
    let path = try #require(
      ImageCorpus.files.first { $0.path.hasSuffix("/" + name) }
    ).path
    let header = try #require(try MatroskaHeader(file: ImageCorpus.file(path)))
    #expect(header.indexPosition == position)
    #expect(header.problems.map(\.kind) == problems)
  }
}
