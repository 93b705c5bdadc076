import Media
import MediaModel
import Preflight

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
    let findings = needs.asking(for: .convertAudio, .mixChannels, .removeAudio)
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
    let findings = needs.asking(for: .deinterlace)
    return RepairStep(
      .deinterlace, action: "Make whole pictures of the two fields.",
      reason: findings.reason(else: "The result is written in whole pictures."),
      cost: "Fine detail in moving parts is softened.", findings: findings.ids)
  }

  private func turning(_ rendition: PictureRendition) -> RepairStep? {
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

  private func squaring(_ rendition: PictureRendition) -> RepairStep? {
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
      : "\(Words.frames(abs(change))) \(abs(change) == 1 ? "is" : "are") "
        + (change < 0 ? "left out." : "repeated.")
    return RepairStep(
      .convertFrameRate, action: "Show frames evenly, at \(Words.rate(rate)).",
      reason: findings.reason(else: "The limits on the frame rate ask for it."), cost: cost,
      findings: findings.ids)
  }

  private func color(_ rendition: PictureRendition) -> RepairStep? {
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

  private func flattening(_ rendition: PictureRendition) -> RepairStep? {
    guard let background = rendition.background else { return nil }
    let findings = needs.asking(for: .removeAlpha)
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
