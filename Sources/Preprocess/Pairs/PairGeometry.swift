import MediaModel
import Preflight

/// The one size to which both pictures of a pair are brought.
struct PairGeometry {
  /// A picture of the pair, and who judges it.
  struct Side {
    /// Its size as a viewer sees it.
    let shown: PixelSize
    /// Its facts as an image.
    let facts: MediaFacts
    let judge: ResultJudge
  }

  /// What was decided, or nil when there is no size that both pictures can have.
  private(set) var size: PixelSize?

  private let sides: [Side]
  private let wishes: PairWishes
  private let shapes: [AspectRatio]

  /// The shapes that people and models use most.
  private static let usualShapes = [
    "16:9", "9:16", "4:3", "3:4", "1:1", "3:2", "2:3", "21:9",
  ].compactMap { AspectRatio($0) }
  /// Encoders of video halve the sides for chroma.
  private static let step = 2

  /// Decides for two pictures.
  ///
  /// - Parameters:
  ///   - sides: The two pictures.
  ///   - wishes: Whether both are cropped or padded, and where.
  ///   - shapes: The only shapes in question, or none for any.
  init(_ sides: [Side], wishes: PairWishes, shapes: [AspectRatio]) {
    (self.sides, self.wishes, self.shapes) = (sides, wishes, shapes)
    size = best(among: candidates)
  }

  private var candidates: [PixelSize] {
    let limits = sides.map {
      GeometryLimits($0.judge, facts: $0.facts.shown(as: $0.shown), step: Self.step)
    }
    let own = sides.map(\.shown)
    let others = shapes + own.map(\.ratio) + Self.usualShapes
    let sizes = sides.flatMap { side in
      limits.flatMap { SizeCandidates(side.shown, limits: $0, otherShapes: others).sizes }
    }
    return (own + sizes).uniqued.filter { size in
      shapes.isEmpty || shapes.contains { size.ratio.relativeDistance(to: $0) * 100 <= 1 }
    }
  }

  /// The size that least speaks against, and of those the one that costs least.
  private func best(among sizes: [PixelSize]) -> PixelSize? {
    let costs = sizes.compactMap { size in cost(of: size).map { (size: size, cost: $0) } }
    var best: (size: PixelSize, objections: [Objections])?
    for (size, _) in costs.sorted(by: { $0.cost < $1.cost }) {
      let objections = sides.map { side in
        side.judge.objections(
          to: side.facts.shown(as: size), about: GeometryLimits.quantities)
      }.sorted(by: >)
      if objections.allSatisfy({ $0 == .none }) { return size }
      let isBetter = best.map { objections.lexicographicallyPrecedes($0.objections) } ?? true
      if isBetter { best = (size, objections) }
    }
    return best?.size
  }

  private func cost(of size: PixelSize) -> PairCost? {
    let fits = sides.compactMap { side in
      PictureFit.fit(side.shown, to: size, wishes).map { (fit: $0, shown: side.shown) }
    }
    guard fits.count == sides.count else { return nil }
    let wanted = shapes.isEmpty ? Self.usualShapes + sides.map(\.shown.ratio) : shapes
    return PairCost(fits, wanted: wanted)
  }
}

extension PictureFit {
  /// The fit by which one picture of a pair is brought to a size, or nil where a canvas has no room.
  static func fit(_ shown: PixelSize, to size: PixelSize, _ wishes: PairWishes) -> PictureFit? {
    if let whole = whole(shown, in: size) { return whole }
    switch wishes.aspectChange {
    case .pad where !size.isShavedOff(shown): return padded(shown, to: size, step: 1)
    case .pad, .crop:
      let focus = wishes.focus ?? RepairWishes.Focus(x: .half, y: .half)
      return cropped(shown, to: size, focus: focus, step: 1)
    }
  }
}
