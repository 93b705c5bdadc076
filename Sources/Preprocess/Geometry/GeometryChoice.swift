import Preflight

/// The size and shape that a picture gets, by all limits at once.
struct GeometryChoice {
  /// What was decided, or nil when the picture may only be cropped or padded and nobody said which.
  private(set) var fit: PictureFit?
  /// Why nothing was decided, or nil.
  private(set) var refusal: Refusal?
  /// What was left as it is although a provider would change it, or nil.
  private(set) var note: String?

  private let judge: ResultJudge
  private let facts: MediaFacts
  private let shown: PixelSize
  private let step: Int
  private let options: FitOptions
  private let exactSize: PixelSize?
  private let listedShapes: [AspectRatio]

  /// A crop that loses more than this is not made unasked.
  static let largestSilentLoss = Rational.tenth

  /// Decides for one picture of a size as a viewer sees it; sides have to be multiples of `step`,
  /// and an exact size is the only one in question.
  init(
    _ shown: PixelSize, facts: MediaFacts, judge: ResultJudge, options: FitOptions, step: Int,
    exactSize: PixelSize? = nil
  ) {
    (self.shown, self.facts, self.judge) = (shown, facts, judge)
    let limits = GeometryLimits(judge, facts: facts.shown(as: shown), step: step)
    (self.options, self.step, self.exactSize) = (options, step, exactSize)
    listedShapes = limits.listedShapes
    let sizes =
      exactSize.map { [$0] }
      ?? [evenSize].compactMap(\.self) + SizeCandidates(shown, limits: limits).sizes
    switch options.aspectChange {
    case .crop: fit = best(fits(to: sizes, padding: false))?.fit
    case .pad: fit = best(fits(to: sizes, padding: true))?.fit
    case nil: decide(among: sizes)
    }
  }

  private mutating func decide(among sizes: [PixelSize]) {
    guard let cropped = best(fits(to: sizes, padding: false)) else { return }
    guard cropped.fit.lostShare(of: shown) > Self.largestSilentLoss else {
      fit = cropped.fit
      return
    }
    let unchanged = exactSize == nil ? evenSize : nil
    let plain = unchanged.flatMap { size in best(fits(to: [size], padding: false)) }
    if let plain, plain.objections.refusals <= cropped.objections.refusals {
      fit = plain.fit
      note =
        "The shape of the picture is left as it is: cropping it would cost more than "
        + "\(Words.percent(Self.largestSilentLoss)) of it."
      return
    }
    refusal = undecided(cropped.fit, padded: best(fits(to: sizes, padding: true))?.fit)
  }

  private func undecided(_ cropped: PictureFit, padded: PictureFit?) -> Refusal {
    let failing = judge.findings(on: facts.shown(as: shown), about: GeometryLimits.quantities)
      .filter { $0.severity.verdict == .fail }
    let onShape = failing.filter { $0.limit?.quantity == .aspectRatio }
    let requested = exactSize.map { "The picture has \(shown), and \($0) was asked for." }
    let reason = requested ?? (onShape.isEmpty ? failing : onShape).reason(else: "")
    let lost = Words.percent(cropped.lostShare(of: shown))
    let pad = padded.map { Refusal.Choice.pad(barShare: $0.barShare, size: $0.size) }
    return Refusal(
      "aspect-undecided",
      reason: "\(reason) Cropping would lose \(lost) of the picture, which is not done unasked.",
      choices: [.crop(lostShare: cropped.lostShare(of: shown), size: cropped.size), pad]
        .compactMap(\.self))
  }

  /// The picture's size, its sides rounded down to what the encoder needs.
  private var evenSize: PixelSize? {
    PixelSize(
      width: max(step, shown.width / step * step), height: max(step, shown.height / step * step))
  }

  private func fits(to sizes: [PixelSize], padding: Bool) -> [PictureFit] {
    let focus = options.focus ?? FitOptions.Focus(x: .half, y: .half)
    return sizes.filter { $0.width % step == 0 && $0.height % step == 0 }.compactMap { size in
      if let whole = PictureFit.whole(shown, in: size) { return whole }
      guard padding, !size.isShavedOff(shown) else {
        return PictureFit.cropped(shown, to: size, focus: focus, step: step)
      }
      return PictureFit.padded(shown, to: size, step: step)
    }
  }

  /// The fit that least speaks against, and of those the one that costs least.
  private func best(_ fits: [PictureFit]) -> (fit: PictureFit, objections: Objections)? {
    var best: (fit: PictureFit, objections: Objections)?
    let costs = fits.map { ($0, FitCost($0, of: shown, wanted: listedShapes)) }
    for (fit, _) in costs.sorted(by: { $0.1 < $1.1 }) {
      let objections = judge.objections(
        to: facts.shown(as: fit.size), about: GeometryLimits.quantities)
      if objections == .none { return (fit, objections) }
      if best.map({ objections < $0.objections }) ?? true { best = (fit, objections) }
    }
    return best
  }
}

/// What a fit costs: the lower, the better.
///
/// No change is best; then little picture lost, no upscaling, many pixels, the exact shape. A loss
/// below two percent is weighed against pixels and shape, so that none of them is given away for a
/// trifle of another.
struct FitCost: Comparable {
  private let keys: [Double]

  /// Judges a fit of a picture of a size; where no shape is wanted, any is accepted.
  init(_ fit: PictureFit, of shown: PixelSize, wanted: [AspectRatio]) {
    let kept = fit.keptSize(of: shown)
    let lost = max(fit.lostShare(of: shown), fit.barShare).approximation * 100
    let octaves = abs((Double(fit.pictureSize.area) / Double(kept.area)).binaryOrder)
    let distortion = fit.pictureSize.ratio.relativeDistance(to: kept.ratio)
    let distance = wanted.map { fit.size.ratio.relativeDistance(to: $0) }.min() ?? 0
    keys = [
      fit.isUnchanged(shown) ? 0 : 1, lost < 2 ? 0 : lost.rounded(.up),
      fit.isUpscaling(shown) ? 1 : 0,
      lost + 2 * octaves + 30 * distortion.approximation + 300 * distance.approximation,
      // Of equals always the same one.
      Double(fit.size.width), Double(fit.size.height),
    ]
  }

  static func < (left: FitCost, right: FitCost) -> Bool {
    left.keys.lexicographicallyPrecedes(right.keys)
  }
}

extension Double {
  /// How often 1 has to be doubled to reach the number, roughly.
  var binaryOrder: Double {
    guard self > 0, isFinite else { return 0 }
    return Double(exponent) + (significand - 1)
  }
}
