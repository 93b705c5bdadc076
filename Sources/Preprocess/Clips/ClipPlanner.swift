import Media
import Preflight

/// Decides on one recipe for one clip.
struct ClipPlanner {
  let source: ClipSource
  let judge: ResultJudge
  let acceptance: RepairPlan.Acceptance
  let options: FitOptions
  /// Whether the clip is only cut.
  let isTrim: Bool

  var facts: MediaFacts { source.facts }

  /// The plan; without a recipe when nothing would be accepted.
  ///
  /// - Throws: `MediaError` when the file cannot be read, `RequestError` when the options make no
  ///   sense in it.
  func plan() throws -> RepairPlan {
    let before = judge.results(for: facts)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.hasToBeFixed))
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
    let selected = try SelectedRange(options, in: clock, rate: nominal, keep: judge.keptEnd)
    if !isTrim, !selected.isPart, needs.findings.isEmpty, !asksForFile {
      return outline.identical()
    }
    do {
      let cut = try self.cut(selected, clock, needs)
      guard !cut.standsStillForHours else {
        return outline.refused([
          Refusal(
            "frames-too-far-apart",
            reason: "The \(Words.frames(cut.frames.count)) of the clip would become "
              + "\(cut.resultCount), almost all of them repetitions: its time stamps lie far apart.",
            choices: ["Choose a part of it, or export the clip again."])
        ])
      }
      return try plan(cut, in: clock, needs: needs, outline: outline)
    } catch let error as CutRefusal {
      return outline.refused([error.refusal])
    }
  }

  /// Whether nothing is to be done, whatever the frames are.
  private func isLeftAlone(_ needs: ClipNeeds) -> Bool {
    let isClip = facts.kind == .video && facts.mainVideo != nil
    guard isClip else { return !needs.findings.contains { $0.severity.verdict == .fail } }
    return !isTrim && needs.findings.isEmpty && !options.asksForPart && !asksForFile
  }

  /// Whether a new file is asked for even where the old one would do.
  private var asksForFile: Bool {
    let requested = options.resultExtension.flatMap { OutputContainer(named: $0) }
    let isOther = requested.map { $0 != OutputContainer(named: facts.container.format) } ?? false
    return options.mode == .encode || isOther
  }

  private func plan(
    _ cut: ClipCut, in clock: FrameClock, needs: ClipNeeds, outline: PlanOutline
  ) throws -> RepairPlan {
    let drafting = ClipDrafting(
      source: source, judge: judge, options: options, clock: clock, cut: cut, isForModels: !isTrim)
    let obstacle = try copyObstacle(cut, in: clock, needs: needs)
    let copied = obstacle == nil ? Result { () throws(DraftRefusal) in try drafting.copy() } : nil
    func planned(_ draft: ClipDraft, _ reason: String?) -> RepairPlan {
      outline.plan(draft, cut: cut, clock: clock, needs: needs, judge: judge, reason: reason)
    }
    if options.mode == .copy {
      guard case .success(let draft)? = copied else {
        return outline.refused([.copyNotExact(obstacle ?? "no container holds the video")])
      }
      return planned(draft, nil)
    }
    let encoded = Result { () throws(DraftRefusal) in
      try drafting.encoding()
    }
    if case .success(let draft)? = copied {
      var plan = planned(draft, nil)
      if plan.recipe != nil {
        let reason = "the copied frames did not come out as planned"
        plan.fallback = encoded.draft.flatMap { planned($0, reason).recipe }
        return plan
      }
      switch encoded {
      case .success(let other):
        return planned(other, "copied as it is, the clip would not be accepted")
      case .failure(let error): return outline.refused([error.refusal])
      }
    }
    switch encoded {
    case .success(let draft): return planned(draft, obstacle)
    case .failure(let error): return outline.refused([error.refusal])
    }
  }

  /// Why frames cannot be copied as they are, as a clause, or nil when they can.
  private func copyObstacle(
    _ cut: ClipCut, in clock: FrameClock, needs: ClipNeeds
  ) throws(MediaError) -> String? {
    guard options.mode != .encode else { return "re-encoding was asked for" }
    if let container = options.container, let codec = facts.mainVideo?.codec.name,
      !container.holds(codec)
    {
      return "\(container.name) holds no \(codec)"
    }
    guard needs.onPictures.isEmpty else { return "the frames themselves have to change" }
    guard cut.arrangement == .once else { return "the clip is made longer" }
    if case .resampled = cut.timing { return "the frame rate changes" }
    guard !options.toleratesDamage || facts.problems.isEmpty else {
      return "what is damaged has to be replaced"
    }
    return try source.copyObstacle(clock.range(of: cut.frames), clock.timeline.track)
  }

  private func cut(
    _ selected: SelectedRange, _ clock: FrameClock, _ needs: ClipNeeds
  ) throws(CutRefusal) -> ClipCut {
    guard !isTrim else { return ClipCut(asking: selected, in: clock) }
    let natural = clock.rate ?? Self.constantRate(for: facts)
    let rate = RateChoice(from: natural, of: facts, judge: judge).rate
    let budget = FrameBudget(judge, facts: facts.running(at: rate), rate: rate)
    return try ClipCut(
      fitting: selected, in: clock, rate: rate, budget: budget, needs: needs, options: options)
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
  /// The refusal to copy where that was asked for, with the reason as a clause.
  fileprivate static func copyNotExact(_ reason: String) -> Refusal {
    Refusal(
      "copy-not-exact", reason: "A stream copy would not be exact: \(reason).",
      choices: [.reencode])
  }
}

