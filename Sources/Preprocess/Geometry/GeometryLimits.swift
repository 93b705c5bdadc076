import MediaModel
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
  static let quantities: Set<Quantity> = [
    .width, .height, .side, .shortSide, .longSide, .area, .aspectRatio, .resolution,
    .resolutionTier, .outputSizeMatch,
  ]

  /// Collects the limits on a file.
  init(_ judge: ResultJudge, facts: MediaFacts, step: Int) {
    (widthStep, heightStep) = (step, step)
    for quantity in Self.quantities {
      for bounds in judge.bounds(on: quantity, for: facts) { add(bounds, on: quantity) }
    }
    for finding in judge.findings(on: facts, about: [.outputSizeMatch, .resolution]) {
      if case .resize(let targets)? = finding.fix?.action { sizes += targets }
    }
    listedShapes += sizes.map(\.ratio)
    shapes += listedShapes
  }

  private mutating func add(_ bounds: Bounds, on quantity: Quantity) {
    let ends = [bounds.minimum?.value, bounds.maximum?.value].compactMap(\.self)
    let numbers = (ends + bounds.allowedNumbers).map { Int(clamping: $0.roundedDown) }
    switch quantity {
    case .width: add(numbers, bounds.step, to: \.widths, \.widthStep)
    case .height: add(numbers, bounds.step, to: \.heights, \.heightStep)
    case .side:
      add(numbers, bounds.step, to: \.widths, \.widthStep)
      add(numbers, bounds.step, to: \.heights, \.heightStep)
    case .shortSide: shortSides += numbers
    case .longSide: longSides += numbers
    case .area: areas += numbers
    case .aspectRatio:
      listedShapes += bounds.allowedTexts.compactMap { AspectRatio($0) }
      shapes += ends.compactMap { AspectRatio($0) }
    case .resolution:
      let corners = [bounds.minimumSize, bounds.maximumSize].compactMap(\.self)
      widths += corners.map(\.width)
      heights += corners.map(\.height)
    case .resolutionTier:
      let tiers = bounds.allowedTexts.compactMap { ResolutionTier($0) }
      shortSides += tiers.map(\.lines)
      longSides += tiers.map(\.longSide)
    case .duration, .frames, .frameRate, .aspectMatch, .fileSize, .count, .container,
      .imageFormat, .audioFormat, .videoCodec, .audioCodec, .bitDepth, .alpha, .audioPresence,
      .channels, .textLength, .urlLength, .urlScheme, .outputSizeMatch, .setting,
      .declaration, .note:
      break
    }
  }

  private mutating func add(
    _ numbers: [Int], _ step: Int?, to list: WritableKeyPath<GeometryLimits, [Int]>,
    _ multiple: WritableKeyPath<GeometryLimits, Int>
  ) {
    self[keyPath: list] += numbers
    self[keyPath: multiple] = self[keyPath: multiple].leastCommonMultiple(with: step ?? 1)
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
