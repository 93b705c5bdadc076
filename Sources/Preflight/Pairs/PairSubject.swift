import Analysis
import MediaModel

/// Where the subject is in each picture, and how large.
enum PairSubject {
  static func findings(
    _ start: PairFrame, _ end: PairFrame, _ advice: PairAdvice
  ) -> [PairFinding] {
    guard let first = start.measures.subject, let second = end.measures.subject else { return [] }
    let aspect = start.measures.size.ratio.value.approximation
    return [move(first, second, aspect, advice), size(first, second, advice)].compactMap(\.self)
  }

  private static func move(
    _ first: Subject, _ second: Subject, _ aspect: Double, _ advice: PairAdvice
  ) -> PairFinding? {
    let limit = PairLimits.subjectMove
    let distance = first.distance(to: second, aspect: aspect)
    guard distance > limit.value else { return nil }
    return PairFinding(
      id: "pair.subject.moves", measured: .init(distance, unit: "of the diagonal"),
      threshold: limit,
      message: "The subject is \(place(first)) in A and \(place(second)) in B, "
        + "\(Percent.text(distance)) of the diagonal away; at most \(Percent.text(limit.value)) is usual "
        + "in a shot.",
      advice: advice.otherFrames(for: .subject, or: "say in the prompt how it gets there"))
  }

  private static func size(
    _ first: Subject, _ second: Subject, _ advice: PairAdvice
  ) -> PairFinding? {
    let limit = PairLimits.subjectSize
    let (small, large) = (
      min(first.box.area, second.box.area), max(first.box.area, second.box.area)
    )
    let ratio = large / max(small, 0.0001)
    guard ratio > limit.value else { return nil }
    let word = second.box.area > first.box.area ? "larger" : "smaller"
    return PairFinding(
      id: "pair.subject.changes-size", measured: .init(ratio, unit: "times"), threshold: limit,
      message:
        "The subject is \(Decimal.text(ratio, beyond: limit.value)) times \(word) in B than in A; at most "
        + "\(Decimal.text(limit.value, places: 0)) times is usual in a shot.",
      advice: advice.otherFrames(
        for: .whole, or: "say in the prompt that the camera moves closer or away"))
  }

  /// The third of the picture in which it is, in words.
  private static func place(_ subject: Subject) -> String {
    let across = name(subject.center.x, "left", "right")
    let down = name(subject.center.y, "top", "bottom")
    switch (across, down) {
    case (nil, nil): return "in the middle"
    case (let across?, nil): return "on the \(across)"
    case (nil, let down?): return "at the \(down)"
    case (let across?, let down?): return "at the \(down) \(across)"
    }
  }

  private static func name(_ share: Double, _ low: String, _ high: String) -> String? {
    if share < 0.4 { return low }
    return share > 0.6 ? high : nil
  }
}
