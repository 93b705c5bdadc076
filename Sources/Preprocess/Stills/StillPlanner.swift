import Media
import Preflight

/// Decides on one recipe for one still picture, or for the first picture of an animation.
struct StillPlanner {
  let facts: MediaFacts
  let judge: ResultJudge
  let acceptance: RepairPlan.Acceptance
  let options: FitOptions
  /// Why this build cannot carry a rendition out, as a sentence, or nil.
  let renderObstacle: (StillRendition) -> String?

  /// The plan; without a recipe when nothing would be accepted.
  func plan() -> RepairPlan {
    let before = judge.results(for: facts)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.hasToBeFixed))
    let outline = PlanOutline(
      facts: facts, acceptance: acceptance, checkBefore: before,
      notes: judge.remarks(beside: facts))
    if needs.findings.isEmpty, !asksForOtherFormat { return outline.identical() }
    let hopeless = StillObstacles(facts, needs, before).refusals
    guard hopeless.isEmpty else { return outline.refused(hopeless) }
    guard let picture = PictureSource(facts) else {
      return outline.refused([.unknownGeometry(facts)])
    }
    let geometry = GeometryChoice(
      picture.shown, facts: facts, judge: judge, options: options, step: 1)
    guard let fit = geometry.fit else {
      return outline.refused([geometry.refusal ?? .unknownGeometry(facts)])
    }
    let limit = ByteLimit(judge, facts: facts).maximum
    let drafting = StillDrafting(
      facts: facts, picture: picture, fit: fit, judge: judge, background: options.background,
      color: { StillColor(facts.image, format: $0) })
    let drafts = formats.map(drafting.draft)
    let possible = drafts.filter { renderObstacle($0.rendition) == nil }
    guard let first = possible.first else {
      let reason = drafts.first.flatMap { renderObstacle($0.rendition) } ?? "There is no encoder."
      return outline.refused([Refusal("encoder-missing", reason: reason)])
    }
    let ranked = ranked(drafting.best(of: possible), limit: limit)
    let chosen = ranked.first ?? first
    var plan = outline.plan(chosen, needs: needs, judge: judge, limit: limit)
    plan.report.notes += [geometry.note].compactMap(\.self)
    let smaller = ranked.first { $0.isLossy && !chosen.isLossy }
    if plan.recipe != nil, limit != nil, let smaller {
      plan.fallback = outline.plan(smaller, needs: needs, judge: judge, limit: limit).recipe
    }
    return plan
  }

  private var asksForOtherFormat: Bool {
    guard let requested = options.resultExtension.flatMap(StillFormat.Kind.init(named:)) else {
      return false
    }
    return requested.rawValue != facts.image?.format
  }

  /// The drafts in the order in which they are tried: where bytes are scarce, a picture that may lose a
  /// little comes before one that may lose nothing and stays too large.
  private func ranked(_ drafts: [StillDraft], limit: Int64?) -> [StillDraft] {
    let isScarce = limit.map { $0 < facts.byteCount } ?? false
    return isScarce ? drafts.filter(\.isLossy) + drafts.filter { !$0.isLossy } : drafts
  }

  /// The formats to try, the best first.
  private var formats: [StillFormat] {
    let own = facts.image.flatMap { StillFormat.Kind(named: $0.format) }
    let requested = options.resultExtension.flatMap(StillFormat.Kind.init(named:))
    let hasAlpha = facts.image?.pixelFormat.hasAlpha == true
    let isLossless = ["png", "bmp", "tiff", "gif", "webp"].contains(facts.image?.format)
    let usual: [StillFormat.Kind] = hasAlpha || isLossless ? [.png, .jpeg] : [.jpeg, .png]
    let kinds = ([requested, own].compactMap(\.self) + usual + [.webp]).uniqued
    let keeping = kinds.filter { !hasAlpha || $0 != .jpeg }
      .map { StillFormat(kind: $0, keepsAlpha: hasAlpha) }
    let flat = kinds.map { StillFormat(kind: $0, keepsAlpha: false) }
    return (keeping + flat).uniqued
  }
}

/// What stands in the way of any still of a picture.
struct StillObstacles {
  /// Why nothing can be done; empty when something can.
  let refusals: [Refusal]

  /// Decides by the facts of a picture as an image, and by what the profiles say of it.
  init(_ facts: MediaFacts, _ needs: ClipNeeds, _ results: [ProfileResult]) {
    let misplaced = needs.findings.filter { $0.id.hasPrefix("input.") }.map {
      Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
    }
    let fatal: Set<MediaProblem.Kind> = [.truncated, .damaged, .encrypted, .empty]
    let broken = facts.problems.filter {
      fatal.contains($0.kind) || $0.kind.hidesEverything
    }.map {
      Refusal($0.kind.rawValue, reason: $0.message.sentence)
    }
    let isVideo = results.flatMap(\.assignments).contains { $0.mediaType == .video }
    let isDecodable = facts.image?.codec.isDecodable ?? false
    refusals =
      misplaced + broken + (isVideo ? [.animation] : []) + (isDecodable ? [] : [.undecodable])
  }
}

extension Refusal {
  fileprivate static let animation = Refusal(
    "animation", reason: "The animation is taken as a video, and animations are not converted.",
    choices: ["Export it as a video such as MP4."])
}
