import MediaModel

/// What a fit costs: the lower, the better.
///
/// No change is best; then little picture lost, no upscaling, many pixels, the exact shape. A loss
/// below two percent is weighed against pixels and shape, so that none of them is given away for a
/// trifle of another.
struct FitCost: Comparable {
  private let keys: [Double]

  /// - Parameters:
  ///   - fit: What is judged.
  ///   - shown: The size of the picture before.
  ///   - wanted: The shapes that are accepted, or none where any is.
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
