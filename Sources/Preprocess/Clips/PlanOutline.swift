import Media
import Preflight

/// What is the same for every plan of one file, and how plans are put together.
struct PlanOutline {
  let facts: MediaFacts
  let acceptance: RepairPlan.Acceptance
  let checkBefore: [ProfileResult]
  let notes: [String]

  /// The plan for a file that is fine as it is.
  func identical() -> RepairPlan {
    let report = RepairReport(
      outcome: .planned, input: facts.path,
      notes: notes + ["There is nothing to repair; the result has the same bytes."],
      before: facts, after: facts, checkBefore: checkBefore, checkAfter: checkBefore)
    return RepairPlan(
      recipe: Recipe(source: facts.path, rendition: .identical), acceptance: acceptance,
      report: report)
  }

  /// The plan that says why nothing is done.
  func refused(_ refusals: [Refusal]) -> RepairPlan {
    RepairPlan(
      recipe: nil, acceptance: acceptance,
      report: RepairReport(
        outcome: .refused, input: facts.path, notes: notes, refusals: refusals, before: facts,
        checkBefore: checkBefore))
  }

  /// The plan that carries out a draft, or refuses when its result would not be accepted; `reason`
  /// says why frames are not copied, as a clause, or is nil.
  func plan(
    _ draft: ClipDraft, cut: ClipCut, clock: FrameClock, needs: ClipNeeds, judge: ResultJudge,
    reason: String?
  ) -> RepairPlan {
    let limit = ByteLimit(judge, facts: draft.facts).maximum
    var after = draft.facts
    after.byteCount = min(facts.byteCount, limit ?? facts.byteCount)
    let results = judge.results(for: after)
    let refusals = results.flatMap(\.findings).refusals
    guard refusals.isEmpty else { return refused(refusals) }
    let writing = ClipSteps(
      before: facts, draft: draft, cut: cut, clock: clock, needs: needs, byteLimit: limit,
      copyObstacle: reason)
    let report = RepairReport(
      outcome: .planned, input: facts.path, steps: writing.steps,
      kept: cut.kept(in: clock, of: facts),
      losses: ClipLosses(before: facts, draft: draft, cut: cut).sentences,
      notes: notes + draft.notes + writing.notes, before: facts, after: after,
      checkBefore: checkBefore, checkAfter: results)
    return RepairPlan(
      recipe: Recipe(
        source: facts.path, rendition: .clip(draft.rendition), maximumByteCount: limit,
        steps: writing.steps),
      acceptance: acceptance, report: report)
  }
}

extension ClipCut {
  /// The frames that stay, for people and machines.
  func kept(in clock: FrameClock, of facts: MediaFacts) -> KeptFrames {
    let count =
      clock.timeline.isComplete ? clock.numbers.count : facts.mainVideo?.frameCount?.value
    return KeptFrames(
      firstFrame: clock.isCounted ? frames.lowerBound : nil, frameCount: frames.count,
      sourceFrameCount: count, start: clock.time(ofFrame: frames.lowerBound),
      end: clock.time(ofFrame: frames.upperBound), resultFrameCount: resultCount)
  }
}

extension [Finding] {
  /// Why a file with these findings is not accepted; empty when it is.
  var refusals: [Refusal] {
    filter { $0.severity.verdict == .fail }.map {
      Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
    }.uniqued
  }
}
