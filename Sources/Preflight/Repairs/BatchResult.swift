public import MediaModel

/// What came of one file, or of one still of it, as far as somebody wants to know who goes through many
/// of them.
public struct BatchResult: Sendable, Hashable {
  /// How far it came.
  public var outcome: RepairReport.Outcome
  /// What the profiles say of the result.
  public var verdict: Verdict
  /// The path of the result, or nil when there is none.
  public var output: String?
  /// Why it cannot be done.
  public var refusals: [Refusal] = []
  /// The ids of what speaks against the result.
  public var objections: [String] = []
  public var bytesBefore: Int64?
  public var bytesAfter: Int64?
  /// How long the source lasts by its longest reading, in seconds, to the microsecond.
  public var secondsBefore: Rational?
  public var secondsAfter: Rational?

  /// What came of a repair.
  public init(_ report: RepairReport) {
    outcome = report.outcome
    verdict = report.outcome == .refused ? .fail : report.verdict
    output = report.output
    refusals = report.refusals
    objections = Self.objections(in: report.checkAfter)
    bytesBefore = report.before.byteCount
    secondsBefore = Self.seconds(of: report.before)
    // How many bytes a result has nobody knows before it is written.
    let isWritten = report.outcome != .planned || report.steps.isEmpty
    bytesAfter = isWritten ? report.after?.byteCount : nil
    secondsAfter = report.after.flatMap(Self.seconds)
  }

  /// A still that was saved.
  public init(_ still: StillRecord) {
    outcome = .written
    verdict = Verdict.worst(of: still.check.map(\.verdict))
    output = still.path
    objections = Self.objections(in: still.check)
    bytesAfter = still.byteCount
  }

  /// Stills that cannot be made acceptable.
  public init(refused refusals: [Refusal]) {
    outcome = .refused
    verdict = .fail
    self.refusals = refusals
  }

  /// Whether it was made, and is not accepted.
  public var isObjectedTo: Bool {
    switch outcome {
    case .written, .copied: verdict == .fail
    case .planned, .refused: false
    }
  }

  /// Whether there is a result that is accepted.
  public var isInPlace: Bool {
    switch outcome {
    case .written, .copied: verdict != .fail && output != nil
    case .planned, .refused: false
    }
  }

  /// The ids of the findings for which profiles fail.
  private static func objections(in results: [ProfileResult]) -> [String] {
    results.flatMap(\.findings).filter { $0.severity.verdict == .fail }.map(\.id)
  }

  private static func seconds(of facts: MediaFacts) -> Rational? {
    guard let longest = facts.durations.longest?.time.value.seconds else { return nil }
    // Exact seconds of thousands of files would have no common denominator.
    return Rational((longest * Rational(1_000_000) + (Rational(1, 2) ?? 0)).roundedDown, 1_000_000)
  }
}
