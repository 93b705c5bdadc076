import Preflight

/// What all limits say about the size and shape of one picture, as far as it suggests sizes to try.
struct GeometryLimits {
  /// The shapes that are accepted, and the ends of ranges of shapes.
  private(set) var shapes: [AspectRatio] = []
  /// Those of them that stand in a list.
  private(set) var listedShapes: [AspectRatio] = []
  /// Sizes that are accepted as they are.
  private(set) var sizes: [PixelSize] = []
  private(set) var widths: [Int] = []
  private(set) var heights: [Int] = []
  private(set) var shortSides: [Int] = []
  private(set) var longSides: [Int] = []
  private(set) var areas: [Int] = []
  /// What width and height have to be multiples of.
  private(set) var widthStep: Int
  private(set) var heightStep: Int

  /// The quantities that are about size and shape.
  static let quantities = Set(Quantity.allCases.filter { $0.check.isAboutSize })

  /// Collects the limits on a file.
  init(_ judge: ResultJudge, facts: MediaFacts, step: Int) {
    (widthStep, heightStep) = (step, step)
    for quantity in Self.quantities {
      for bounds in judge.bounds(on: quantity, for: facts) {
        add(quantity.check.sizeHints(of: bounds, on: quantity))
      }
    }
    for finding in judge.findings(on: facts, about: [.outputSizeMatch, .resolution]) {
      if case .resize(let targets)? = finding.fix?.action { sizes += targets }
    }
    listedShapes += sizes.map(\.ratio)
    shapes += listedShapes
  }

  private mutating func add(_ hints: SizeHints) {
    widths += hints.widths
    heights += hints.heights
    shortSides += hints.shortSides
    longSides += hints.longSides
    areas += hints.areas
    shapes += hints.shapes
    listedShapes += hints.listedShapes
    widthStep = widthStep.leastCommonMultiple(with: hints.widthStep ?? 1)
    heightStep = heightStep.leastCommonMultiple(with: hints.heightStep ?? 1)
  }
}

extension Int {
  fileprivate func leastCommonMultiple(with other: Int) -> Int {
    guard other > 0, other <= 4096 else { return self }
    var (a, b) = (self, other)
    while b != 0 { (a, b) = (b, a % b) }
    return self / a * other
  }
}

/// The sizes that are worth asking the checker about, for one picture.
struct SizeCandidates {
  private let shown: PixelSize
  private let limits: GeometryLimits
  private let otherShapes: [AspectRatio]

  /// The candidates for a picture; `otherShapes` are worth a look besides its own and those of the
  /// limits.
  init(_ shown: PixelSize, limits: GeometryLimits, otherShapes: [AspectRatio] = []) {
    self.shown = shown
    self.limits = limits
    self.otherShapes = otherShapes
  }

  /// Every size at which a limit begins or ends to hold, in every shape in question.
  var sizes: [PixelSize] {
    let shapes = ([shown.ratio] + limits.shapes + otherShapes).uniqued
    return (limits.sizes + shapes.flatMap(sizes)).uniqued
  }

  private func sizes(in shape: AspectRatio) -> [PixelSize] {
    let ratio = shape.value.approximation
    let largest = min(Double(shown.width), Double(shown.height) * ratio)
    let canvas = max(Double(shown.width), Double(shown.height) * ratio)
    let byShortSide = limits.shortSides.map { Double($0) * max(1, ratio) }
    let byLongSide = limits.longSides.map { Double($0) * min(1, ratio) }
    let widths =
      [largest, canvas] + limits.widths.map(Double.init) + limits.heights.map { Double($0) * ratio }
      + byShortSide + byLongSide + limits.areas.map { (Double($0) * ratio).squareRoot() }
    // The multiples on one axis alone may leave the shape; the exact ones are worth a look.
    return widths.flatMap { sizes(near: $0, ratio) } + exactSizes(in: shape, near: widths)
  }

  private func sizes(near width: Double, _ ratio: Double) -> [PixelSize] {
    guard width >= 1, width < 65_536, width / ratio >= 1, width / ratio < 65_536 else { return [] }
    let columns = multiples(of: limits.widthStep, near: width)
    return columns.flatMap { column -> [PixelSize] in
      let rows =
        multiples(of: limits.heightStep, near: width / ratio)
        + multiples(of: limits.heightStep, near: Double(column) / ratio)
      return rows.compactMap { PixelSize(width: column, height: $0) }
    }
  }

  /// The largest sizes at or below some widths that have exactly the shape and both multiples.
  private func exactSizes(in shape: AspectRatio, near widths: [Double]) -> [PixelSize] {
    let (columns, rows) = (Int(shape.value.numerator), Int(shape.value.denominator))
    guard columns < 4096, rows < 4096 else { return [] }
    let unit = (1...max(limits.widthStep, limits.heightStep)).first { factor in
      factor * columns % limits.widthStep == 0 && factor * rows % limits.heightStep == 0
    }
    guard let unit else { return [] }
    return widths.filter { $0 < 65_536 }.flatMap { width -> [PixelSize] in
      let below = Int(width) / (unit * columns)
      return [below, below + 1].compactMap { count in
        PixelSize(width: count * unit * columns, height: count * unit * rows)
      }
    }
  }

  private func multiples(of step: Int, near value: Double) -> [Int] {
    let below = Int(value) / step * step
    return [below, below + step].filter { $0 > 0 }
  }
}
