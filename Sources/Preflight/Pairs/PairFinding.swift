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
