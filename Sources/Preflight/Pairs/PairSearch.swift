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
