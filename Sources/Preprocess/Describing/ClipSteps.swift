import Media
import MediaModel
import Preflight

/// What is done to a clip, in words, in the order in which it is done.
struct ClipSteps {
  let before: MediaFacts
  let draft: ClipDraft
  let cut: ClipCut
  let clock: FrameClock
  let needs: ClipNeeds
  let byteLimit: Int64?
  /// Why frames are not taken over, as a clause, or nil.
  let copyObstacle: String?

  /// Every step with its reason and its cost.
  var steps: [RepairStep] {
    let parts: [[RepairStep?]] = [
      [tracks], [cutting, lengthening], pictureSteps, soundSteps, [writing, compressing, metadata],
    ]
    return parts.flatMap(\.self).compactMap(\.self)
  }

  /// What else a person ought to know.
  var notes: [String] {
    guard let asked = cut.askedCount else { return [] }
    return [
      "\(Words.frames(asked)) were asked for; \(Words.framesAre(cut.resultCount)) what is accepted."
    ]
  }

  private var tracks: RepairStep? {
    let other = ClipLosses(before: before, draft: draft, cut: cut).tracks
    guard !other.isEmpty else { return nil }
    let kept = [
      "video track \(draft.rendition.video.track)",
      draft.rendition.audio.map { "audio track \($0.track)" },
    ].compactMap(\.self)
    let findings = needs.asking(for: .keepOneVideoTrack)
    return RepairStep(
      .chooseTracks, action: "Keep \(Words.list(kept, "and")).",
      reason: findings.reason(
        else: "A player shows these; which other tracks a provider would take is its own choice."),
      cost: "Dropped: \(Words.list(other, "and")).",
      findings: findings.ids)
  }

  private var cutting: RepairStep? {
    guard !cut.isWhole else { return nil }
    let kept = cut.kept(in: clock, of: before)
    let total = kept.sourceFrameCount.map { " of \($0)" } ?? ""
    let last = cut.frames.upperBound - 1
    let named =
      kept.firstFrame.map { "frames \($0) to \(last)\(total)" }
      ?? Words.frames(kept.frameCount)
    let margin = cut.isUnderLimit ? " The result stays one frame under the limit." : ""
    let dropped = kept.sourceFrameCount.map { $0 - kept.frameCount } ?? 0
    return RepairStep(
      .cut, action: "Keep \(named) (\(kept.start.short) to \(kept.end.short)).",
      reason: cut.isAsAsked
        ? "This part was asked for." : needs.onLength.reason(else: "No more is accepted.") + margin,
      cost: dropped > 0 ? "\(Words.framesAre(dropped)) cut off." : nil,
      findings: needs.onLength.ids)
  }

  private var lengthening: RepairStep? {
    let action: String
    switch cut.arrangement {
    case .once: return nil
    case .hold: action = "Let the last frame stand"
    case .loop: action = "Play the clip again from the start"
    case .boomerang: action = "Play the clip backwards and forwards again"
    }
    let added = cut.resultCount - cut.frames.count
    return RepairStep(
      .lengthen, action: "\(action) until there are \(Words.frames(cut.resultCount)).",
      reason: needs.onLength.reason(else: "The clip is too short."),
      cost: "\(Words.framesAre(max(0, added))) added that were never recorded.",
      findings: needs.onLength.ids)
  }

  private var writing: RepairStep? {
    let container = draft.rendition.container.name
    let moved = needs.asking(for: .moveIndexToFront, .transcode, .dropHiddenFrames)
    guard case .encode = draft.rendition.video.method else {
      let isCut = !cut.isWhole
      return RepairStep(
        isCut ? .copyFrames : .remux,
        action: isCut
          ? "Take the coded frames over into a new \(container) file."
          : "Write the same coded frames into a new \(container) file.",
        reason: isCut
          ? "The cut is exact without encoding anew."
          : moved.reason(else: "Only the wrapping has to change."), findings: moved.ids)
    }
    let name = draft.format?.name ?? container
    let reason = copyObstacle.map { "Frames cannot be taken over: \($0)." }
    let isOnlyWrapping = copyObstacle == nil && !moved.isEmpty
    return RepairStep(
      .encode, action: "Encode the pictures as \(name).",
      reason: isOnlyWrapping ? moved.reason(else: "") : reason ?? "The pictures change.",
      cost: "\(Words.framesAre(cut.resultCount)) encoded anew\(quality).", findings: moved.ids)
  }

  /// How good the pictures are going to be, as far as that can be promised.
  private var quality: String {
    let isLimited = byteLimit != nil && !needs.asking(for: .compress).isEmpty
    return isLimited ? "" : ", at a quality that the eye cannot tell from the source"
  }

  private var compressing: RepairStep? {
    let findings = needs.asking(for: .compress)
    guard let byteLimit, !findings.isEmpty else { return nil }
    return RepairStep(
      .compress, action: "Keep the file within \(Words.bytes(byteLimit)).",
      reason: findings.reason(else: ""),
      cost: "Quality is lowered as far as the size demands, and no further than a stated floor.",
      findings: findings.ids)
  }

  private var metadata: RepairStep? {
    let kinds = ClipLosses(before: before, draft: draft, cut: cut).metadata
    guard !kinds.isEmpty else { return nil }
    let findings = needs.asking(for: .removeMetadata)
    return RepairStep(
      .removeMetadata, action: "Leave out \(Words.list(kinds, "and")).",
      reason: findings.reason(else: "What is private is not sent unasked."),
      cost: "The result lacks it.", findings: findings.ids)
  }
}
