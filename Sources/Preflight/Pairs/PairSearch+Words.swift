import Analysis
import MediaModel

extension PairSearch {
  /// What the other frames gain, one sentence: which they are, and what gets better; nil when the
  /// frames stay.
  package var gain: String? {
    guard isBetter else { return nil }
    let places = [
      Self.place(startShift, of: .start, "earlier", "later"),
      Self.place(endShift, of: .end, "later", "earlier"),
    ].compactMap(\.self)
    let improvements = improvements
    let reason = improvements.isEmpty ? "they match better as a whole" : improvements
    return "\(Wording.list(places, "and")): \(reason)."
  }

  private static func place(
    _ shift: MediaTime, of side: PairSide, _ forward: String, _ backward: String
  ) -> String? {
    guard shift != .zero else { return nil }
    let word = shift > .zero ? forward : backward
    return "\(shift.seconds.magnitude.shortDecimal(places: 3)) s \(word) in \(side.clip)"
  }

  /// What gets better, each from its value before to that after.
  private var improvements: String {
    Wording.list(PairTrait.allCases.filter(betters).compactMap(words), "and")
  }

  /// Whether the other frames are better in this by enough to be worth a word.
  func betters(_ trait: PairTrait) -> Bool {
    switch trait {
    case .subject:
      guard let old = before.subjectDistance, let new = match.subjectDistance else { return false }
      return old - new >= PairLimits.subjectMove.value / 5
    case .exposure:
      return before.stops.magnitude - match.stops.magnitude >= PairLimits.exposure.value / 5
    case .color: return before.colorDistance - match.colorDistance >= 2
    case .sharpness: return before.blur - match.blur >= PairLimits.sharpness.value / 5
    case .whole: return isBetter
    }
  }

  private func words(_ trait: PairTrait) -> String? {
    switch trait {
    case .subject:
      guard let old = before.subjectDistance, let new = match.subjectDistance else { return nil }
      return
        "the subject moves \(Percent.text(new)) of the diagonal instead of \(Percent.text(old))"
    case .exposure:
      return "exposure differs by \(Decimal.text(match.stops.magnitude, places: 1)) instead of "
        + "\(Decimal.text(before.stops.magnitude, places: 1)) stops"
    case .color:
      return "colours are \(Decimal.text(match.colorDistance, places: 0)) instead of "
        + "\(Decimal.text(before.colorDistance, places: 0)) apart"
    case .sharpness:
      return "the pictures are sharper (blur \(Decimal.text(match.blur, places: 2)) instead of "
        + "\(Decimal.text(before.blur, places: 2)))"
    case .whole: return nil
    }
  }
}
