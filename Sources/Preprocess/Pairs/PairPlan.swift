import JSON
import Media
import MediaModel
import Preflight

/// The two files of a pair and the size that both pictures get.
struct PairPlan {
  let start: PairSource
  let end: PairSource
  let options: TransitionOptions
  let acceptance: PairAcceptance
  let catalog: Catalog
  let size: PixelSize

  /// How large frames are looked at: as large as sharpness is measured.
  private static let surveyLongSide = 640

  /// Opens both files and decides on the size.
  ///
  /// - Throws: `MediaError` when a file cannot be read, `RefusedPair` when there is no size that both
  ///   pictures can have, `DocumentError` when a profile is malformed.
  init(
    from first: String, to second: String, options: TransitionOptions, acceptance: PairAcceptance,
    catalog: Catalog
  ) throws {
    let still = options.still(isPlain: acceptance.start.profiles.isEmpty)
    start = try PairSource(
      first, side: .start, still: still, acceptance: acceptance.start, catalog: catalog)
    end = try PairSource(
      second, side: .end, still: still, acceptance: acceptance.end, catalog: catalog)
    (self.options, self.acceptance, self.catalog) = (options, acceptance, catalog)
    let sides = [start, end].map { source in
      PairGeometry.Side(shown: source.shown, facts: source.image, judge: source.planner.judge)
    }
    let geometry = PairGeometry(sides, options: options, shapes: acceptance.shapes)
    guard let size = geometry.size else {
      throw RefusedPair(path: nil, refusals: [.noCommonSize])
    }
    self.size = size
    for source in [start, end] {
      let refusals = try planner(for: source).plan().refusals
      guard refusals.isEmpty else {
        throw RefusedPair(path: source.facts.path, refusals: refusals)
      }
    }
  }

  /// Looks at the frames near the join and chooses.
  ///
  /// - Throws: `MediaError` when a frame cannot be decoded, `.cancelled` when `progress` says so.
  package func choice(progress: (RenderProgress) -> Bool) throws -> PairChoice {
    let (first, second) = (survey(of: start), survey(of: end))
    let total =
      try first.expectedCount(search: options.search)
      + second.expectedCount(search: options.search)
    var count = 0
    func isToGoOn() -> Bool {
      count += 1
      return progress(RenderProgress(frameCount: count, totalFrameCount: max(count, total)))
    }
    return PairChoice(
      from: try first.window(search: options.search, progress: isToGoOn),
      to: try second.window(search: options.search, progress: isToGoOn), search: options.search)
  }

  private func survey(of source: PairSource) -> JoinSurvey {
    JoinSurvey(
      source: source, size: size.within(longSide: Self.surveyLongSide), options: options)
  }

  /// Decides how the pictures of a source are saved.
  ///
  /// - Throws: `DocumentError` when a profile is malformed.
  func planner(for source: PairSource) throws(DocumentError) -> FrameStillPlanner {
    var still = options.still(isPlain: acceptance.start.profiles.isEmpty)
    still.size = size
    var planner = try FrameStillPlanner(
      source.facts, options: still,
      acceptance: source.side == .start ? acceptance.start : acceptance.end, catalog: catalog)
    planner.sizeReason = "Both stills of a pair have one size and shape."
    return planner
  }
}

extension TransitionOptions {
  /// How both pictures are saved but for their size; PNG unless a profile may want something else.
  fileprivate func still(isPlain: Bool) -> StillExportOptions {
    var still = StillExportOptions()
    still.format = isPlain ? .png : nil
    still.aspectChange = aspectChange
    still.focus = focus
    still.background = background
    still.followsRecommendations = followsRecommendations
    return still
  }
}

extension Refusal {
  fileprivate static let noCommonSize = Refusal(
    "no-common-size", reason: "No size was found that both stills can have.",
    choices: [.saveStillsOfOneSize])
}

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
  private let options: TransitionOptions
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
  ///   - options: Whether both are cropped or padded, and where.
  ///   - shapes: The only shapes in question, or none for any.
  init(_ sides: [Side], options: TransitionOptions, shapes: [AspectRatio]) {
    (self.sides, self.options, self.shapes) = (sides, options, shapes)
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
      PictureFit.fit(side.shown, to: size, options).map { (fit: $0, shown: side.shown) }
    }
    guard fits.count == sides.count else { return nil }
    let wanted = shapes.isEmpty ? Self.usualShapes + sides.map(\.shown.ratio) : shapes
    return PairCost(fits, wanted: wanted)
  }
}

extension PictureFit {
  /// The fit by which one picture of a pair is brought to a size, or nil where a canvas has no room.
  static func fit(_ shown: PixelSize, to size: PixelSize, _ options: TransitionOptions)
    -> PictureFit?
  {
    if let whole = whole(shown, in: size) { return whole }
    switch options.aspectChange {
    case .pad where !size.isShavedOff(shown): return padded(shown, to: size, step: 1)
    case .pad, .crop:
      let focus = options.focus ?? FitOptions.Focus(x: .half, y: .half)
      return cropped(shown, to: size, focus: focus, step: 1)
    }
  }
}

/// Why a pair has its shape, in one sentence.
struct PairShapeReason {
  let text: String

  init(_ pair: PairPlan) {
    let (size, shown, options) = (pair.size, [pair.start.shown, pair.end.shown], pair.options)
    let shape = Self.name(size.ratio)
    let fits = shown.compactMap { PictureFit.fit($0, to: size, options) }
    let losses = zip(fits, shown).map { fit, shown in max(fit.lostShare(of: shown), fit.barShare) }
    guard losses.contains(where: { $0 * 50 >= 1 }) else {
      let isExact = losses.allSatisfy { $0 == 0 }
      text = isExact ? "Both are \(shape) already." : "Both are \(shape) but for a hair."
      return
    }
    let word = options.aspectChange == .pad ? "gets bars," : "loses"
    let sides = zip(["A", "B"], zip(shown, losses)).map { name, side in
      let cost = side.1 == 0 ? "stays as it is" : "\(word) \(Words.percent(side.1))"
      return "\(name) is \(Self.name(side.0.ratio)) and \(cost)"
    }
    let profiles = pair.acceptance.start.profiles.map(\.name)
    let takers = "\(Wording.list(profiles, "and")) \(profiles.count == 1 ? "takes" : "take")"
    let scope = profiles.isEmpty ? "of the usual shapes" : "of what \(takers)"
    text = "\(sides.joined(separator: "; ")). That costs the two least \(scope)."
  }

  private static func name(_ ratio: AspectRatio) -> String { "\(ratio.nearestCommon ?? ratio)" }
}
