/// Tells whether a picture that loses contrast does so evenly, as in a fade.
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
  /// The share of its last contrast from which a picture no longer fades.
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

  init(_ measures: [PictureMeasures]) {
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
