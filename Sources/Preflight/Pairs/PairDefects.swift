import Analysis
import MediaModel

/// What is wrong with each picture by itself.
enum PairDefects {
  static func findings(_ frame: PairFrame, _ side: PairSide) -> [PairFinding] {
    frame.defects.map { defect in
      PairFinding(
        id: "pair.\(side.rawValue).\(defect.kind.rawValue)", side: side,
        measured: .init(defect.measured, unit: defect.kind.unit),
        threshold: .init(
          defect.kind.bound, defect.threshold, origin: defect.origin),
        message: "\(side.name.capitalizedFirst): \(defect.message)",
        advice: advice(defect.kind, frame, side))
    }
  }

  private static func advice(
    _ kind: FrameDefect.Kind, _ frame: PairFrame, _ side: PairSide
  ) -> String {
    if kind == .duplicate {
      return "Leave one of the two out when the clips are joined, or motion will halt for a frame."
    }
    guard let surroundings = frame.surroundings else { return "Choose another picture." }
    let run = surroundings.run
    let wanted = run.frames[surroundings.index].time
    guard let good = run.nearestGood(to: surroundings.index) else {
      return "Choose another part of \(side.clip): no frame nearby is better."
    }
    let time = run.frames[good].time
    let distance = (time - wanted).seconds
    let word = distance < 0 ? "earlier" : "later"
    return "Take the frame at \(time.seconds.shortDecimal(places: 3)) s of \(side.clip), "
      + "\(distance.magnitude.shortDecimal(places: 3)) s \(word)."
  }
}

extension FrameDefect.Kind {
  fileprivate var unit: String? {
    switch self {
    case .black: "of the picture"
    case .fade: "of the picture"
    case .frozen: "s"
    case .flat, .blurred, .duplicate: nil
    }
  }

  /// Which side of the threshold is good.
  fileprivate var bound: PairFinding.Threshold.Bound {
    switch self {
    case .black, .blurred, .frozen: .atMost
    case .flat, .fade, .duplicate: .atLeast
    }
  }
}
