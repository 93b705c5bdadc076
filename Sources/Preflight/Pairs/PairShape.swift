import Analysis
import MediaModel

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
