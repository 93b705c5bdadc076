import Media
import MediaModel
import Preflight

/// Decides on one recipe for one clip.
struct ClipPlanner {
  let source: ClipSource
  let judge: ResultJudge
  let acceptance: RepairPlan.Acceptance
  let wishes: RepairWishes
  /// Whether the clip is only cut.
  let isTrim: Bool

  var facts: MediaFacts { source.facts }

  /// The plan; without a recipe when nothing would be accepted.
  ///
  /// - Throws: `MediaError` when the file cannot be read, `RequestError` when the wishes make no
  ///   sense in it.
  func plan() throws -> RepairPlan {
    let before = judge.results(for: facts)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.isToBeMended))
    let outline = PlanOutline(
      facts: facts, acceptance: acceptance, checkBefore: before,
      notes: judge.remarks(beside: facts))
    if isLeftAlone(needs) { return outline.identical() }
    let hopeless = hopelessness(needs)
    guard hopeless.isEmpty else { return outline.refused(hopeless) }
    let timeline: FrameTimeline
    do throws(MediaError) {
      timeline = try source.timeline(part)
    } catch {
      guard error.kind == .damaged else { throw error }
      return outline.refused([Refusal("no-frames", reason: "The clip \(error.reason)")])
    }
    guard let video = facts.mainVideo, let clock = FrameClock(timeline, pacing: video.frameRate)
    else {
      return outline.refused([Refusal("no-frames", reason: "The clip has no frames.")])
    }
    let nominal = clock.rate ?? video.frameRate.nominal ?? video.frameRate.average
    let wished = try WishedRange(wishes, in: clock, rate: nominal, keep: judge.keptEnd)
    if !isTrim, !wished.isPart, needs.findings.isEmpty, !asksForFile {
      return outline.identical()
    }
    do {
      let cut = try self.cut(wished, clock, needs)
      return try plan(cut, in: clock, needs: needs, outline: outline)
    } catch let error as CutRefusal {
      return outline.refused([error.refusal])
    }
  }

  /// Whether nothing is to be done, whatever the frames are.
  private func isLeftAlone(_ needs: ClipNeeds) -> Bool {
    let isClip = facts.kind == .video && facts.mainVideo != nil
    guard isClip else { return !needs.findings.contains { $0.severity.verdict == .fail } }
    return !isTrim && needs.findings.isEmpty && !wishes.asksForPart && !asksForFile
  }

  /// Whether a new file is asked for even where the old one would do.
  private var asksForFile: Bool {
    let wished = wishes.resultExtension.flatMap { OutputContainer(named: $0) }
    let isOther = wished.map { $0 != OutputContainer(named: facts.container.format) } ?? false
    return wishes.mode == .encode || isOther
  }

  private func plan(
    _ cut: ClipCut, in clock: FrameClock, needs: ClipNeeds, outline: PlanOutline
  ) throws -> RepairPlan {
    let drafting = ClipDrafting(
      source: source, judge: judge, wishes: wishes, clock: clock, cut: cut, isForModels: !isTrim)
    let obstacle = try copyObstacle(cut, in: clock, needs: needs)
    let copied = obstacle == nil ? Result { () throws(DraftRefusal) in try drafting.copy() } : nil
    func planned(_ draft: ClipDraft, _ reason: String?) -> RepairPlan {
      outline.plan(draft, cut: cut, clock: clock, needs: needs, judge: judge, reason: reason)
    }
    if wishes.mode == .copy {
      guard case .success(let draft)? = copied else {
        return outline.refused([.copyNotExact(obstacle ?? "no container holds the pictures")])
      }
      return planned(draft, nil)
    }
    let encoded = Result { () throws(DraftRefusal) in
      try drafting.encoding()
    }
    if case .success(let draft)? = copied {
      var plan = planned(draft, nil)
      if plan.recipe != nil {
        let reason = "the frames taken over did not come out as planned"
        plan.fallback = encoded.draft.flatMap { planned($0, reason).recipe }
        return plan
      }
      switch encoded {
      case .success(let other):
        return planned(other, "taken over, the clip would not be accepted")
      case .failure(let error): return outline.refused([error.refusal])
      }
    }
    switch encoded {
    case .success(let draft): return planned(draft, obstacle)
    case .failure(let error): return outline.refused([error.refusal])
    }
  }

  /// Why frames cannot be taken over as they are, as a clause, or nil when they can.
  private func copyObstacle(
    _ cut: ClipCut, in clock: FrameClock, needs: ClipNeeds
  ) throws(MediaError) -> String? {
    guard wishes.mode != .encode else { return "encoding anew was asked for" }
    if let container = wishes.container, let codec = facts.mainVideo?.codec.name,
      !container.holds(codec)
    {
      return "\(container.name) holds no \(codec)"
    }
    guard needs.onPictures.isEmpty else { return "the pictures themselves have to change" }
    guard cut.arrangement == .once else { return "the clip is made longer" }
    if case .resampled = cut.timing { return "the frame rate changes" }
    guard !wishes.toleratesDamage || facts.problems.isEmpty else {
      return "what is damaged has to be replaced"
    }
    return try source.copyObstacle(clock.range(of: cut.frames), clock.timeline.track)
  }

  private func cut(
    _ wished: WishedRange, _ clock: FrameClock, _ needs: ClipNeeds
  ) throws(CutRefusal) -> ClipCut {
    guard !isTrim else { return ClipCut(asking: wished, in: clock) }
    let natural = clock.rate ?? Self.constantRate(for: facts)
    let rate = RateChoice(from: natural, of: facts, judge: judge).rate
    let budget = FrameBudget(judge, facts: facts.running(at: rate), rate: rate)
    return try ClipCut(
      fitting: wished, in: clock, rate: rate, budget: budget, needs: needs, wishes: wishes)
  }

  /// The rate that a clip of varying distances gets: the one that most of its frames keep.
  private static func constantRate(for facts: MediaFacts) -> FrameRate {
    let rates = facts.mainVideo?.frameRate
    if let nominal = rates?.nominal, nominal.framesPerSecond <= 120 { return nominal }
    let fallback = rates?.average ?? rates?.nominal
    return fallback?.nearestStandard ?? FrameRate.standard[4]
  }
}

extension Result where Success == ClipDraft, Failure == DraftRefusal {
  /// The draft, or nil when there is none.
  fileprivate var draft: ClipDraft? {
    guard case .success(let draft) = self else { return nil }
    return draft
  }
}

extension Refusal {
  /// The refusal to copy where that was demanded, with the reason as a clause.
  fileprivate static func copyNotExact(_ reason: String) -> Refusal {
    Refusal(
      "copy-not-exact", reason: "Taking the frames over would not be exact: \(reason).",
      choices: ["Leave --mode copy out, so that the frames are encoded anew."])
  }
}
