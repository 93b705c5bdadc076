/// Finds fades: the same picture, evenly darker or lighter from frame to frame.
///
/// In a fade, every part of the picture moves towards black or white by the same factor as its contrast
/// shrinks. Where things move or a scene gets darker, parts keep their light or lose more of it.
struct FadeSearch {
  /// A stretch of frames that a fade goes over.
  private struct Fade {
    let range: ClosedRange<Int>
    let isWhite: Bool
    /// The light of the picture where nothing of it is gone.
    let full: Light
  }

  /// How much of the contrast is left up to which a frame counts as faded.
  private static let fullShare = 0.95
  /// The fewest frames on the way; fewer are a cut.
  private static let leastFrames = 3
  /// How far contrast may grow in between, as coding makes it.
  private static let wobble = 1.004
  private static let leastLikeness = 0.6
  /// Below this contrast a picture is gone, and likeness means nothing.
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
      .fade, measured: share, threshold: Self.fullShare,
      origin: "A fade takes the same share of light and contrast everywhere; less than 5 % of it "
        + "cannot be told from what coding does to real clips.",
      message: "The frame is fading from or to \(fade.isWhite ? "white" : "black"): "
        + "\(Percent.text(share)) of the picture is left.")
  }

  /// How much of the picture is left: of its contrast or its brightness, whichever is more.
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