extension ClipPlanner {
  /// Why nothing that can be done to a clip would help; empty when something may.
  func hopelessness(_ needs: ClipNeeds) -> [Refusal] {
    guard facts.kind == .video, facts.mainVideo != nil else {
      let failing = needs.findings.filter { $0.severity.verdict == .fail }
      return [
        Refusal(
          failing.first?.id ?? "not-a-clip",
          reason: failing.reason(else: "The file has no video."),
          choices: failing.compactMap(\.fix?.sentence).uniqued)
      ]
    }
    let misplaced = needs.findings.filter { $0.id.hasPrefix("input.") }
    guard misplaced.isEmpty else {
      return misplaced.map {
        Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
      }
    }
    return facts.problems.compactMap { refusal(for: $0) }
  }

  private func refusal(for problem: MediaProblem) -> Refusal? {
    switch problem.kind {
    case .truncated, .damaged:
      guard !isTrim, !options.toleratesDamage else { return nil }
      return Refusal(
        "damaged", reason: problem.message.sentence,
        choices: [.advice("Copy or export the file again."), .tolerateDamage])
    case .encrypted:
      return Refusal(
        "encrypted", reason: problem.message.sentence, choices: ["Export it without protection."])
    case .empty, .unreadable, .refersToOtherFile, .tooLarge, .timedOut, .decoderCrashed:
      return Refusal(problem.kind.rawValue, reason: problem.message.sentence)
    case .undecodable, .durationContradicted, .colorContradicted, .misnamed:
      return nil
    }
  }

  /// The part of the clip of which frames have to be known, counted from its first frame, or nil for
  /// all of it.
  var part: Range<MediaTime>? {
    guard let rates = facts.mainVideo?.frameRate, rates.isVariable != true,
      let rate = rates.nominal ?? rates.average
    else { return nil }
    func time(_ position: TimePosition?) -> MediaTime? { position?.time(at: rate) }
    let counted = options.frameCount.map { rate.duration(ofFrames: Int64($0)) }
    let longest = time(options.duration) ?? counted ?? longestAccepted
    if let around = time(options.around) {
      return longest.map { Self.span(from: around - $0, to: around + $0) }
    }
    if let to = time(options.to) { return Self.span(from: time(options.from) ?? .zero, to: to) }
    guard let longest else { return nil }
    guard options.keep ?? judge.keptEnd != .end || options.from != nil else {
      return facts.mainVideo?.duration.map {
        Self.span(from: $0.value - longest, to: $0.value + .second)
      }
    }
    let from = time(options.from) ?? .zero
    return Self.span(from: from, to: from + longest)
  }

