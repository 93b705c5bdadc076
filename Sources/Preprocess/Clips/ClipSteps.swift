import Media
import Preflight

/// What is done to a clip, in words, in the order in which it is done.
struct ClipSteps {
  let before: MediaFacts
  let draft: ClipDraft
  let cut: ClipCut
  let clock: FrameClock
  let needs: ClipNeeds
  let byteLimit: Int64?
  /// Why frames are not copied, as a clause, or nil.
  let copyObstacle: String?

  /// Every step with its reason and its cost.
  var steps: [RepairStep] {
    let parts: [[RepairStep?]] = [
      [tracks], [cutting, lengthening], frameSteps, audioSteps,
      [
        writing,
        needs.compressing(within: byteLimit, noFurtherThan: "a stated floor"),
        needs.leavingOut(ClipLosses(before: before, draft: draft, cut: cut).metadata),
      ],
    ]
    return parts.flatMap(\.self).compactMap(\.self)
  }

  /// What else a person ought to know.
  var notes: [String] {
    guard let asked = cut.askedCount else { return [] }
    return [
      "\(Words.frames(asked)) were asked for; \(Words.frames(cut.resultCount)) \(cut.resultCount == 1 ? "is" : "are") what is accepted."
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
      .chooseTracks, action: "Keep \(Wording.list(kept, "and")).",
      reason: findings.reason(
        else: "A player shows these; which other tracks a provider would take is its own choice."),
      cost: "Dropped: \(Wording.list(other, "and")).",
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
      cost: dropped > 0 ? "Drops \(Words.frames(dropped))." : nil,
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
      cost: "Adds \(Words.frames(max(0, added))) that were never recorded.",
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
          ? "Copy the coded frames into a new \(container) file."
          : "Remux the coded frames into a new \(container) file.",
        reason: isCut
          ? "The cut is exact without re-encoding."
          : moved.reason(else: "Only the container has to change."), findings: moved.ids)
    }
    let name = draft.format?.name ?? container
    let reason = copyObstacle.map { "Frames cannot be copied as they are: \($0)." }
    let isOnlyWrapping = copyObstacle == nil && !moved.isEmpty
    return RepairStep(
      .encode, action: "Encode the video as \(name).",
      reason: isOnlyWrapping ? moved.reason(else: "") : reason ?? "The frames change.",
      cost: "Re-encodes \(Words.frames(cut.resultCount))\(quality).", findings: moved.ids)
  }

  /// How good the pictures are going to be, as far as that can be promised.
  private var quality: String {
    let isLimited = byteLimit != nil && !needs.asking(for: .compress).isEmpty
    return isLimited ? "" : ", at a quality that the eye cannot tell from the source"
  }

}

extension ClipSteps {
  /// What is done to each picture.
  var frameSteps: [RepairStep?] {
    guard case .encode(let rendition, _) = draft.rendition.video.method, let fit = draft.fit else {
      return []
    }
    let geometry = GeometrySteps(
      before: before, fit: fit, findings: geometryFindings, otherwise: "H.264 needs even sides.")
    return [
      deinterlacing(rendition), turning(rendition), squaring(rendition), geometry.cropping,
      geometry.padding, geometry.scaling, rate, color(rendition), depth,
      needs.flattening(rendition, because: "The result has no transparency."),
    ]
  }

  /// What is done to the audio.
  var audioSteps: [RepairStep?] {
    let sound = draft.sound
    guard let source = sound.source else { return [] }
    let findings = needs.asking(for: .convertAudio, .mixChannels, .removeAudio)
    guard let rendition = sound.rendition else {
      return [
        RepairStep(
          .removeAudio, action: "Remove the audio.",
          reason: findings.reason(else: (sound.reason ?? "").capitalizedFirst.sentence),
          cost: "The result is silent.", findings: findings.ids)
      ]
    }
    guard case .encode(let encoding) = rendition.method else { return [] }
    let channels = encoding.channelCount
    let rate = encoding.bitRate.map { ", \($0 / 1000) kbit/s" } ?? ""
    let isMixed = source.channelCount.map { $0 > channels } ?? false
    return [
      RepairStep(
        .convertAudio,
        action: "Encode the audio as \(encoding.codec.name), \(channels) channel"
          + "\(channels == 1 ? "" : "s")\(rate).",
        reason: findings.reason(else: (sound.reason ?? "").capitalizedFirst.sentence),
        cost: isMixed
          ? "Mixes \(source.channelCount ?? 0) channels to \(channels)."
          : "The audio is re-encoded.",
        findings: findings.ids)
    ]
  }

