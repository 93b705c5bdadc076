public import MediaModel

/// What came out of checking many files, counted.
public struct BatchSummary: Sendable, Hashable {
  /// One kind of finding, and how many files have it.
  public struct FindingCount: Sendable, Hashable {
    public var id: String
    public var severity: Severity
    public var fileCount: Int
  }

  /// How many of the worst files are named.
  private static let worstCount = 10

  /// Files by their verdict.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// Files that could not be looked at.
  public private(set) var uncheckedCount = 0
  /// Files in folders that are no media.
  public private(set) var skippedCount = 0
  /// Files that an earlier run had answered, counted among the others.
  public private(set) var earlierCount = 0
  /// Files that fail, by what can be done about them.
  public private(set) var repairs: [CheckedFile.Repair: Int] = [:]
  /// The least that the requests that fail would have cost, by currency.
  public private(set) var amountsAtRisk: [String: Rational] = [:]
  /// Requests that fail and whose cost is not known.
  public private(set) var unknownCostCount = 0
  /// The files that fail for the most reasons, the worst first.
  public private(set) var worst: [CheckedFile] = []
  private var marks: [CheckedFile.Mark: Int] = [:]

  public init() {}

  /// Files that were checked, now or earlier.
  public var checkedCount: Int { verdicts.values.reduce(0, +) }

  /// Whether there was nothing to check.
  public var isEmpty: Bool { checkedCount + uncheckedCount == 0 }

  /// The kinds of finding: the worst first, then those of most files.
  public var findings: [FindingCount] {
    marks.map { FindingCount(id: $0.key.id, severity: $0.key.severity, fileCount: $0.value) }
      .sorted { $0.order < $1.order }
  }

  /// Counts a file; `isEarlier` says that an earlier run checked it.
  public mutating func count(_ file: CheckedFile, isEarlier: Bool = false) {
    verdicts[file.verdict, default: 0] += 1
    earlierCount += isEarlier ? 1 : 0
    for mark in file.marks { marks[mark, default: 0] += 1 }
    guard file.verdict == .fail else { return }
    if let repair = file.repair { repairs[repair, default: 0] += 1 }
    for risk in file.risks { count(risk) }
    place(file)
  }

  /// Counts a file that could not be looked at.
  public mutating func countUnchecked() { uncheckedCount += 1 }

  /// Counts a file that is no media and that nobody named.
  public mutating func countSkipped() { skippedCount += 1 }

  private mutating func count(_ risk: CheckedFile.Risk) {
    switch risk {
    case .amount(let amount, let currency):
      amountsAtRisk[currency] = (amountsAtRisk[currency] ?? 0) + amount
    case .unknown: unknownCostCount += 1
    }
  }

  /// Puts a file among the worst where it belongs; of equals the first stays in front.
  private mutating func place(_ file: CheckedFile) {
    let index = worst.firstIndex { $0.badness < file.badness } ?? worst.count
    guard index < Self.worstCount else { return }
    worst.insert(file, at: index)
    if worst.count > Self.worstCount { worst.removeLast() }
  }
}

extension BatchSummary.FindingCount {
  fileprivate var order: (Int, Int, String) { (severity.rank, -fileCount, id) }
}

extension CheckedFile {
  /// What cannot be fixed is worse than what can, and a file of another kind is a slip rather than
  /// bad; then more reasons are worse than fewer.
  fileprivate var badness: (Int, Int, Int) {
    let hopelessness = repair == Repair.none ? 2 : repair == .otherKind ? 0 : 1
    return (hopelessness, marks.count { $0.severity.verdict == .fail }, marks.count)
  }
}
