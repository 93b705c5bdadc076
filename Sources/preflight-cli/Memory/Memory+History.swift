import MediaModel
import Preflight
import Preprocess
import ProviderAnswers
import System

extension Memory {
  /// Gathers what some profiles said of a request.
  func remember(_ results: [ProfileResult], of request: Request, profiles: [Profile]) {
    guard isActive else { return }
    let time = Timestamp.seconds
    remember(
      results.map { result in
        HistoryEntry(
          result, of: request, settingsOf: profiles.first { $0.id == result.profileID },
          at: time, resolving: AbsolutePath.resolved)
      })
  }

  /// Gathers what the profiles of a repair say of its result, or of the source where there is none.
  func remember(_ report: RepairReport, for acceptance: RepairPlan.Acceptance) {
    let facts: MediaFacts?
    let results: [ProfileResult]
    switch report.outcome {
    case .planned: return
    case .written, .copied: (facts, results) = (report.after, report.checkAfter)
    case .refused: (facts, results) = (report.before, report.checkBefore)
    }
    guard var facts else { return }
    if let output = report.output { facts.path = output }
    let request = Request(
      inputs: [RequestInput(role: acceptance.role, path: facts.path, facts: facts)],
      settings: acceptance.settings, transport: acceptance.transport)
    remember(results, of: request, profiles: acceptance.profiles)
  }
}
