import Analysis
import MediaModel

/// How much two pictures look alike: light, colour and structure.
enum PairLook {
  static func findings(
    _ start: PairFrame, _ end: PairFrame, _ comparison: FrameComparison, _ advice: PairAdvice
  ) -> [PairFinding] {
    if let same = same(comparison, advice) { return [same] }
    return [
      exposure(comparison, advice), contrast(start, end, advice), color(comparison, advice),
      likeness(comparison, advice),
    ].compactMap(\.self)
  }

  private static func same(_ comparison: FrameComparison, _ advice: PairAdvice) -> PairFinding? {
    let limit = PairLimits.difference
    guard comparison.meanDifference <= limit.value else { return nil }
    return PairFinding(
      id: "pair.pictures.same", measured: .init(comparison.meanDifference), threshold: limit,
      message: "Both pictures are the same: they differ by "
        + "\(Percent.text(comparison.meanDifference)) on average.",
      advice: "Join the clips without a transition, or choose frames further apart.")
  }

  private static func exposure(
    _ comparison: FrameComparison, _ advice: PairAdvice
  ) -> PairFinding? {
    let limit = PairLimits.exposure
    guard comparison.stops.magnitude > limit.value else { return nil }
    let word = comparison.stops > 0 ? "brighter" : "darker"
    return PairFinding(
      id: "pair.exposure.differs", measured: .init(comparison.stops.magnitude, unit: "stops"),
      threshold: limit,
      message:
        "The start of B is \(Decimal.text(comparison.stops.magnitude, beyond: limit.value)) stops \(word) "
        + "than the end of A; at most \(Decimal.text(limit.value, places: 1)) is usual in a shot.",
      advice: advice.otherFrames(
        for: .exposure, or: "bring one clip to the other's exposure before"))
  }

  private static func contrast(
    _ start: PairFrame, _ end: PairFrame, _ advice: PairAdvice
  ) -> PairFinding? {
    let limit = PairLimits.contrast
    let (first, second) = (start.measures.light.contrast, end.measures.light.contrast)
    let ratio = max(first, second) / max(min(first, second), 0.001)
    guard ratio > limit.value else { return nil }
    let (more, less) = first > second ? ("A", "B") : ("B", "A")
    return PairFinding(
      id: "pair.contrast.differs", measured: .init(ratio, unit: "times"), threshold: limit,
      message:
        "\(more) has \(Decimal.text(ratio, beyond: limit.value)) times the contrast of \(less); at most "
        + "\(Decimal.text(limit.value, places: 1)) is usual in a shot.",
      advice: advice.otherFrames(for: .whole, or: "grade both clips alike before"))
  }

  private static func color(_ comparison: FrameComparison, _ advice: PairAdvice) -> PairFinding? {
    let limit = PairLimits.color
    guard comparison.tintDifference > limit.value else { return nil }
    return PairFinding(
      id: "pair.color.differs", measured: .init(comparison.tintDifference, unit: "CIEDE2000"),
      threshold: limit,
      message:
        "At equal light the mean colours are \(Decimal.text(comparison.tintDifference, beyond: limit.value)) "
        + "apart (CIEDE2000); at most \(Decimal.text(limit.value, places: 0)) is usual in a shot.",
      advice: advice.otherFrames(for: .color, or: "grade both clips alike before"))
  }

  private static func likeness(
    _ comparison: FrameComparison, _ advice: PairAdvice
  ) -> PairFinding? {
    let limit = PairLimits.likeness
    guard comparison.structuralLikeness < limit.value else { return nil }
    return PairFinding(
      id: "pair.structure.differs", measured: .init(comparison.structuralLikeness, unit: "SSIM"),
      threshold: limit,
      message: "The pictures are no more alike than unrelated ones: SSIM is "
        + "\(Decimal.text(comparison.structuralLikeness, places: 2)), from "
        + "\(Decimal.text(limit.value, places: 2)) on they share a layout.",
      advice: advice.otherFrames(for: .whole, or: "expect the model to invent the way between them")
    )
  }
}
