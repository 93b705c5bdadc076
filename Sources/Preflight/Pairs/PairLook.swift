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

/// What the shapes of two pictures say, and what making them equal cost.
enum PairShape {
  static func findings(_ start: PairFrame, _ end: PairFrame) -> [PairFinding] {
    [orientation(start, end) ?? aspect(start, end), crop(start, .start), crop(end, .end)]
      .compactMap(\.self)
  }

  private static func orientation(_ start: PairFrame, _ end: PairFrame) -> PairFinding? {
    let (first, second) = (start.originalSize, end.originalSize)
    let isMixed =
      (first.width > first.height && second.width < second.height)
      || (first.width < first.height && second.width > second.height)
    guard isMixed else { return nil }
    func word(_ size: PixelSize) -> String { size.width > size.height ? "landscape" : "portrait" }
    return PairFinding(
      id: "pair.orientation.differs", measured: distance(start, end), threshold: PairLimits.aspect,
      message: "A is \(word(first)) (\(first)) and B is \(word(second)) (\(second)).",
      advice: "Generate or shoot one of them again in the other's shape; bars (--pad) keep all of "
        + "both, a crop little of one.")
  }

  private static func aspect(_ start: PairFrame, _ end: PairFrame) -> PairFinding? {
    let measured = distance(start, end)
    guard measured.value > PairLimits.aspect.value else { return nil }
    return PairFinding(
      id: "pair.aspect.differs", measured: measured, threshold: PairLimits.aspect,
      message: "A is \(shape(start.originalSize)) and B is \(shape(end.originalSize)).",
      advice: "Crop or regenerate one of them to the other's aspect ratio.")
  }

  private static func distance(_ start: PairFrame, _ end: PairFrame) -> PairFinding.Measured {
    let distance = start.originalSize.ratio.relativeDistance(to: end.originalSize.ratio)
    return .init(distance.approximation, unit: "of the aspect ratio")
  }

  /// `"16:9 (1920x1080)"`.
  private static func shape(_ size: PixelSize) -> String {
    "\(size.ratio.nearestCommon ?? size.ratio) (\(size))"
  }

  private static func crop(_ frame: PairFrame, _ side: PairSide) -> PairFinding? {
    guard frame.croppedShare > PairLimits.crop.value else { return nil }
    return PairFinding(
      id: "pair.\(side.rawValue).cropped", severity: .alteration, side: side,
      measured: .init(frame.croppedShare, unit: "of the picture"), threshold: PairLimits.crop,
      message: "A crop takes \(Percent.text(frame.croppedShare)) of \(side.name); up to "
        + "\(Percent.text(PairLimits.crop.value)) is taken unasked.",
      advice: "Look at the still; if something is missing, add --pad, or crop or regenerate "
        + "\(side.clip) to the aspect ratio of the other clip.")
  }
}

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
