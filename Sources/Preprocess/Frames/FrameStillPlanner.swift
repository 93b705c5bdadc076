import JSON
import Media
import MediaModel
import Preflight

/// Decides how the frames of one clip, or the picture of one file, become stills.
///
/// A still for a profile goes through the same choices as a picture that is repaired: size, shape,
/// format and bytes.
struct FrameStillPlanner {
  let facts: MediaFacts
  let wishes: StillWishes
  let judge: ResultJudge
  /// Why the still gets the size that is wished for.
  var sizeReason = "The size was asked for."
  /// Why this build cannot save a picture that way, as a sentence, or nil.
  var obstacle: (StillRendition) -> String? = { rendition in
    StillRenderer.obstacle(to: rendition.picture, as: rendition.format)
  }

  /// A planner for one file.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  init(
    _ facts: MediaFacts, wishes: StillWishes, acceptance: RepairPlan.Acceptance,
    catalog: Catalog
  ) throws(DocumentError) {
    self.facts = facts
    self.wishes = wishes
    judge = try ResultJudge(
      acceptance, in: catalog, followsRecommendations: wishes.followsRecommendations)
  }

  /// How fields are handled; the deinterlacing is for who decodes.
  var fields: FrameFields { FrameFields(facts, wishes.fields) }

  /// The plan for a frame, or, without its traits, for what the file's headers promise.
  func plan(_ traits: FrameTraits = FrameTraits()) -> FrameStillPlan {
    let subject = FrameSubject(facts, traits, convertsToSDR: !wishes.keepsHDR)
    var plan = FrameStillPlan(source: facts.path, color: subject.color.reading)
    plan.fields = fields.sentence
    plan.notes = [subject.color.note].compactMap(\.self)
    plan.refusals = subject.refusals + wishRefusals
    guard plan.refusals.isEmpty, let picture = subject.picture else {
      if plan.refusals.isEmpty { plan.refusals = [.unknownGeometry(facts)] }
      return plan
    }
    return completed(plan, subject, picture)
  }

  private func completed(
    _ plan: FrameStillPlan, _ subject: FrameSubject, _ picture: PictureSource
  ) -> FrameStillPlan {
    var plan = plan
    let image = subject.asImage(picture.shown)
    let before = judge.results(for: image)
    let needs = ClipNeeds(findings: before.flatMap(\.findings).filter(judge.isToBeMended))
    plan.notes += judge.remarks(beside: image)
    plan.refusals = StillObstacles(image, needs, before).refusals
    let geometry = GeometryChoice(
      picture.shown, facts: image, judge: judge, wishes: repairWishes, step: 1,
      exactSize: wishes.size)
    guard plan.refusals.isEmpty, let fit = geometry.fit else {
      plan.refusals += plan.refusals.isEmpty ? [geometry.refusal ?? .unknownGeometry(facts)] : []
      return plan
    }
    plan.notes += [geometry.note].compactMap(\.self)
    plan.maximumByteCount = [wishes.maximumByteCount, ByteLimit(judge, facts: image).maximum]
      .compactMap(\.self).min()
    let drafting = FrameDrafting(
      facts: facts, image: image, subject: subject, picture: picture, fit: fit, needs: needs,
      wishes: wishes, sizeReason: sizeReason, judge: judge)
    return settled(plan, drafting.candidates)
  }

  /// The plan with the ways that this build can go, if the profiles accept the result.
  private func settled(
    _ plan: FrameStillPlan, _ candidates: [FrameStillPlan.Candidate]
  ) -> FrameStillPlan {
    var plan = plan
    let obstacles = candidates.map { candidate in
      candidate.formats.first.flatMap {
        obstacle(
          StillRendition(source: facts.path, picture: candidate.picture, format: $0))
      }
    }
    let possible = zip(candidates, obstacles).filter { $0.1 == nil }.map(\.0)
    guard let first = possible.first else {
      let reason = obstacles.first.flatMap(\.self) ?? "There is no encoder."
      plan.refusals = [Refusal("encoder-missing", reason: reason)]
      return plan
    }
    plan.check = judge.results(for: first.facts)
    plan.refusals = plan.check.flatMap(\.findings).refusals
    guard plan.refusals.isEmpty else { return plan }
    plan.candidates = possible
    plan.color.conversion = first.conversion
    return plan
  }

  private var repairWishes: RepairWishes {
    RepairWishes { repair in
      repair.aspectChange = wishes.aspectChange
      repair.focus = wishes.focus
      repair.background = wishes.background
      repair.followsRecommendations = wishes.followsRecommendations
    }
  }

  private var wishRefusals: [Refusal] {
    guard wishes.keepsHDR, let format = wishes.format, format != .png else { return [] }
    return [
      Refusal(
        "hdr-needs-png",
        reason: "HDR and wide gamut are kept in PNG alone, and \(format.title) was asked for.",
        choices: ["Save it as PNG.", "Leave --hdr keep out, and the still becomes sRGB."])
    ]
  }
}

extension StillWishes.Format {
  /// The name of the format.
  var title: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .webp: "WebP"
    }
  }
}
