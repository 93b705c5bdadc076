import Foundation
import Media
import MediaModel
import Preflight
import TestMedia
import Testing

@testable import Preprocess

/// Pairs of clips whose best join is known.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct PairExtractionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func pair(
    _ first: String, _ second: String, for profiles: [Profile] = [],
    options: (inout TransitionOptions) -> Void = { _ in }
  ) throws -> PairReport {
    let pair = try PairExtraction().prepare(
      from: first, to: second, options: TransitionOptions(options),
      for: RepairPlan.Acceptance(profiles: profiles), into: folder.path("pair"))
    try pair.output.commit()
    return pair.report
  }

  private func clip(
    _ name: String, change: (inout BlobClip) -> Void = { _ in }
  ) throws -> String {
    try BlobClip(change).write(in: folder, named: name)
  }

  @Test func takesTheLastFrameAndTheFirst() throws {
    let report = try pair(try clip("a.mkv"), try clip("b.mkv") { $0.y = "20+3*N" })
    #expect(report.start.record.frame?.number == 13)
    #expect(report.end.record.frame?.number == 0)
    let start = try DecodedRGB(folder.path("pair/start.png"))
    #expect(start.largestDifference(from: try DecodedRGB(folder.path("a.mkv"), number: 13)) == 0)
    let end = try DecodedRGB(folder.path("pair/end.png"))
    #expect(end.largestDifference(from: try DecodedRGB(folder.path("b.mkv"), number: 0)) == 0)
  }

  @Test func aDamagedLastFrameGivesWayAndIsNamed() throws {
    let whole = try clip("whole.mkv")
    let stream = folder.path("a.ts")
    _ = try ExternalProgram.ffmpeg.output([
      "-nostdin", "-v", "error", "-i", whole, "-c:v", "mpeg2video", "-q:v", "2", "-bf", "0", stream,
    ])
    // The last packets of the stream are lost, and with them the end of its last picture.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: stream))
    let cut = folder.path("cut.ts")
    try bytes.dropLast(188 * 4).write(to: URL(fileURLWithPath: cut))
    let reader = try FrameReader(cut, track: 0)
    let last = try #require(try reader.addresses(of: [.last]).first)
    #expect(throws: MediaError.self) { try reader.read([last]) { _ in } }

    let report = try pair(cut, try clip("b.mkv"))
    let taken = try #require(report.start.record.frame)
    #expect(taken.time < last.time)
    #expect(report.start.record.replacement?.wanted.time == last.time)
    #expect(report.start.record.replacement?.reason.contains("is damaged") == true)
    #expect(report.notes.contains { $0.hasPrefix("A: 1 frame at the end cannot be decoded") })
  }

  @Test func searchFindsWhereTheBlobIsAtOnePlace() throws {
    // A's blob is at 120 in frame 11, two before the end, and so is B's in its first frame.
    let first = try clip("a.mkv") { $0.x = "32+8*N" }
    let second = try clip("b.mkv") { ($0.x, $0.y) = ("120", "45+2*N") }
    let report = try pair(first, second) { $0.search = MediaTime(seconds: 1) }
    #expect(report.start.record.frame?.number == 11)
    #expect(report.end.record.frame?.number == 0)
    #expect(report.search?.isBetter == true)
    #expect(report.search?.startShift == MediaTime(seconds: Rational(2, 25) ?? 0))
  }

  @Test func recommendsBetterFramesAlsoWithoutASearch() throws {
    let first = try clip("a.mkv") { $0.x = "if(gt(N\\,10)\\,25\\,100+N)" }
    let second = try clip("b.mkv") { $0.x = "110+N" }
    let report = try pair(first, second)
    #expect(report.start.record.frame?.number == 13)
    let moves = try #require(report.findings.first { $0.id == "pair.subject.moves" })
    #expect(moves.advice.contains("earlier in A"), "\(moves.advice)")
  }

  @Test func takesTheLastFrameBeforeAFadeAndSaysSo() throws {
    let first = try clip("a.mkv") {
      $0.frameCount = 34
      $0.x = "20+3*N"
      $0.filters = ["fade=out:start_frame=20:nb_frames=10"]
    }
    let report = try pair(first, try clip("b.mkv"))
    let number = try #require(report.start.record.frame?.number)
    #expect((18...21).contains(number))
    #expect(report.start.record.replacement?.wanted.number == 33)
    #expect(report.start.record.replacement?.reason.contains("black") == true)
    #expect(report.notes.contains { $0.contains("cut A after this frame") }, "\(report.notes)")
  }

  @Test func namesALastFrameThatRepeatsTheOneBefore() throws {
    let first = try clip("a.mkv") { $0.x = "30+6*min(N\\,12)" }
    let report = try pair(first, try clip("b.mkv"))
    #expect(report.start.record.frame?.number == 13)
    #expect(report.findings.contains { $0.id == "pair.start.duplicate" })
  }

  @Test func cropsPortraitAndLandscapeByOneRuleWithoutDistortion() throws {
    let first = try clip("a.mkv") { $0.x = "80" }
    let second = try clip("b.mkv") {
      ($0.width, $0.height) = (180, 320)
      ($0.x, $0.y, $0.radius) = ("90", "160", 30)
    }
    let report = try pair(first, second)
    #expect(report.size == .of(90, 90))
    #expect(report.findings.contains { $0.id == "pair.orientation.differs" })
    for name in ["start", "end"] {
      let picture = try DecodedRGB(folder.path("pair/\(name).png"))
      #expect(picture.width == 90 && picture.height == 90)
      let blob = try #require(picture.blob)
      #expect(abs(blob.width - blob.height) <= 1, "\(blob)")
      #expect(abs(blob.left + blob.width / 2 - 45) <= 2, "\(blob)")
      #expect(abs(blob.top + blob.height / 2 - 45) <= 2, "\(blob)")
    }
  }

  @Test func paddingShowsAllOfBothOnTheColour() throws {
    let second = try clip("b.mkv") {
      ($0.width, $0.height) = (90, 160)
      ($0.x, $0.y) = ("45", "80")
    }
    let report = try pair(try clip("a.mkv"), second) {
      $0.aspectChange = .pad
      $0.background = "FF0000"
    }
    #expect(report.start.measures.croppedShare == 0 && report.end.measures.croppedShare == 0)
    let start = try DecodedRGB(folder.path("pair/start.png"))
    #expect(Array(start.bytes.prefix(3)) == [255, 0, 0])
    let blob = try #require(start.blob)
    #expect(abs(blob.width - blob.height) <= 1)
  }

  @Test func theFocusStaysInView() throws {
    let second = try clip("b.mkv") { ($0.width, $0.x) = (90, "45") }
    // The middle of A would lose a blob at its left edge.
    let first = try clip("a.mkv") { $0.x = "14" }
    _ = try pair(first, second) { $0.focus = .init(x: 0, y: Rational(1, 2) ?? 0) }
    let blob = try #require(try DecodedRGB(folder.path("pair/start.png")).blob)
    #expect(abs(blob.width - blob.height) <= 1, "\(blob)")
  }

  @Test func takesPicturesInPlaceOfClips() throws {
    let picture = try clip("b.png") { $0.x = "114" }
    var report = try pair(try clip("a.mkv"), picture)
    #expect(report.end.record.frame == nil)
    try FileManager.default.removeItem(atPath: folder.path("pair"))
    report = try pair(picture, try clip("c.png") { $0.x = "60" }) { $0.tail = .init(seconds: 1) }
    #expect(report.start.record.frame == nil)
    guard case .unavailable = report.tail else {
      Issue.record("A picture has no tail.")
      return
    }
  }

  @Test func fulfilsWhatTheTwoRolesOfAProfileDemand() throws {
    let profile = try Catalog.builtIn.profile(named: "kling/first-last-frame")
    let report = try pair(try clip("a.mkv"), try clip("b.mkv"), for: [profile])
    #expect(report.size.shortSide >= 300)
    #expect(report.start.record.check.map(\.verdict) == [.pass])
    // Of the end frame no limit is known.
    #expect(report.end.record.check.map(\.verdict) == [.unknown])
    #expect(report.start.record.check[0].assignments.map(\.role) == ["first"])
    #expect(report.end.record.check[0].assignments.map(\.role) == ["end"])
  }

  @Test func aProfileThatTakesNoPairIsRefusedByName() throws {
    let profile = try Catalog.builtIn.profile(named: "chatvideopro/erase-objects")
    #expect(throws: RequestError.self) {
      try pair(folder.path("a.mkv"), folder.path("b.mkv"), for: [profile])
    }
  }
}
