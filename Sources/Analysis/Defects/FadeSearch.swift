import MediaModel

/// Finds fades: the same frame, evenly darker or lighter from frame to frame.
///
/// In a fade, every part of the frame moves towards black or white by the same factor as its contrast
/// shrinks. Where things move or a scene gets darker, parts keep their light or lose more of it.
struct FadeSearch {
  /// A stretch of frames that a fade goes over.
  private struct Fade {
    let range: ClosedRange<Int>
    let isWhite: Bool
    /// The light of the frame where nothing of it is gone.
    let full: Light
  }

  /// How much of the contrast is left up to which a frame counts as faded.
  private static let fullShare = 0.95
  /// The fewest frames on the way; fewer are a cut.
  private static let leastFrames = 3
  /// How far contrast may grow in between, as coding makes it.
  private static let wobble = 1.004
  private static let leastLikeness = 0.6
  /// Below this contrast a frame is gone, and likeness means nothing.
  private static let emptyContrast = 0.01

  private let lights: [Light]
  private let steps: FadeSteps
  private var fades: [Fade] = []

  init(_ frames: [MeasuredFrame], _ neighbors: Neighborhood) {
    lights = frames.map(\.measures.light)
    steps = FadeSteps(frames.map(\.measures))
    let likeness = neighbors.likeness
    let forward = search(Array(frames.indices)) { likeness[$0] ?? 1 }
    let backward = search(frames.indices.reversed()) { likeness[$0 - 1] ?? 1 }
    fades = forward + backward
  }

  func defect(at index: Int) -> FrameDefect? {
    let fade = fades.first { fade in
      fade.range.contains(index) && rest(of: index, in: fade) < Self.fullShare
    }
    guard let fade else { return nil }
    let share = rest(of: index, in: fade)
    return FrameDefect(
      kind: .fade, measured: share, threshold: Self.fullShare,
      origin: "A fade takes the same share of light and contrast everywhere; less than 5 % of it "
        + "cannot be told from what coding does to real clips.",
      message: "The frame is fading from or to \(fade.isWhite ? "white" : "black"): "
        + "\(Percent.text(share)) of the picture is left.")
  }

  /// How much of the frame is left: of its contrast or its brightness, whichever is more.
  private func rest(of index: Int, in fade: Fade) -> Double {
    let (light, full) = (lights[index], fade.full)
    let brightness =
      fade.isWhite
      ? (1 - light.meanLuma) / max(1 - full.meanLuma, .leastNormalMagnitude)
      : light.meanLuma / max(full.meanLuma, .leastNormalMagnitude)
    return max(light.contrast / full.contrast, brightness)
  }

  /// The fades in which contrast shrinks along a way through the frames.
  private func search(_ way: [Int], likeness: (Int) -> Double) -> [Fade] {
    var found: [Fade] = []
    var start = 0
    while start < way.count - 1 {
      var end = start
      while end < way.count - 1, shrinks(from: way[end], to: way[end + 1], likeness(way[end])) {
        end += 1
      }
      found += confirmed(Array(way[start...end]))
      start = max(end, start + 1)
    }
    return found
  }

  private func shrinks(from index: Int, to next: Int, _ likeness: Double) -> Bool {
    let (contrast, nextContrast) = (lights[index].contrast, lights[next].contrast)
    guard nextContrast <= contrast * Self.wobble else { return false }
    return likeness >= Self.leastLikeness || nextContrast < Self.emptyContrast
  }

  /// The fades among frames whose contrast shrinks.
  private func confirmed(_ way: [Int]) -> [Fade] {
    steps.stretches(along: way).compactMap { stretch in
      let full = lights[stretch.first]
      let range = min(stretch.first, stretch.last)...max(stretch.first, stretch.last)
      let between = range.count {
        lights[$0].contrast < Self.fullShare * full.contrast
          && lights[$0].contrast > Self.emptyContrast
      }
      guard between >= Self.leastFrames else { return nil }
      return Fade(range: range, isWhite: stretch.isWhite, full: full)
    }
  }
}

