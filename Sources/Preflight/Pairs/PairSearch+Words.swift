import MediaModel

extension PairSearch {
  /// What the other frames gain, one sentence: which they are, and what gets better; nil when the
  /// frames stay.
  public var gain: String? {
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
    var parts: [String] = []
    if let old = before.subjectDistance, let new = match.subjectDistance,
      old - new >= PairLimits.subjectMove.value / 5
    {
      parts.append(
        "the subject moves \(Percent.text(new)) of the diagonal instead of \(Percent.text(old))")
    }
    if before.stops.magnitude - match.stops.magnitude >= PairLimits.exposure.value / 5 {
      let old = Decimal.text(before.stops.magnitude, places: 1)
      let new = Decimal.text(match.stops.magnitude, places: 1)
      parts.append("exposure differs by \(new) instead of \(old) stops")
    }
    if before.colorDistance - match.colorDistance >= 2 {
      let old = Decimal.text(before.colorDistance, places: 0)
      let new = Decimal.text(match.colorDistance, places: 0)
      parts.append("colours are \(new) instead of \(old) apart")
    }
    if before.blur - match.blur >= PairLimits.sharpness.value / 5 {
      let old = Decimal.text(before.blur, places: 2)
      let new = Decimal.text(match.blur, places: 2)
      parts.append("the pictures are sharper (blur \(new) instead of \(old))")
    }
    return Wording.list(parts, "and")
  }
}
