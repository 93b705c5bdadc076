import Media
import MediaModel
import Preflight
import Preprocess
import TestMedia
import Testing

/// Cuts of clips of every kind, read by programs that share no line with the code under test.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct ExactCutTests {
  @Test(arguments: NumberedClip.all)
  func keepsExactlyTheWantedFrames(clip: NumberedClip) throws {
    let source = try CutClip(clip)
    let count = clip.numbers.count
    let middle = count / 6..<count * 5 / 8
    let others = [0..<1, count - 3..<count, 0..<count]
    // Rates, containers, sounds and shapes change nothing about which frames depend on which: each
    // gets one of the other cuts.
    let ranges =
      NumberedClip.dependent.contains(clip)
      ? [middle] + others : [middle, others[(NumberedClip.all.firstIndex(of: clip) ?? 0) % 3]]
    for range in ranges {
      let result = try source.trimmed {
        $0.from = .frames(Int64(range.lowerBound))
        $0.frameCount = range.count
      }
      source.expect(result, toKeep: range)
    }
  }
}

/// A numbered clip that is repaired, and played before and after.
struct CutClip {
  let clip: NumberedClip
  let folder: TemporaryFolder
  let path: String

  init(_ clip: NumberedClip) throws {
    self.clip = clip
    folder = try TemporaryFolder()
    path = try clip.write(in: folder)
  }

  /// What came of one repair.
  struct Result {
    let path: String
    let report: RepairReport
    let inspection: CutInspection

    var numbers: [Int?] { inspection.result.numbers }

    /// The readers that find the result longer than so many seconds.
    func readings(above limit: Double) -> [String: Double] {
      inspection.readings.seconds.filter { $0.value > limit }
    }
  }

  /// Expects of a cut that it shows the frames of a range (counted as presented) and nothing else,
  /// with the sound that belongs to them, and that every reader finds it as long as it is.
  func expect(
    _ result: Result, toKeep range: Range<Int>, at location: SourceLocation = #_sourceLocation
  ) {
    let faults = result.inspection.faults(keeping: range)
    #expect(faults.isEmpty, "\(clip), frames \(range)", sourceLocation: location)
    #expect(result.report.kept?.frameCount == range.count, sourceLocation: location)
  }

  /// Cuts the clip as asked.
  func trimmed(_ change: (inout FitOptions) -> Void) throws -> Result {
    try carriedOut(RepairPlanner().planTrim(path, options: FitOptions(change)))
  }

  /// Makes the clip acceptable to a profile.
  func fitted(
    for profile: String, _ change: (inout FitOptions) -> Void = { _ in }
  ) throws -> Result {
    try carriedOut(plan(for: profile, change))
  }

  /// The plan that makes the clip acceptable to a profile.
  func plan(
    for profile: String, _ change: (inout FitOptions) -> Void = { _ in }
  ) throws -> RepairPlan {
    let profile = try Catalog.builtIn.profile(named: profile)
    return try RepairPlanner().planFit(
      path, for: RepairPlan.Acceptance(profiles: [profile]), options: FitOptions(change))
  }

  /// Cuts the clip as asked, without playing it, and returns where the cut is.
  func cut(_ change: (inout FitOptions) -> Void) throws -> String {
    try made(RepairPlanner().planTrim(path, options: FitOptions(change))).path
  }

  private func carriedOut(_ plan: RepairPlan) throws -> Result {
    let (output, report) = try made(plan)
    let inspection = try CutInspection(output, of: clip, played: clip.played(at: path))
    return Result(path: output, report: report, inspection: inspection)
  }

  private func made(_ plan: RepairPlan) throws -> (path: String, report: RepairReport) {
    let recipe = try #require(plan.recipe, "\(plan.report.refusals)")
    let container =
      switch recipe.rendition {
      case .clip(let rendition): rendition.container.rawValue
      case .identical, .still: clip.clip.container.rawValue
      }
    let output = folder.path("result.\(container)")
    return (output, try Repair().carryOut(plan, to: output, replacesExisting: true))
  }
}

/// Whether the clips that prove exactness are what they say.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct NumberedClipTests {
  @Test(arguments: NumberedClip.all)
  func showsItsNumbersAndClicksWithThem(clip: NumberedClip) throws {
    let folder = try TemporaryFolder()
    let played = try clip.played(at: clip.write(in: folder))
    #expect(played.numbers == Array(clip.numbers))
    guard let sound = played.sound else {
      #expect(clip.clip.sound == nil)
      return
    }
    let expected = clip.numbers.filter { $0 % 10 == 0 }
      .map { clip.time(ofFrame: $0).approximation + (played.times.first ?? 0) }
      .map { $0 - clip.pictureDelay.approximation }
      .filter { sound.contains($0) && sound.upperBound - $0 > 0.01 }
    let errors = zip(expected, played.clicks).map { abs($0 - $1) }
    #expect(played.clicks.count == expected.count, "\(played.clicks), not \(expected)")
    // Matroska's muxer of FFmpeg 5.1 writes Opus 7 ms early.
    #expect((errors.max() ?? 0) < 0.008, "\(errors)")
  }
}

/// The ways in which people say where a cut is.
@Suite(.enabled(if: ExternalProgram.arePresent, Comment(rawValue: ExternalProgram.absence)))
struct CutTimesTests {
  @Test(arguments: [
    ("1.32", "2.72", 33..<68), ("33f", "68f", 33..<68), ("00:00:01.32", "00:00:02:18", 33..<68),
    ("0", "0.04", 0..<1), ("3.96", "4", 99..<100),
  ])
  func keepsFramesFromAndUpToATime(from: String, to: String, kept: Range<Int>) throws {
    let source = try CutClip(NumberedClip("clip") { $0.bFrameCount = 2 })
    let result = try source.trimmed {
      $0.from = TimePosition(from)
      $0.to = TimePosition(to)
    }
    source.expect(result, toKeep: kept)
  }

  @Test(arguments: [("00:00:01;15", 45), ("00:00:01:15", 45), ("1.5015", 45), ("45f", 45)])
  func readsTimecodeOfBroadcastRates(from: String, first: Int) throws {
    let rate = Rational(30_000, 1001) ?? 30
    let source = try CutClip(NumberedClip("clip", at: rate) { $0.bFrameCount = 2 })
    let result = try source.trimmed {
      $0.from = TimePosition(from)
      $0.duration = .frames(30)
    }
    source.expect(result, toKeep: first..<first + 30)
  }

  @Test func countsFromTheFirstFrameThatIsShown() throws {
    let source = try CutClip(
      NumberedClip("hidden", alteration: .hidesFrames(7)) { $0.keyFrameDistance = 25 })
    let result = try source.trimmed {
      $0.from = TimePosition("0.4")
      $0.duration = TimePosition("1")
    }
    source.expect(result, toKeep: 10..<35)
  }
}
