import MediaModel

/// Finds frames that repeat the one before, and stretches in which nothing moves.
struct StillnessSearch {
  /// The mean difference up to which two frames are the same: -60 dB.
  private static let leastDifference = 0.001
  /// The same for any part of the frame, so that something small that moves is seen.
  private static let leastLocalDifference = 0.006
  /// How long nothing may move before the clip is called frozen, in seconds.
  ///
  /// Animation and converted rates hold each frame for up to 0.17 s.
  private static let longestHold = 0.25
  /// How much longer than the clip's other frames one has to stand, where all stand for long.
  private static let longestHoldShare = 2.0

  /// Whether all frames are the same.
  let isStill: Bool
  private let frames: [MeasuredFrame]
  /// For each frame the first one of the stretch that it belongs to, which all others are compared with.
  private let starts: [Int]
  private let differences: [Double]

  init(_ frames: [MeasuredFrame]) {
    var starts: [Int] = []
    var differences: [Double] = []
    for index in frames.indices {
      let start = starts.last ?? index
      let difference = frames[index].measures.net.difference(from: frames[start].measures.net)
      starts.append(index > 0 && Self.isNothing(difference) ? start : index)
      differences.append(difference?.mean ?? 1)
    }
    self.frames = frames
    self.starts = starts
    self.differences = differences
    isStill = frames.count > 1 && starts.allSatisfy { $0 == 0 }
  }

  func defect(at index: Int) -> FrameDefect? {
    guard !isStill, starts[index] != index else { return nil }
    let last = starts.lastIndex(of: starts[index]) ?? index
    let length = (frames[last].time - frames[starts[index]].time).seconds.approximation
    let longest = max(Self.longestHold, Self.longestHoldShare * usualHold(besides: starts[index]))
    guard length >= longest else { return duplicate(at: index) }
    let start = Decimal.text(frames[starts[index]].time.seconds.approximation, places: 3)
    return FrameDefect(
      kind: .frozen, measured: length, threshold: longest,
      origin: "The noise that FFmpeg's freezedetect allows (-60 dB); animation and converted frame "
        + "rates hold a frame for at most 0.17 s, and a slow clip all of its frames alike.",
      message:
        "The clip stands still for \(Decimal.text(length, places: 3)) s here; the picture is "
        + "the one at \(start) s.")
  }

  /// The median of how long the other frames stand, in seconds; 0 when there are none.
  private func usualHold(besides start: Int) -> Double {
    let others = Set(starts).filter { $0 != start }.sorted()
    let holds = others.compactMap { first in
      starts[first...].firstIndex { $0 != first }.map {
        (frames[$0].time - frames[first].time).seconds.approximation
      }
    }
    return holds.isEmpty ? 0 : holds.sorted()[holds.count / 2]
  }

  private static func isNothing(_ difference: PixelNet.Difference?) -> Bool {
    guard let difference else { return false }
    return difference.mean <= leastDifference && difference.largest <= leastLocalDifference
  }

  private func duplicate(at index: Int) -> FrameDefect {
    FrameDefect(
      kind: .duplicate, measured: differences[index], threshold: Self.leastDifference,
      origin: "The noise that FFmpeg's freezedetect allows (-60 dB).",
      message: "The frame repeats the one before.")
  }
}
