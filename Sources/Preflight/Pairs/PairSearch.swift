package import Analysis
package import MediaModel

/// The best-matching pair among the last frames of one clip and the first of another.
package struct PairSearch: Sendable, Hashable {
  /// How much better a pair has to match for each second that it gives away, and to be taken at all.
  ///
  /// A tenth of what makes a finding; at that, the frames of clips in which nothing moves stay.
  private static let leastGain = 0.1

  /// The frame of A that matches best.
  package let start: Int
  /// The frame of B that matches best.
  package let end: Int
  package let match: PairMatch
  /// How the frames that were there before match.
  package let before: PairMatch
  /// How far the best frame of A is before the one that was there, and that of B behind, in seconds;
  /// negative the other way.
  package let startShift: MediaTime
  package let endShift: MediaTime

  /// A search as it was made before.
  package init(
    start: Int, end: Int, match: PairMatch, before: PairMatch, startShift: MediaTime,
    endShift: MediaTime
  ) {
    (self.start, self.end, self.match, self.before) = (start, end, match, before)
    (self.startShift, self.endShift) = (startShift, endShift)
  }

  /// Looks for the pair that matches best, without frames that make poor stills where there are others.
  ///
  /// - Parameters:
  ///   - tail: The last frames of A, in the shape that both pictures will have.
  ///   - start: The number of the frame of A that is taken otherwise.
  ///   - head: The first frames of B, in the same shape.
  ///   - end: The number of the frame of B that is taken otherwise.
  ///   - places: The numbers of the frames that may be taken, or nil for all of them.
  package init(
    in tail: FrameRun, from start: Int, and head: FrameRun, from end: Int,
    among places: (start: Range<Int>, end: Range<Int>)? = nil
  ) {
    let (tailTime, headTime) = (tail.frames[start].time, head.frames[end].time)
    let before = PairMatch(of: tail.frames[start].measures, with: head.frames[end].measures)
    var best = (start: start, end: end, match: before, worth: before.cost - Self.leastGain)
    for first in Self.candidates(in: tail, places?.start, besides: start) {
      let away = (tail.frames[first].time - tailTime).seconds.magnitude.approximation
      for second in Self.candidates(in: head, places?.end, besides: end) {
        let match = PairMatch(of: tail.frames[first].measures, with: head.frames[second].measures)
        let behind = (head.frames[second].time - headTime).seconds.magnitude.approximation
        let worth = match.cost + Self.leastGain * (away + behind)
        let replacesPoor = !(tail.isGood(best.start) && head.isGood(best.end))
        if worth < best.worth || (replacesPoor && tail.isGood(first) && head.isGood(second)) {
          best = (first, second, match, worth)
        }
      }
    }
    self.start = best.start
    self.end = best.end
    match = best.match
    self.before = before
    startShift = tailTime - tail.frames[best.start].time
    endShift = head.frames[best.end].time - headTime
  }

  /// Whether another pair was found.
  package var isBetter: Bool { startShift != .zero || endShift != .zero }

  private static func candidates(
    in run: FrameRun, _ places: Range<Int>?, besides index: Int
  ) -> [Int] {
    let good = (places ?? run.frames.indices).filter(run.isGood)
    return good.isEmpty ? [index] : good
  }
}

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

/// How well two pictures match as the ends of a transition.
///
/// What a viewer would notice is added up, each in parts of the difference from which it becomes a
/// finding: how far the subject moves, how the light and the colours at the same places differ, and how
/// blurred the worse of both pictures is.
package struct PairMatch: Sendable, Hashable {
  /// How far the subject moves, as a share of the diagonal; nil when a picture has no clear subject.
  package let subjectDistance: Double?
  /// How many stops brighter the second picture is; negative when it is darker.
  package let stops: Double
  /// The mean distance of the colours at the same places (CIE 1976).
  package let colorDistance: Double
  /// How blurred the worse of both pictures is, from 0 to 1.
  package let blur: Double

  /// The colour distance that weighs as much as a finding: 2.9 % of pairs of frames one second apart
  /// in a shot differ by more, and 94 % of pairs from different clips.
  private static let colorUnit = 20.0

  /// A match as it was measured before.
  package init(subjectDistance: Double?, stops: Double, colorDistance: Double, blur: Double) {
    (self.subjectDistance, self.stops) = (subjectDistance, stops)
    (self.colorDistance, self.blur) = (colorDistance, blur)
  }

  /// The match of two pictures, which have to be of the same shape.
  package init(of first: FrameMeasures, with second: FrameMeasures) {
    let aspect = first.size.ratio.value.approximation
    subjectDistance = first.subject.flatMap { subject in
      second.subject.map { subject.distance(to: $0, aspect: aspect) }
    }
    stops = first.light.stops(to: second.light)
    colorDistance = first.signature.distance(to: second.signature)
    blur = max(first.sharpness.blur, second.sharpness.blur)
  }

  /// What stands between the pictures; 0 for the same sharp picture twice.
  package var cost: Double {
    // Nobody knows where no subject is; halfway to a finding favours neither answer.
    (subjectDistance.map { $0 / PairLimits.subjectMove.value } ?? 0.5)
      + stops.magnitude / PairLimits.exposure.value + colorDistance / Self.colorUnit
      + blur / PairLimits.sharpness.value / 2
  }
}

extension PairMatch: Comparable {
  /// Whether the left pair matches better.
  package static func < (left: PairMatch, right: PairMatch) -> Bool { left.cost < right.cost }
}

/// What a search for other frames can better about a pair.
enum PairTrait: CaseIterable {
  /// How far the subject moves.
  case subject
  /// How the exposure differs.
  case exposure
  /// How the colours at the same places differ.
  case color
  /// How blurred the worse picture is.
  case sharpness
  /// How well the pictures match, all in all.
  case whole
}
