import Media
import MediaModel
import Preflight

/// Decides on one recipe for one still picture, or for the first picture of an animation.
struct StillPlanner {
  let facts: MediaFacts
  let judge: ResultJudge
  let acceptance: RepairPlan.Acceptance
  let wishes: RepairWishes
  /// Why this build cannot carry a rendition out, as a sentence, or nil.
  let renderObstacle: (StillRendition) -> String?

  /// The plan; without a recipe when nothing would be accepted.
  func plan() -> RepairPlan {
    let before = judge.results(for: facts)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.isToBeMended))
    let outline = PlanOutline(
      facts: facts, acceptance: acceptance, checkBefore: before,
      notes: judge.remarks(beside: facts))
    if needs.findings.isEmpty, !isOtherFormatWished { return outline.identical() }
    let hopeless = StillObstacles(facts, needs, before).refusals
    guard hopeless.isEmpty else { return outline.refused(hopeless) }
    guard let picture = PictureSource(facts) else {
      return outline.refused([.unknownGeometry(facts)])
    }
    let geometry = GeometryChoice(
      picture.shown, facts: facts, judge: judge, wishes: wishes, step: 1)
    guard let fit = geometry.fit else {
      return outline.refused([geometry.refusal ?? .unknownGeometry(facts)])
    }
    let limit = ByteLimit(judge, facts: facts).maximum
    let drafting = StillDrafting(
      facts: facts, picture: picture, fit: fit, judge: judge, background: wishes.background,
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

  private var isOtherFormatWished: Bool {
    guard let wished = wishes.resultExtension.flatMap(StillFormat.Kind.init(named:)) else {
      return false
    }
    return wished.rawValue != facts.image?.format
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
    let wished = wishes.resultExtension.flatMap(StillFormat.Kind.init(named:))
    let hasAlpha = facts.image?.pixelFormat.hasAlpha == true
    let isLossless = ["png", "bmp", "tiff", "gif", "webp"].contains(facts.image?.format)
    let usual: [StillFormat.Kind] = hasAlpha || isLossless ? [.png, .jpeg] : [.jpeg, .png]
    let kinds = ([wished, own].compactMap(\.self) + usual + [.webp]).uniqued
    let keeping = kinds.filter { !hasAlpha || $0 != .jpeg }
      .map { StillFormat(kind: $0, keepsAlpha: hasAlpha) }
    let flat = kinds.map { StillFormat(kind: $0, keepsAlpha: false) }
    return (keeping + flat).uniqued
  }
}
