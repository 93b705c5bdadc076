/// Something that speaks against a pair of pictures for a transition.
public struct PairFinding: Sendable, Hashable {
  /// What was measured.
  public struct Measured: Sendable, Hashable {
    public var value: Double
    /// The unit (`"stops"`, `"of the diagonal"`), or nil for plain numbers.
    public var unit: String?

    public init(_ value: Double, unit: String? = nil) {
      self.value = value
      self.unit = unit
    }
  }

  /// What it was measured against.
  public struct Threshold: Sendable, Hashable {
    /// Which side of the threshold is good.
    public enum Bound: String, Sendable, Hashable {
      case atMost = "max"
      case atLeast = "min"
    }

    public var bound: Bound
    /// In the unit of what was measured.
    public var value: Double
    /// Where it comes from, one sentence.
    public var origin: String

    public init(_ bound: Bound, _ value: Double, origin: String) {
      self.bound = bound
      self.value = value
      self.origin = origin
    }
  }

  /// Stable, for scripts: `pair.exposure.differs`.
  public var id: String
  public var severity: Severity
  /// The picture that is meant, or nil for both.
  public var side: PairSide?
  public var measured: Measured
  public var threshold: Threshold
  /// One sentence: what was found, with the measured value and what is allowed.
  public var message: String
  /// What can be done, one sentence.
  public var advice: String

  public init(
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
