package import Analysis

/// Whether two pictures will work as the ends of a transition.
package struct PairAssessment: Sendable, Hashable {
  package let start: PairFrame
  package let end: PairFrame
  /// How the pictures differ, or nil when they are of different sizes.
  package let comparison: FrameComparison?
  /// What speaks against the pair, the worst first.
  package let findings: [PairFinding]

  /// Judges a pair.
  ///
  /// - Parameters:
  ///   - start: The end of A.
  ///   - end: The start of B.
  ///   - taken: The search whose pair is judged, or nil when there was none.
  ///   - better: A search whose pair is not the one that is judged, to be recommended; nil when there
  ///     is none, or its pair was taken.
  package init(
    start: PairFrame, end: PairFrame, taken: PairSearch? = nil, better: PairSearch? = nil
  ) {
    self.start = start
    self.end = end
    let comparison = FrameComparison(of: start.measures, with: end.measures)
    self.comparison = comparison
    let advice = PairAdvice(start: start, end: end, taken: taken, better: better)
    findings =
      PairDefects.findings(start, .start) + PairDefects.findings(end, .end)
      + PairShape.findings(start, end)
      + (comparison.map { PairLook.findings(start, end, $0, advice) } ?? [])
      + PairSubject.findings(start, end, advice) + PairSharpness.findings(start, end, advice)
  }

  /// The worst of the findings.
  package var verdict: Verdict { Verdict.worst(of: findings.map(\.severity.verdict)) }
}
