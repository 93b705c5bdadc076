import MediaModel

/// Finds frames that are far less sharp than their neighbours, or than any usable frame.
struct BlurSearch {
  /// How far around a frame sharper ones are looked for, in seconds.
  private static let reach = 0.5
  /// How much more blurred than the sharpest quarter of its neighbours a frame may be.
  private static let largestIncrease = 0.2
  /// Up to here a frame is sharp, whatever its neighbours are.
  private static let sharpUpTo = 0.45
  /// From here no frame is usable.
  private static let unusableFrom = 0.7

  /// For each frame how blurred the sharpest quarter of its shot is, or nil when it is alone.
  private let references: [Double?]

  init(_ neighbors: Neighborhood) {
    let blurs = neighbors.frames.map(\.measures.sharpness.blur)
    references = neighbors.frames.indices.map { index in
      let others = neighbors.shot(around: index, within: Self.reach).filter { $0 != index }
      let sorted = others.map { blurs[$0] }.sorted()
      return sorted.count < 3 ? nil : sorted[sorted.count / 4]
    }
  }

  func defect(of sharpness: Sharpness, at index: Int) -> FrameDefect? {
    let blur = sharpness.blur
    if blur >= Self.unusableFrom {
      return FrameDefect(
        kind: .blurred, measured: blur, threshold: Self.unusableFrom,
        origin: "Measured on 60 real clips: no frame that shows something in focus reaches 0.7.",
        message: "The frame is blurred: \(Decimal.text(blur, places: 2)) on a scale from 0 to 1.")
    }
    guard let reference = references[index], blur >= Self.sharpUpTo,
      blur - reference >= Self.largestIncrease
    else { return nil }
    return FrameDefect(
      kind: .blurred, measured: blur - reference, threshold: Self.largestIncrease,
      origin:
        "Measured on 60 real clips: sharp neighbours differ by less than 0.17, and a smear of "
        + "5 pixels in a width of 640 adds 0.2 or more to most.",
      message:
        "The frame is blurred: \(Decimal.text(blur, places: 2)) on a scale from 0 to 1, where "
        + "its neighbours reach \(Decimal.text(reference, places: 2)).")
  }
}

/// Finds frames that show nothing: black ones, and those of one brightness.
enum EmptinessCheck {
  /// The share of dark pixels from which a frame is black.
  private static let blackShare = 0.98
  /// The contrast below which nothing can be seen.
  private static let leastContrast = 0.01

  static func defect(of light: Light) -> FrameDefect? {
    if light.darkShare >= blackShare {
      return FrameDefect(
        kind: .black, measured: light.darkShare, threshold: blackShare,
        origin: "The defaults of FFmpeg's blackdetect: a pixel is black up to 10 % of white, a "
          + "picture from 98 % of black pixels.",
        message: "The frame is black: \(Percent.text(light.darkShare)) of it is dark.")
    }
    guard light.contrast < leastContrast else { return nil }
    return FrameDefect(
      kind: .flat, measured: light.contrast, threshold: leastContrast,
      origin: "Measured on 60 real clips: every frame that shows something has a contrast of 2 % "
        + "or more.",
      message: "The frame is a plain surface: its contrast is \(Percent.text(light.contrast)).")
  }
}

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
