public import MediaModel

/// What a batch keeps of one file that was checked: enough to count it.
public struct CheckedFile: Sendable, Hashable {
  /// A finding without what it says of this very file.
  public struct Mark: Sendable, Hashable {
    public var id: String
    public var severity: Severity

    public init(id: String, severity: Severity) {
      self.id = id
      self.severity = severity
    }
  }

  /// What can be done about a file that fails.
  public enum Repair: String, Sendable, Hashable, CaseIterable {
    /// `preflight fit` mends it.
    case fit
    /// `preflight fit` mends it where somebody chooses how to make the clip longer.
    case lengthen
    /// The file is of another kind than the profile takes, such as a picture where clips are wanted.
    case otherKind = "other-kind"
    /// No machine can mend it.
    case none
  }

  /// What a request that fails would have cost.
  public enum Risk: Sendable, Hashable {
    /// At least so much.
    case amount(Rational, currency: String)
    case unknown
  }

  public var path: String
  public var verdict: Verdict
  /// Each kind of finding once, the worst first.
  public var marks: [Mark]
  /// What can be done, or nil for a file that passes.
  public var repair: Repair?
  /// One for each profile that fails.
  public var risks: [Risk]

  public init(
    path: String, verdict: Verdict, marks: [Mark] = [], repair: Repair? = nil, risks: [Risk] = []
  ) {
    self.path = path
    self.verdict = verdict
    self.marks = marks
    self.repair = repair
    self.risks = risks
  }

  /// What is kept of a report on one file.
  public init(_ report: Report, path: String) {
    var marks: [Mark] = []
    for finding in report.results.flatMap(\.findings) {
      let mark = Mark(id: finding.id, severity: finding.severity)
      if !marks.contains(mark) { marks.append(mark) }
    }
    let failing = report.results.filter { $0.verdict == .fail }
    self.init(
      path: path, verdict: report.verdict,
      marks: marks.sorted { $0.severity.rank < $1.severity.rank },
      repair: failing.map(\.repair).max { $0.rank < $1.rank },
      risks: failing.map { Risk(from: $0.cost.minimumAmount, currency: $0.cost.currency) })
  }
}

extension CheckedFile.Risk {
  /// The least amount, where it is known.
  init(from minimum: Rational?, currency: String?) {
    guard let minimum, let currency else {
      self = .unknown
      return
    }
    self = .amount(minimum, currency: currency)
  }
}

extension CheckedFile.Repair {
  /// Its place from the easiest, from 0.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ProfileResult {
  /// What can be done about the findings that fail.
  fileprivate var repair: CheckedFile.Repair {
    let failing = findings.filter { $0.severity.verdict == .fail }
    let manual = failing.filter { $0.fix?.isAutomatic != true }
    if manual.isEmpty { return .fit }
    if failing.contains(where: { $0.id == "input.wrong-type" }) { return .otherKind }
    let areShort = manual.allSatisfy { finding in
      if case .lengthen = finding.fix?.action { true } else { false }
    }
    return areShort ? .lengthen : .none
  }
}
