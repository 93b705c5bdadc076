import Analysis
import MediaModel

/// How sharp both pictures are beside each other.
enum PairSharpness {
  static func findings(
    _ start: PairFrame, _ end: PairFrame, _ advice: PairAdvice
  ) -> [PairFinding] {
    let limit = PairLimits.sharpness
    let (first, second) = (start.measures.sharpness.blur, end.measures.sharpness.blur)
    let difference = (first - second).magnitude
    let isEmpty = (start.defects + end.defects).contains { $0.kind == .black || $0.kind == .flat }
    guard difference > limit.value, !isEmpty else { return [] }
    let soft: PairSide = first > second ? .start : .end
    let sharp: PairSide = first > second ? .end : .start
    return [
      PairFinding(
        id: "pair.sharpness.differs", side: soft, measured: .init(difference), threshold: limit,
        message: "\(soft.name.capitalizedFirst) is softer than \(sharp.name): blur is "
          + "\(Decimal.text(max(first, second), places: 2)) against "
          + "\(Decimal.text(min(first, second), places: 2)), a difference of at most "
          + "\(Decimal.text(limit.value, places: 2)) is usual in a shot.",
        advice: advice.otherFrames(
          for: .sharpness, or: "replace \(soft.clip) with a sharper source"))
    ]
  }
}
