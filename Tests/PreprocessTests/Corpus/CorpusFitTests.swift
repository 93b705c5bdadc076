import Foundation
import Media
import MediaModel
import Preflight
import Preprocess
import TestMedia
import Testing

/// A part of what `Scripts/sweep` does with all real files and all profiles.
@Suite(.enabled(if: RealClips.arePresent, Comment(rawValue: RealClips.absence)))
struct CorpusFitTests {
  @Test(arguments: RealClips.small)
  func eitherPassesTheCheckOrIsRefusedWithAReason(clip: RealClip) throws {
    let folder = try TemporaryFolder()
    var written: [Recipe: String] = [:]
    for (profile, role) in try RealClips.inputs() {
      let acceptance = RepairPlan.Acceptance(profiles: [profile], role: role)
      let plan = try RepairPlanner().planFit(clip.path, for: acceptance, wishes: RepairWishes())
      guard let recipe = plan.recipe else {
        #expect(!plan.report.refusals.isEmpty, "\(profile.id)")
        #expect(plan.report.refusals.allSatisfy { !$0.reason.isEmpty }, "\(profile.id)")
        continue
      }
      let output = written[recipe] ?? folder.path("result-\(written.count).mp4")
      if written[recipe] == nil {
        let report = try Repair().carryOut(plan, to: output)
        #expect(report.outcome == .written || report.outcome == .copied, "\(profile.id)")
        written[recipe] = output
      }
      let facts = try MediaProbe(depth: .packets).facts(of: output)
      #expect(try complaints(about: facts, by: profile, in: role).isEmpty, "\(profile.id)")
    }
  }

  /// What stands in the way of a request with the file in a role.
  private func complaints(
    about facts: MediaFacts, by profile: Profile, in role: String
  ) throws -> [String] {
    let input = RequestInput(role: role, path: facts.path, facts: facts)
    let report = try Checker().report(on: Request(inputs: [input]), for: [profile])
    return report.results.flatMap(\.findings)
      .filter { $0.role == role && $0.severity.verdict == .fail }.map(\.message)
  }
}
