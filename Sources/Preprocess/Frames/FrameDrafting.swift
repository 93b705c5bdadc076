import Media
import Preflight

/// Makes the ways in which one picture can be saved as a still.
struct FrameDrafting {
  /// The facts of the source.
  let facts: MediaFacts
  /// The facts of the picture, as an image.
  let image: MediaFacts
  let subject: FrameSubject
  let picture: PictureSource
  let fit: PictureFit
  let needs: ClipNeeds
  let options: StillExportOptions
  /// Why the still gets the size that is requested for.
  let sizeReason: String
  let judge: ResultJudge

  /// The ways against which least speaks, in the order in which they are tried.
  var candidates: [FrameStillPlan.Candidate] {
    let drafting = StillDrafting(
      facts: image, picture: picture, fit: fit, judge: judge, background: options.background,
      color: color)
    return drafting.best(of: formats.map(drafting.draft)).map(candidate)
  }

  private func color(as format: StillFormat) -> StillColor {
    StillColor(
      subject.color.source, conversion: subject.color.conversion,
      keepsMeaning: options.keepsHDR, format: format)
  }

  private var hasAlpha: Bool { image.image?.pixelFormat.hasAlpha == true }

  /// The formats to try, the best first: those that keep transparency before those that do not.
  private var formats: [StillFormat] {
    let kinds: [StillFormat.Kind] =
      options.format.map { [StillFormat.Kind($0)] }
      ?? (options.keepsHDR ? [.png] : [.png, .jpeg, .webp])
    let isDeep = options.keepsHDR && (subject.format.bitDepth ?? 8) > 8
    let keeping = hasAlpha ? kinds.filter { $0 != .jpeg } : []
    return keeping.map { StillFormat(kind: $0, keepsAlpha: true, isDeep: isDeep) }
      + kinds.map { StillFormat(kind: $0, keepsAlpha: false, isDeep: isDeep) }
  }

  private func candidate(_ draft: StillDraft) -> FrameStillPlan.Candidate {
    let format = draft.rendition.format
    return FrameStillPlan.Candidate(
      kind: format.kind, picture: draft.rendition.picture, formats: format.ladder(options.quality),
      facts: draft.facts, steps: steps(draft), conversion: conversion(draft.rendition.picture))
  }

  private func steps(_ draft: StillDraft) -> [RepairStep] {
    let writing = StillSteps(before: image, draft: draft, needs: needs, byteLimit: nil)
    let geometry = GeometrySteps(
      before: image, fit: fit, findings: needs.about(GeometryLimits.quantities),
      otherwise: options.size == nil ? "The format needs it." : sizeReason)
    return [
      writing.turning, squaring, geometry.cropping, geometry.padding, geometry.scaling,
      depth(draft), writing.flattening,
    ].compactMap(\.self)
  }

  private var squaring: RepairStep? {
    guard !picture.isSquare else { return nil }
    return RepairStep(
      .makePixelsSquare, action: "Scale \(picture.turned) to square pixels, \(picture.shown).",
      reason: "Stills have square pixels.")
  }

  private func depth(_ draft: StillDraft) -> RepairStep? {
    guard let deep = subject.format.bitDepth, let shallow = draft.facts.image?.pixelFormat.bitDepth,
      deep > shallow
    else { return nil }
    return RepairStep(
      .reduceBitDepth, action: "Bring \(deep) bits a channel to \(shallow).",
      reason: "It is what nearly every reader shows.",
      cost: "Finer steps of tone become a pattern of both neighbours (dither).")
  }

  /// What is done to the colours, in words, or nil.
  private func conversion(_ picture: FrameRendition) -> String? {
    switch picture.colorConversion {
    case .toneMapPQ(let peak?): "tone-mapped from PQ with a peak of \(peak) nits to sRGB"
    case .toneMapPQ(nil): "tone-mapped from PQ with an assumed peak of 1000 nits to sRGB"
    case .toneMapHLG: "tone-mapped from HLG to sRGB"
    case .mapGamut: "brought from \(picture.sourceColor.primaries ?? "a wide gamut") to sRGB"
    case nil: nil
    }
  }
}

extension StillFormat.Kind {
  fileprivate init(_ format: StillExportOptions.Format) {
    switch format {
    case .png: self = .png
    case .jpeg: self = .jpeg
    case .webp: self = .webp
    }
  }
}

extension StillRendition.Format {
  var kind: StillExportOptions.Format {
    switch self {
    case .png: .png
    case .jpeg: .jpeg
    case .webp: .webp
    }
  }

  /// The format at a quality, or at the best that is tried, and then at ever lower ones.
  fileprivate func ladder(_ quality: Int?) -> [StillRendition.Format] {
    switch self {
    case .png: [self]
    case .jpeg(let best, let halvesChroma):
      StillRendition.Format.jpeg(quality: quality ?? best, halvesChroma: halvesChroma).andLower
    case .webp:
      quality.map { StillRendition.Format.webp(quality: $0).andLower }
        ?? [.webp(quality: nil)] + StillFormat.qualities.map { .webp(quality: $0) }
    }
  }

  private var andLower: [StillRendition.Format] { [self] + lowerQualities }
}

/// What becomes of the fields of interlaced pictures.
struct FrameFields {
  /// The field order by which frames are made whole, or nil to leave them as they are.
  let deinterlacing: FrameRendition.FieldOrder?
  /// What is done, as a sentence; nil for whole pictures.
  let sentence: String?

  init(_ facts: MediaFacts, _ fields: StillExportOptions.Fields) {
    guard let order = facts.mainVideo?.fieldOrder else {
      (deinterlacing, sentence) = (nil, nil)
      return
    }
    let first =
      switch order {
      case .top: "the top field comes first"
      case .bottom: "the bottom field comes first"
      case .asMarked: "each frame says which field comes first"
      }
    switch fields {
    case .deinterlace:
      deinterlacing = order
      sentence = "One whole frame was made of the two fields; \(first)."
    case .keep:
      deinterlacing = nil
      sentence = "Both fields stay woven as they are stored; \(first)."
    }
  }
}