/// Tells whether a frame that loses contrast does so evenly, as in a fade.
///
/// A fade is followed in steps that each take a good part of the contrast, so that there is more fading
/// than motion between their ends.
struct FadeSteps {
  /// Frames that fade evenly from the first to the last.
  struct Stretch {
    var first: Int
    var last: Int
    var isWhite: Bool
  }

  /// The share of the contrast that a step leaves.
  private static let stepShare = 0.7
  /// The share of its last contrast from which a frame no longer fades.
  private static let standingShare = 1.03
  /// How far a part's change may be from that of an even fade, as a share of it.
  private static let tolerance: Float = 0.5
  /// The share of the parts that have to change as in an even fade.
  private static let leastAgreement = 0.7
  /// The least distance to black or white from which a part can be seen to fade.
  private static let leastDistance: Float = 0.05
  /// The least share of the parts that have to be that far away, or nothing is left to compare.
  private static let leastParts = 0.03

  private let contrasts: [Double]
  /// For each frame the luma of its parts, from the darkest to the lightest.
  ///
  /// Sorted, the parts can be compared although things move in the meantime.
  private let parts: [[Float]]

  init(_ measures: [FrameMeasures]) {
    contrasts = measures.map(\.light.contrast)
    parts = measures.map { $0.blocks.values.sorted() }
  }

  /// The stretches of a way, along which contrast shrinks, that are fades.
  func stretches(along way: [Int]) -> [Stretch] {
    var found: [Stretch] = []
    var isOpen = false
    for (from, to) in steps(along: way) {
      let isGone = visibleParts(of: from, isWhite: found.last?.isWhite ?? false).isEmpty
      if isOpen, let last = found.indices.last,
        isGone || isEven(from: from, to: to, isWhite: found[last].isWhite)
      {
        found[last].last = to
      } else {
        let target = [false, true].first { isEven(from: from, to: to, isWhite: $0) }
        isOpen = target != nil
        if let target { found.append(Stretch(first: from, last: to, isWhite: target)) }
      }
    }
    if isOpen, let last = found.indices.last {
      found[last].last = end(of: way, after: found[last].last)
    }
    return found
  }

  /// Where a fade ends whose last steps are too small to be followed: before contrast stands.
  private func end(of way: [Int], after frame: Int) -> Int {
    guard let place = way.firstIndex(of: frame), let last = way.last else { return frame }
    let rest = Self.standingShare * contrasts[last]
    return way[place...].first { contrasts[$0] <= rest } ?? last
  }

  /// Pairs of frames between which enough contrast is lost.
  private func steps(along way: [Int]) -> [(Int, Int)] {
    var steps: [(Int, Int)] = []
    guard var from = way.first else { return [] }
    for to in way.dropFirst() where contrasts[to] <= Self.stepShare * contrasts[from] {
      steps.append((from, to))
      from = to
    }
    return steps
  }

  /// Whether most parts go as far towards black or white as the contrast shrinks.
  private func isEven(from: Int, to: Int, isWhite: Bool) -> Bool {
    let target: Float = isWhite ? 1 : 0
    let gain = Float(contrasts[to] / contrasts[from])
    let visible = visibleParts(of: from, isWhite: isWhite)
    let agreeing = visible.count { part in
      let expected = (1 - gain) * (target - parts[from][part])
      let change = parts[to][part] - parts[from][part]
      return (change - expected).magnitude <= Self.tolerance * expected.magnitude
    }
    return !visible.isEmpty && Double(agreeing) >= Self.leastAgreement * Double(visible.count)
  }

  /// The parts of a frame whose light can be seen to fade; none when there are too few.
  private func visibleParts(of index: Int, isWhite: Bool) -> [Int] {
    let (luma, target) = (parts[index], Float(isWhite ? 1 : 0))
    let visible = luma.indices.filter { (luma[$0] - target).magnitude >= Self.leastDistance }
    return Double(visible.count) < Self.leastParts * Double(luma.count) ? [] : visible
  }
}
