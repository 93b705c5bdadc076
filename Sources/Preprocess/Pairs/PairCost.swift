import MediaModel

/// What it costs to bring both pictures of a pair to one size: the lower, the better.
///
/// The larger share that either loses weighs most, then what both lose together. Enlarging a picture is
/// as bad as losing another three percent of one, and so is stretching it by one percent or missing a
/// wanted shape by as much. Pixels decide among what costs alike.
struct PairCost: Comparable {
  private let keys: [Double]

  /// - Parameters:
  ///   - fits: How each picture is brought to the size, and its size before.
  ///   - wanted: The shapes that are preferred among nearly equal ones.
  init(_ fits: [(fit: PictureFit, shown: PixelSize)], wanted: [AspectRatio]) {
    let losses = fits.map { fit, shown in
      max(fit.lostShare(of: shown), fit.barShare).approximation * 100
    }
    let distortions = fits.map { fit, shown in
      fit.pictureSize.ratio.relativeDistance(to: fit.keptSize(of: shown).ratio).approximation
    }
    let enlargements = fits.map { fit, shown in
      fit.isUpscaling(shown) ? 30 + 10 * Self.octaves(fit.pictureSize, fit.keptSize(of: shown)) : 0
    }
    let reductions = fits.map { fit, shown in
      Self.octaves(fit.keptSize(of: shown), fit.pictureSize)
    }
    let size = fits.first?.fit.size
    let distance = wanted.compactMap { size?.ratio.relativeDistance(to: $0).approximation }.min()
    keys = [
      10 * (losses.max() ?? 0) + losses.reduce(0, +) + (enlargements.max() ?? 0)
        + 2 * (reductions.min() ?? 0) + 3000 * (distortions.max() ?? 0) + 3000 * (distance ?? 0),
      // Of equals always the same one.
      Double(size?.width ?? 0), Double(size?.height ?? 0),
    ]
  }

  static func < (left: PairCost, right: PairCost) -> Bool {
    left.keys.lexicographicallyPrecedes(right.keys)
  }

  /// How often one size has to be halved to have the pixels of another; 0 when it is the smaller one.
  private static func octaves(_ size: PixelSize, _ other: PixelSize) -> Double {
    max(0, Double(size.area).binaryOrder - Double(other.area).binaryOrder)
  }
}
