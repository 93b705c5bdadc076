package import Analysis

/// Whether two pictures will work as the ends of a transition.
package struct PairAssessment: Sendable, Hashable {
  /// How the pictures differ, or nil when they are of different sizes.
  package let comparison: FrameComparison?
  /// What speaks against the pair, the worst first.
  package let findings: [PairFinding]

  /// A judgement as it was made before.
  package init(comparison: FrameComparison?, findings: [PairFinding]) {
    (self.comparison, self.findings) = (comparison, findings)
  }

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

/// Something that speaks against a pair of pictures for a transition.
package struct PairFinding: Sendable, Hashable {
  /// What was measured.
  package struct Measured: Sendable, Hashable {
    package var value: Double
    /// The unit (`"stops"`, `"of the diagonal"`), or nil for plain numbers.
    package var unit: String?

    package init(_ value: Double, unit: String? = nil) {
      self.value = value
      self.unit = unit
    }
  }

  /// What it was measured against.
  package struct Threshold: Sendable, Hashable {
    /// Which side of the threshold is good.
    package enum Bound: String, Sendable, Hashable {
      case atMost = "max"
      case atLeast = "min"
    }

    package var bound: Bound
    /// In the unit of what was measured.
    package var value: Double
    /// Where it comes from, one sentence.
    package var origin: String

    package init(_ bound: Bound, _ value: Double, origin: String) {
      self.bound = bound
      self.value = value
      self.origin = origin
    }
  }

  /// Stable, for scripts: `pair.exposure.differs`.
  package var id: String
  package var severity: Severity
  /// The picture that is meant, or nil for both.
  package var side: PairSide?
  package var measured: Measured
  package var threshold: Threshold
  /// One sentence: what was found, with the measured value and what is allowed.
  package var message: String
  /// What can be done, one sentence.
  package var advice: String

  package init(
    id: String, severity: Severity = .advice, side: PairSide? = nil, measured: Measured,
    threshold: Threshold, message: String, advice: String
  ) {
    self.id = id
    self.severity = severity
    self.side = side
    self.measured = measured
    self.threshold = threshold
    self.message = message
    self.advice = advice
  }
}

/// What a pair is measured against, and where that comes from.
enum PairLimits {
  typealias Threshold = PairFinding.Threshold

  static let aspect = Threshold(
    .atMost, 0.01,
    origin: "Rounding to even sides and to multiples of 16 changes up to 1 %.")
  static let crop = Threshold(
    .atMost, 0.10, origin: "The command preflight fit crops up to 10 % unasked.")
  static let exposure = Threshold(.atMost, 1, origin: sameShot("1.3 %", "59 %"))
  static let contrast = Threshold(.atMost, 1.6, origin: sameShot("1.3 %", "54 %"))
  static let color = Threshold(.atMost, 5, origin: sameShot("1.3 %", "74 %"))
  static let likeness = Threshold(.atLeast, 0.25, origin: sameShot("1.3 %", "52 %", "less"))
  static let difference = Threshold(
    .atLeast, 0.001,
    origin: "Up to -60 dB FFmpeg's freezedetect takes two frames for the same.")
  static let subjectMove = Threshold(.atMost, 0.15, origin: sameShot("1.3 %", "14 %"))
  static let subjectSize = Threshold(.atMost, 3, origin: sameShot("4.6 %", "27 %"))
  static let sharpness = Threshold(.atMost, 0.15, origin: sameShot("0.4 %", "27 %"))

  /// How a threshold parts pairs that belong together from those that do not.
  private static func sameShot(
    _ same: String, _ unrelated: String, _ word: String = "more"
  ) -> String {
    "Measured on 43 real clips: \(word) than that is seen in \(same) of 239 pairs of frames one "
      + "second apart in a shot, and in \(unrelated) of 780 pairs from different clips."
  }
}

/// What can be done about a finding: other frames where a search found some, else a sentence.
struct PairAdvice {
  private let better: PairSearch?
  /// Whether there are other frames, and nobody has searched them yet.
  private let canBeSearched: Bool

  init(start: PairFrame, end: PairFrame, taken: PairSearch?, better: PairSearch?) {
    self.better = better
    canBeSearched = taken == nil && (start.surroundings != nil || end.surroundings != nil)
  }

  /// The recommended frames where they better this trait, or how to look for some, or what helps
  /// otherwise.
  func otherFrames(for trait: PairTrait, or advice: String) -> String {
    if let better, let gain = better.gain, better.betters(trait) { return "Choose frames \(gain)" }
    return canBeSearched && better?.gain == nil
      ? "Add --search 2 to look for frames that match better, or \(advice)."
      : "\(advice.capitalizedFirst)."
  }
}