  /// The longest that any limit accepts, or nil when one accepts every length.
  private var longestAccepted: MediaTime? {
    let limits = judge.bounds(on: .duration, for: facts)
    let longest = limits.compactMap { bounds in
      bounds.maximum?.value ?? bounds.allowedNumbers.max()
    }.max()
    guard let longest, let rate = facts.mainVideo?.frameRate.nominal else { return nil }
    let isNeeded = judge.bounds(on: .frames, for: facts).isEmpty
    return isNeeded ? MediaTime(seconds: longest) + rate.duration(ofFrames: 2) : nil
  }

  /// A span with a second to spare on both sides.
  private static func span(from start: MediaTime, to end: MediaTime) -> Range<MediaTime> {
    let first = max(.zero, start - .second)
    return first..<max(first + .second, end + .second)
  }
}

extension MediaTime {
  static let second = MediaTime(seconds: 1)
}

/// A clip as the planner sees it: its facts, and the questions that only the file can answer.
///
/// Plans are made of values alone, so that they can be tested without a file.
struct ClipSource {
  let facts: MediaFacts
  /// When the frames of the main track are shown, at least near a part of the clip that is counted
  /// from its first frame; nil for all of it.
  let timeline: (Range<MediaTime>?) throws(MediaError) -> FrameTimeline
  /// Why copying coded frames would not be exact, as a clause, or nil.
  let copyObstacle: (FrameRange, Int) throws(MediaError) -> String?
  /// Why this build cannot carry a rendition out, as a sentence, or nil.
  let renderObstacle: (ClipRendition) -> String?
}

extension ClipSource {
  /// The clip of a file.
  init(file facts: MediaFacts) {
    let track = facts.mainVideo?.index ?? 0
    self.init(
      facts: facts,
      timeline: { part throws(MediaError) in
        try FrameTimeline(ofTrack: track, in: facts.path, near: part)
      },
      copyObstacle: { range, track throws(MediaError) in
        try CopyAssessment.obstacle(toCopying: range, ofTrack: track, in: facts.path)
      },
      renderObstacle: { ClipRenderer.obstacle(to: $0) })
  }
}

/// The findings that a repair of a clip has to fix, sorted by what they ask for.
struct ClipNeeds {
  let findings: [Finding]

  /// The findings whose fix is of one of the kinds.
  func asking(for kinds: FixAction.Kind...) -> [Finding] {
    findings.filter { finding in finding.fix.map { kinds.contains($0.action.kind) } ?? false }
  }

  /// The findings about one of the quantities.
  func about(_ quantities: Set<Quantity>) -> [Finding] {
    findings.filter { $0.limit.map { quantities.contains($0.quantity) } ?? false }
  }

  /// The findings on how long the clip is.
  var onLength: [Finding] { about(FrameBudget.quantities) }

  /// The findings that only re-encoding frames fixes.
  var onPictures: [Finding] {
    findings.filter { finding in
      guard let action = finding.fix?.action else { return false }
      switch action {
      case .scale, .resize, .reshape, .convertFrameRate, .bakeRotation, .deinterlace,
        .makeFrameRateConstant, .convertToSDR, .convertBitDepth, .makePixelsSquare, .removeAlpha,
        .compress, .convertToRGB, .convertImage, .keepFirstPicture, .lengthen:
        return true
      case .transcode: return finding.limit?.quantity == .videoCodec
      case .trim, .trimFrames, .convertAudio, .moveIndexToFront, .removeMetadata, .removeAudio,
        .mixChannels, .dropHiddenFrames, .keepOneVideoTrack, .advise:
        return false
      }
    }
  }
}

extension [Finding] {
  var ids: [String] { map(\.id).uniqued }

  /// Their messages, each once, or a reason of one's own where there are none.
  func reason(else other: String) -> String {
    isEmpty ? other : map(\.message).uniqued.joined(separator: " ")
  }
}
