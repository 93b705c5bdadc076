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
    let hopeless = hopelessness(needs, before)
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
    let drafts = formats.map { draft(as: $0, picture: picture, fit: fit) }
    let possible = drafts.filter { renderObstacle($0.rendition) == nil }
    guard let first = possible.first else {
      let reason = drafts.first.flatMap { renderObstacle($0.rendition) } ?? "There is no encoder."
      return outline.refused([Refusal("encoder-missing", reason: reason)])
    }
    let ranked = ranked(possible, limit: limit)
    let chosen = ranked.first ?? first
    var plan = outline.plan(chosen, needs: needs, judge: judge, limit: limit)
    plan.report.notes += [geometry.note].compactMap(\.self)
    let smaller = ranked.first { $0.isLossy && !chosen.isLossy }
    if plan.recipe != nil, limit != nil, let smaller {
      plan.fallback = outline.plan(smaller, needs: needs, judge: judge, limit: limit).recipe
    }
    return plan
  }

  private func hopelessness(_ needs: ClipNeeds, _ results: [ProfileResult]) -> [Refusal] {
    let misplaced = needs.findings.filter { $0.id.hasPrefix("input.") }
    let broken = facts.problems.filter {
      [.truncated, .damaged, .encrypted, .empty, .unreadable].contains($0.kind)
    }
    let isVideo = results.flatMap(\.assignments).contains { $0.mediaType == .video }
    let isDecodable = facts.image?.codec.isDecodable ?? false
    return misplaced.map {
      Refusal($0.id, reason: $0.message, choices: [$0.fix?.sentence].compactMap(\.self))
    }
      + broken.map { Refusal($0.kind.rawValue, reason: $0.message.sentence) }
      + (isVideo ? [.animation] : []) + (isDecodable ? [] : [.undecodable])
  }

  private var isOtherFormatWished: Bool {
    guard let wished = wishes.resultExtension.flatMap(StillFormat.Kind.init(named:)) else {
      return false
    }
    return wished.rawValue != facts.image?.format
  }

  /// The drafts against which least speaks, the best first; where bytes are scarce, a picture that
  /// may lose a little comes before one that may lose nothing and stays too large.
  private func ranked(_ drafts: [StillDraft], limit: Int64?) -> [StillDraft] {
    let quantities: Set<Quantity> = [.imageFormat, .alpha, .bitDepth]
    let judged = drafts.map { ($0, judge.objections(to: $0.facts, about: quantities)) }
    let least = judged.map(\.1).min()
    let best = judged.filter { $0.1 == least }.map(\.0)
    let isScarce = limit.map { $0 < facts.byteCount } ?? false
    return isScarce ? best.filter(\.isLossy) + best.filter { !$0.isLossy } : best
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

  private func draft(as format: StillFormat, picture: PictureSource, fit: PictureFit) -> StillDraft
  {
    let image = facts.image
    let hasAlpha = image?.pixelFormat.hasAlpha == true
    let color = StillColor(image, format: format)
    var rendition = PictureRendition(
      colorConversion: color.conversion, sourceColor: color.source, resultColor: color.result,
      pixelFormat: format.pixelFormat,
      background: hasAlpha && !format.keepsAlpha ? wishes.background : nil)
    rendition.apply(fit, to: picture, background: wishes.background, step: 1)
    return StillDraft(
      rendition: StillRendition(
        source: facts.path, picture: rendition, format: format.coding(of: image?.format)),
      facts: facts.shown(as: fit.size).saved(as: format, color: color.result), fit: fit)
  }
}

extension Refusal {
  fileprivate static let animation = Refusal(
    "animation", reason: "The animation is taken as a video, and animations are not converted.",
    choices: ["Export it as a video such as MP4."])
}
