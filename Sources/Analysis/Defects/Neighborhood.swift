import MediaModel

/// Which frames of a run belong to the same shot.
struct Neighborhood {
  /// The correlation below which two neighbours show different scenes.
  private static let leastLikeness = 0.6

  let frames: [MeasuredFrame]
  /// For each frame but the last how like the next one it is, from -1 to 1; nil when one is empty.
  let likeness: [Double?]

  init(_ frames: [MeasuredFrame]) {
    self.frames = frames
    likeness = zip(frames, frames.dropFirst()).map {
      $0.measures.signature.correlation(with: $1.measures.signature)
    }
  }

  /// The frames around one that belong to its shot, itself included, within a distance in seconds.
  func shot(around index: Int, within distance: Double) -> ClosedRange<Int> {
    let time = frames[index].time
    func isNear(_ other: Int) -> Bool {
      (frames[other].time - time).seconds.magnitude.approximation <= distance
    }
    var (first, last) = (index, index)
    while first > 0, isNear(first - 1), isSameScene(first - 1) { first -= 1 }
    while last < frames.count - 1, isNear(last + 1), isSameScene(last) { last += 1 }
    return first...last
  }

  private func isSameScene(_ index: Int) -> Bool {
    (likeness[index] ?? 0) >= Self.leastLikeness
  }
}
