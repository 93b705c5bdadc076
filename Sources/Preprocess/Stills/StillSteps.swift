import Media
import Preflight

/// What is done to a still picture, and what it loses, in words.
struct StillSteps {
  let before: MediaFacts
  let draft: StillDraft
  let needs: ClipNeeds
  let byteLimit: Int64?

  /// Every step with its reason and its cost.
  var steps: [RepairStep] {
    let geometry = GeometrySteps(
      before: before, fit: draft.fit, findings: needs.about(GeometryLimits.quantities),
      otherwise: "The format needs it.")
    let all: [RepairStep?] = [
      firstPicture, turning, geometry.cropping, geometry.padding, geometry.scaling, color,
      flattening, saving,
      needs.compressing(
        within: byteLimit, noFurtherThan: "\(StillFormat.qualities.last ?? 50) of 100"),
      needs.leavingOut(privateKinds),
    ]
    return all.compactMap(\.self)
  }

  /// What the result lacks, a sentence each.
  var losses: [String] {
    let image = before.image
    let count = image?.frameCount ?? 1
    let others = "All frames but the first\(count > 1 ? " of \(count)" : "")."
    let lost = [
      image?.isAnimated == true ? others : nil,
      draft.rendition.picture.background == nil ? nil : "Transparency.",
      image?.hasICCProfile == true ? "The ICC colour profile." : nil,
      image?.dynamicRange?.isHigh == true ? "High dynamic range." : nil,
      privateKinds.isEmpty ? nil : "Metadata: \(Wording.list(privateKinds, "and")).",
    ]
    return lost.compactMap(\.self)
  }

  private var privateKinds: [String] {
    [
      before.container.hasLocation ? "the place of the recording" : nil,
      before.container.hasDeviceMetadata ? "the device or program" : nil,
    ].compactMap(\.self)
  }

  private var firstPicture: RepairStep? {
    guard before.image?.isAnimated == true else { return nil }
    let findings = needs.asking(for: .keepFirstPicture)
    return RepairStep(
      .cut, action: "Keep the first frame of the animation.",
      reason: findings.reason(else: "The result is a still image."),
      cost: "The other frames are dropped.", findings: findings.ids)
  }

  var turning: RepairStep? {
    guard draft.rendition.picture.turn != .none else { return nil }
    let findings = needs.asking(for: .bakeRotation)
    return RepairStep(
      .bakeRotation, action: "Turn the pixels themselves.",
      reason: findings.reason(else: "The result is stored as it is seen."), findings: findings.ids)
  }

  private var color: RepairStep? {
    let findings = needs.asking(for: .convertToRGB, .convertToSDR)
    guard draft.rendition.picture.colorConversion != nil || !findings.isEmpty else { return nil }
    return RepairStep(
      .convertColor, action: "Bring the colours to sRGB.",
      reason: findings.reason(else: "Models work in sRGB."),
      cost: "Colours beyond it are compressed.", findings: findings.ids)
  }

  var flattening: RepairStep? {
    needs.flattening(draft.rendition.picture, because: "The format has no transparency.")
  }

  private var saving: RepairStep {
    let findings = needs.asking(for: .convertImage)
    let (name, cost): (String, String?) =
      switch draft.rendition.format {
      case .png: ("PNG", nil)
      case .jpeg(let quality, _): ("JPEG with quality \(quality)", "It is coded with a small loss.")
      case .webp(let quality): ("WebP", quality == nil ? nil : "It is coded with a small loss.")
      }
    return RepairStep(
      .encode, action: "Save it as \(name).",
      reason: findings.reason(else: "The image is saved again."), cost: cost,
      findings: findings.ids)
  }
}

extension PlanOutline {
  /// The plan that saves a still picture, or refuses when the result would not be accepted.
  func plan(
    _ draft: StillDraft, needs: ClipNeeds, judge: ResultJudge, limit: Int64?
  ) -> RepairPlan {
    var after = draft.facts
    after.byteCount = min(facts.byteCount, limit ?? facts.byteCount)
    let results = judge.results(for: after)
    let refusals = results.flatMap(\.findings).refusals
    guard refusals.isEmpty else { return refused(refusals) }
    let writing = StillSteps(before: facts, draft: draft, needs: needs, byteLimit: limit)
    return RepairPlan(
      recipe: Recipe(
        source: facts.path, rendition: .still(draft.rendition), maximumByteCount: limit,
        steps: writing.steps),
      acceptance: acceptance,
      report: RepairReport(
        outcome: .planned, input: facts.path, steps: writing.steps, losses: writing.losses,
        notes: notes, before: facts, after: after, checkBefore: checkBefore, checkAfter: results))
  }
}