  private func deinterlacing(_ rendition: FrameRendition) -> RepairStep? {
    guard rendition.deinterlacing != nil else { return nil }
    let findings = needs.asking(for: .deinterlace)
    return RepairStep(
      .deinterlace, action: "Make whole frames of the two fields.",
      reason: findings.reason(else: "The result is progressive."),
      cost: "Fine detail in moving parts is softened.", findings: findings.ids)
  }

  private func turning(_ rendition: FrameRendition) -> RepairStep? {
    guard rendition.turn != .none else { return nil }
    let findings = needs.asking(for: .bakeRotation)
    let mirrored = rendition.turn.isMirrored ? "Mirror the pixels" : nil
    let degrees = rendition.turn.degrees
    let turned = degrees == 0 ? nil : "turn them by \(degrees) degrees"
    let action = [mirrored, turned].compactMap(\.self).joined(separator: " and ")
    return RepairStep(
      .bakeRotation, action: action.replacingTurn.sentence,
      reason: findings.reason(else: "The result is stored as it is seen."), findings: findings.ids)
  }

  private func squaring(_ rendition: FrameRendition) -> RepairStep? {
    guard let source = PictureSource(before), !source.isSquare else { return nil }
    let findings = needs.asking(for: .makePixelsSquare)
    return RepairStep(
      .makePixelsSquare, action: "Scale \(source.turned) to square pixels, \(source.shown).",
      reason: findings.reason(else: "The result has square pixels."), findings: findings.ids)
  }

  private var geometryFindings: [Finding] {
    needs.about(GeometryLimits.quantities) + needs.findings.filter { $0.id == "video.size.odd" }
  }

  private var rate: RepairStep? {
    guard case .resampled(let rate) = cut.timing else { return nil }
    let findings = needs.asking(for: .makeFrameRateConstant, .convertFrameRate)
    let change = cut.resultCount - cut.frames.count
    let cost =
      change == 0
      ? nil
      : "\(change < 0 ? "Drops" : "Repeats") \(Words.frames(abs(change)))."
    return RepairStep(
      .convertFrameRate, action: "Show frames evenly, at \(Words.rate(rate)).",
      reason: findings.reason(else: "The limits on the frame rate ask for it."), cost: cost,
      findings: findings.ids)
  }

  private func color(_ rendition: FrameRendition) -> RepairStep? {
    guard let conversion = rendition.colorConversion else { return nil }
    let findings = needs.asking(for: .convertToSDR)
    let name =
      switch conversion {
      case .toneMapPQ, .toneMapHLG: "Bring high contrast (HDR) to standard contrast, BT.709."
      case .mapGamut: "Bring the wide gamut to BT.709."
      }
    return RepairStep(
      .convertColor, action: name,
      reason: findings.reason(else: "Models work in BT.709."),
      cost: "Highlights and colours beyond it are compressed.", findings: findings.ids)
  }

  private var depth: RepairStep? {
    guard let from = before.mainVideo?.pixelFormat, let to = draft.facts.mainVideo?.pixelFormat,
      let deep = from.bitDepth, let shallow = to.bitDepth
    else { return nil }
    let findings = needs.asking(for: .convertBitDepth)
    guard deep != shallow || from.chroma != to.chroma else { return nil }
    let source = "\(deep) bits\(from.chroma.map { ", \($0)," } ?? "")"
    return RepairStep(
      .reduceBitDepth,
      action: "Bring \(source) to \(shallow) bits\(to.chroma.map { ", \($0)" } ?? "").",
      reason: findings.reason(else: "It is what nearly every decoder reads."),
      cost: deep > shallow ? "Finer steps of tone are dithered away." : nil, findings: findings.ids)
  }
}

// Steps that clips and still pictures have in common.
extension ClipNeeds {
  /// Keeping to a size in bytes, where the profiles ask for it; `floor` says how low quality may go.
  func compressing(within byteLimit: Int64?, noFurtherThan floor: String) -> RepairStep? {
    let findings = asking(for: .compress)
    guard let byteLimit, !findings.isEmpty else { return nil }
    return RepairStep(
      .compress, action: "Keep the file within \(Wording.wholeBytes(byteLimit)).",
      reason: findings.reason(else: ""),
      cost: "Quality is lowered as far as the size limit needs, and no further than \(floor).",
      findings: findings.ids)
  }

