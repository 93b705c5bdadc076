import Media
import MediaModel
import Preflight
import Preprocess
import TestMedia
import Testing

/// A numbered clip, played before and after a repair.
struct CutClip {
  let clip: NumberedClip
  let folder: TemporaryFolder
  let path: String
  let before: PlayedClip

  init(_ clip: NumberedClip) throws {
    self.clip = clip
    folder = try TemporaryFolder()
    path = try clip.write(in: folder)
    before = try PlayedClip(path)
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

  /// Cuts the clip to what is wished.
  func trimmed(_ change: (inout RepairWishes) -> Void) throws -> Result {
    try carriedOut(RepairPlanner().planTrim(path, wishes: RepairWishes(change)))
  }

  /// Makes the clip acceptable to a profile.
  func fitted(
    for profile: String, _ change: (inout RepairWishes) -> Void = { _ in }
  ) throws -> Result {
    try carriedOut(plan(for: profile, change))
  }

  /// The plan that makes the clip acceptable to a profile.
  func plan(
    for profile: String, _ change: (inout RepairWishes) -> Void = { _ in }
  ) throws -> RepairPlan {
    let profile = try Catalog.builtIn.profile(named: profile)
    return try RepairPlanner().planFit(
      path, for: RepairPlan.Acceptance(profiles: [profile]), wishes: RepairWishes(change))
  }

  private func carriedOut(_ plan: RepairPlan) throws -> Result {
    let recipe = try #require(plan.recipe, "\(plan.report.refusals)")
    let container =
      switch recipe.rendition {
      case .clip(let rendition): rendition.container.rawValue
      case .identical, .still: clip.clip.container.rawValue
      }
    let output = folder.path("result.\(container)")
    let report = try Repair().carryOut(plan, to: output, replacesExisting: true)
    return Result(
      path: output, report: report,
      inspection: try CutInspection(output, of: clip, played: before))
  }
}
