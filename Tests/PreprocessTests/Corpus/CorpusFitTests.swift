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
      let plan = try RepairPlanner().planFit(clip.path, for: acceptance, options: FitOptions())
      guard let recipe = plan.recipe else {
        #expect(!plan.report.refusals.isEmpty, "\(profile.id)")
        #expect(plan.report.refusals.allSatisfy { !$0.reason.isEmpty }, "\(profile.id)")
        continue
      }
      let output = written[recipe] ?? folder.path("result-\(written.count).mp4")
      if written[recipe] == nil {
        do {
          let report = try Repair().carryOut(plan, to: output)
          #expect(report.outcome == .written || report.outcome == .copied, "\(profile.id)")
        } catch let error as MediaError where error.kind == .damaged {
          // Headers promise frames that nobody can decode: that is said, and nothing is written.
          #expect(!error.reason.isEmpty, "\(profile.id)")
          #expect(!FileManager.default.fileExists(atPath: output), "\(profile.id)")
          continue
        }
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

/// A real file beside the package.
struct RealClip: Sendable, CustomTestStringConvertible {
  let path: String
  var testDescription: String { URL(fileURLWithPath: path).lastPathComponent }
}

/// The real clips beside the package, where they are present.
enum RealClips {
  static let absence = RealFiles.absence
  static let arePresent = RealFiles.arePresent

  /// Every eighth of the clips that are quick to repair, by name.
  static let small: [RealClip] = {
    let clips = RealFiles.urls.map(\.path).sorted().filter { path in
      guard let facts = try? MediaProbe().facts(of: path), let video = facts.video.first,
        let size = video.displaySize, let count = video.frameCount?.value
      else { return false }
      return facts.kind == .video && size.width * size.height * count < 20_000_000
    }
    return stride(from: 0, to: clips.count, by: 8).map { RealClip(path: clips[$0]) }
  }()

  /// Every fifteenth of the inputs that take video, with their profiles.
  static func inputs() throws -> [(profile: Profile, role: String)] {
    let all = try Catalog.builtIn.allProfiles().flatMap { profile in
      profile.inputs.filter { $0.media.contains(.video) }.map { (profile, $0.role) }
    }
    return stride(from: 0, to: all.count, by: 15).map { all[$0] }
  }
}