  /// Leaving out kinds of metadata, unless there are none.
  func leavingOut(_ kinds: [String]) -> RepairStep? {
    guard !kinds.isEmpty else { return nil }
    let findings = asking(for: .removeMetadata)
    return RepairStep(
      .removeMetadata, action: "Leave out \(Wording.list(kinds, "and")).",
      reason: findings.reason(else: "What is private is not sent unasked."),
      cost: "The result lacks it.", findings: findings.ids)
  }

  /// Laying a picture on a colour, where it is to have no transparency.
  func flattening(_ rendition: FrameRendition, because reason: String) -> RepairStep? {
    guard let background = rendition.background else { return nil }
    let findings = asking(for: .removeAlpha)
    return RepairStep(
      .flattenAlpha, action: "Lay the picture on the colour \(background).",
      reason: findings.reason(else: reason), cost: "Transparency is lost.",
      findings: findings.ids)
  }
}

extension String {
  /// The action with its first word large, and without a pronoun that stands for nothing.
  fileprivate var replacingTurn: String {
    hasPrefix("turn them") ? "Turn the pixels" + dropFirst("turn them".count) : self
  }
}

/// What a result lacks that the source had.
struct ClipLosses {
  let before: MediaFacts
  let draft: ClipDraft
  let cut: ClipCut

  /// Each loss in a sentence.
  var sentences: [String] {
    let dropped = tracks.isEmpty ? nil : "Tracks: \(Wording.list(tracks, "and"))."
    let told = metadata.isEmpty ? nil : "Metadata: \(Wording.list(metadata, "and"))."
    return [dropped, told, frames, contrast, alpha, silence].compactMap(\.self)
  }

  /// The tracks that are dropped, in words.
  var tracks: [String] {
    let video = before.video.filter { $0.index != draft.rendition.video.track }
    let audio = before.audio.filter { $0.index != before.mainAudio?.index }
    let others = Dictionary(grouping: before.otherTracks, by: \.kind)
    let counts =
      [(video.count, "video"), (audio.count, "audio")]
      + others.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($1.count, $0.name) }
    return counts.filter { $0.0 > 0 }.map { count, name in
      "\(count) \(name) track\(count == 1 ? "" : "s")"
    }
  }

  /// The kinds of metadata that are dropped, in words.
  var metadata: [String] {
    let kept = draft.rendition.keepsMetadata
    return [
      before.container.hasLocation && !kept ? "the place of the recording" : nil,
      before.container.hasDeviceMetadata && !kept ? "the device or program" : nil,
      before.container.chapterCount > 0 ? "\(before.container.chapterCount) chapters" : nil,
    ].compactMap(\.self)
  }

  private var frames: String? {
    let kept = cut.frames.count
    guard !cut.isWhole else { return nil }
    guard let total = before.mainVideo?.frameCount?.value, total > kept else {
      return "Everything but \(Words.frames(kept))."
    }
    return "\(Words.frames(total - kept)) of \(total)."
  }

  private var contrast: String? {
    guard !draft.isCopy, let range = before.mainVideo?.dynamicRange, range.isHigh else {
      return nil
    }
    let isKept = draft.facts.mainVideo?.dynamicRange?.isHigh == true
    switch range {
    case .sdr: return nil
    case .hdr10, .hdr10Plus, .dolbyVision:
      return isKept
        ? "The metadata of \(range.name); the video itself stays HDR."
        : "High dynamic range (\(range.name))."
    case .pq, .hlg:
      return isKept ? nil : "High dynamic range (\(range.name))."
    }
  }

  private var alpha: String? {
    let had = before.mainVideo?.pixelFormat.hasAlpha == true
    return had && draft.facts.mainVideo?.pixelFormat.hasAlpha != true ? "Transparency." : nil
  }

  private var silence: String? {
    draft.sound.source != nil && draft.sound.rendition == nil ? "The audio." : nil
  }
}

extension TrackFacts.Kind {
  /// The kind in a sentence.
  fileprivate var name: String {
    switch self {
    case .attachedPicture: "cover picture"
    case .chapters: "chapter"
    case .subtitle, .data, .timecode, .attachment, .unknown: rawValue
    }
  }
}
