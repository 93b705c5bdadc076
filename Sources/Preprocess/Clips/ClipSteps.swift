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
    let findings = needs.asking(for: "keep-one-video-track")
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
    let moved = needs.asking(for: "move-index-to-front", "transcode", "drop-hidden-frames")
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
    let isLimited = byteLimit != nil && !needs.asking(for: "compress").isEmpty
    return isLimited ? "" : ", at a quality that the eye cannot tell from the source"
  }

  private var compressing: RepairStep? {
    let findings = needs.asking(for: "compress")
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
    let findings = needs.asking(for: "remove-metadata")
    return RepairStep(
      .removeMetadata, action: "Leave out \(Words.list(kinds, "and")).",
      reason: findings.reason(else: "What is private is not sent unasked."),
      cost: "The result lacks it.", findings: findings.ids)
  }
}

extension ClipSteps {
  /// What is done to each picture.
  var pictureSteps: [RepairStep?] {
    guard case .encode(let rendition, _) = draft.rendition.video.method, let fit = draft.fit else {
      return []
    }
    let geometry = GeometrySteps(
      before: before, fit: fit, findings: geometryFindings, otherwise: "H.264 needs even sides.")
    return [
      deinterlacing(rendition), turning(rendition), squaring(rendition), geometry.cropping,
      geometry.padding, geometry.scaling, rate, color(rendition), depth, flattening(rendition),
    ]
  }

  /// What is done to the sound.
  var soundSteps: [RepairStep?] {
    let sound = draft.sound
    guard let source = sound.source else { return [] }
    let findings = needs.asking(for: "convert-audio", "mix-channels", "remove-audio")
    guard let rendition = sound.rendition else {
      return [
        RepairStep(
          .removeAudio, action: "Leave the sound out.",
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
        action: "Encode the sound as \(encoding.codec.name), \(channels) channel"
          + "\(channels == 1 ? "" : "s")\(rate).",
        reason: findings.reason(else: (sound.reason ?? "").capitalizedFirst.sentence),
        cost: isMixed
          ? "\(source.channelCount ?? 0) channels are mixed to \(channels)."
          : "The sound is encoded anew.",
        findings: findings.ids)
    ]
  }

  private func deinterlacing(_ rendition: PictureRendition) -> RepairStep? {
    guard rendition.deinterlacing != nil else { return nil }
    let findings = needs.asking(for: "deinterlace")
    return RepairStep(
      .deinterlace, action: "Make whole pictures of the two fields.",
      reason: findings.reason(else: "The result is written in whole pictures."),
      cost: "Fine detail in moving parts is softened.", findings: findings.ids)
  }

  private func turning(_ rendition: PictureRendition) -> RepairStep? {
    guard rendition.turn != .none else { return nil }
    let findings = needs.asking(for: "bake-rotation")
    let mirrored = rendition.turn.isMirrored ? "Mirror the pixels" : nil
    let degrees = rendition.turn.degrees
    let turned = degrees == 0 ? nil : "turn them by \(degrees) degrees"
    let action = [mirrored, turned].compactMap(\.self).joined(separator: " and ")
    return RepairStep(
      .bakeRotation, action: action.replacingTurn.sentence,
      reason: findings.reason(else: "The result is stored as it is seen."), findings: findings.ids)
  }

  private func squaring(_ rendition: PictureRendition) -> RepairStep? {
    guard let source = PictureSource(before), !source.isSquare else { return nil }
    let findings = needs.asking(for: "make-pixels-square")
    return RepairStep(
      .makePixelsSquare, action: "Scale \(source.turned) to square pixels, \(source.shown).",
      reason: findings.reason(else: "The result has square pixels."), findings: findings.ids)
  }

  private var geometryFindings: [Finding] {
    needs.about(GeometryLimits.quantities) + needs.findings.filter { $0.id == "video.size.odd" }
  }

  private var rate: RepairStep? {
    guard case .resampled(let rate) = cut.timing else { return nil }
    let findings = needs.asking(for: "make-frame-rate-constant", "convert-frame-rate")
    let change = cut.resultCount - cut.frames.count
    let cost =
      change == 0
      ? nil
      : "\(Words.frames(abs(change))) \(abs(change) == 1 ? "is" : "are") "
        + (change < 0 ? "left out." : "repeated.")
    return RepairStep(
      .convertFrameRate, action: "Show frames evenly, at \(Words.rate(rate)).",
      reason: findings.reason(else: "The limits on the frame rate ask for it."), cost: cost,
      findings: findings.ids)
  }

  private func color(_ rendition: PictureRendition) -> RepairStep? {
    guard let conversion = rendition.colorConversion else { return nil }
    let findings = needs.asking(for: "convert-to-sdr")
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
    let findings = needs.asking(for: "convert-bit-depth")
    guard deep != shallow || from.chroma != to.chroma else { return nil }
    let source = "\(deep) bits\(from.chroma.map { ", \($0)," } ?? "")"
    return RepairStep(
      .reduceBitDepth,
      action: "Bring \(source) to \(shallow) bits\(to.chroma.map { ", \($0)" } ?? "").",
      reason: findings.reason(else: "It is what nearly every decoder reads."),
      cost: deep > shallow ? "Finer steps of tone are dithered away." : nil, findings: findings.ids)
  }

  private func flattening(_ rendition: PictureRendition) -> RepairStep? {
    guard let background = rendition.background else { return nil }
    let findings = needs.asking(for: "remove-alpha")
    return RepairStep(
      .flattenAlpha, action: "Lay the picture on the colour \(background).",
      reason: findings.reason(else: "The result has no transparency."),
      cost: "Transparency is lost.", findings: findings.ids)
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
    let dropped = tracks.isEmpty ? nil : "Tracks: \(Words.list(tracks, "and"))."
    let told = metadata.isEmpty ? nil : "Metadata: \(Words.list(metadata, "and"))."
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
        ? "The metadata of \(Self.name(range)); the picture itself stays HDR."
        : "High dynamic range (\(Self.name(range)))."
    case .pq, .hlg:
      return isKept ? nil : "High dynamic range (\(Self.name(range)))."
    }
  }

  private var alpha: String? {
    let had = before.mainVideo?.pixelFormat.hasAlpha == true
    return had && draft.facts.mainVideo?.pixelFormat.hasAlpha != true ? "Transparency." : nil
  }

  private var silence: String? {
    draft.sound.source != nil && draft.sound.rendition == nil ? "The sound." : nil
  }

  private static func name(_ range: DynamicRange) -> String {
    switch range {
    case .sdr: "SDR"
    case .hlg: "HLG"
    case .pq: "PQ"
    case .hdr10: "HDR10"
    case .hdr10Plus: "HDR10+"
    case .dolbyVision(let profile, _): "Dolby Vision profile \(profile)"
    }
  }
}

extension TrackFacts.Kind {
  /// The kind in a sentence.
  fileprivate var name: String {
    switch self {
    case .subtitle: "subtitle"
    case .data: "data"
    case .timecode: "timecode"
    case .attachedPicture: "cover picture"
    case .attachment: "attachment"
    case .chapters: "chapter"
    case .unknown: "unknown"
    }
  }
}
