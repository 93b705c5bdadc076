public import MediaModel

/// What came of making results of many files, counted.
public struct ResultSummary: Sendable, Hashable {
  /// Files of which something was made.
  public private(set) var writtenCount = 0
  /// Files that were fine and copied.
  public private(set) var copiedCount = 0
  /// Files of which something would be made.
  public private(set) var plannedCount = 0
  /// Files whose result an earlier run had made, with nothing changed since.
  public private(set) var doneCount = 0
  /// Files that cannot be made acceptable.
  public private(set) var refusedCount = 0
  /// Files of which something was made that is not accepted all the same.
  public private(set) var objectedCount = 0
  /// Files that could not be tried.
  public private(set) var failedCount = 0
  /// Files in folders that are no media, or results of ours.
  public private(set) var skippedCount = 0
  /// Results, of which a file may have several.
  public private(set) var resultCount = 0
  /// The bytes of the sources of which something was made, and of what was made of them.
  public private(set) var bytesBefore: Int64 = 0
  public private(set) var bytesAfter: Int64 = 0
  /// How long those sources last together, and what was made of them.
  public private(set) var secondsBefore = Rational(0)
  public private(set) var secondsAfter = Rational(0)
  /// How many files each reason of refusal is about, by its id.
  public private(set) var reasons: [String: Int] = [:]

  public init() {}

  /// Files that were looked at.
  public var count: Int {
    writtenCount + copiedCount + plannedCount + doneCount + refusedCount + objectedCount
      + failedCount
  }

  /// The reasons of refusal, the most frequent first.
  public var rankedReasons: [(id: String, fileCount: Int)] {
    reasons.map { (id: $0.key, fileCount: $0.value) }
      .sorted { ($1.fileCount, $0.id) < ($0.fileCount, $1.id) }
  }

  /// Counts what came of one file.
  public mutating func count(_ results: [BatchResult]) {
    guard let worst = results.max(by: { $0.rank < $1.rank }) else { return }
    switch worst.outcome {
    case .refused: refusedCount += 1
    case .planned: plannedCount += 1
    case .copied, .written:
      if worst.verdict == .fail {
        objectedCount += 1
      } else if worst.outcome == .copied {
        copiedCount += 1
      } else {
        writtenCount += 1
      }
    }
    for id in Set(results.flatMap { $0.refusals.map(\.id) + $0.objections }) {
      reasons[id, default: 0] += 1
    }
    for result in results where result.outcome == .written || result.outcome == .copied {
      add(result)
    }
  }

  /// Counts a file whose result is there already.
  public mutating func countDone() { doneCount += 1 }

  /// Counts a file that could not be tried.
  public mutating func countFailed() { failedCount += 1 }

  /// Counts a file that was passed over.
  public mutating func countSkipped() { skippedCount += 1 }

  private mutating func add(_ result: BatchResult) {
    resultCount += 1
    guard let before = result.bytesBefore, let after = result.bytesAfter else { return }
    bytesBefore += before
    bytesAfter += after
    guard let before = result.secondsBefore, let after = result.secondsAfter else { return }
    secondsBefore = secondsBefore + before
    secondsAfter = secondsAfter + after
  }
}

extension BatchResult {
  /// From what is best to what is worst.
  fileprivate var rank: Int {
    switch outcome {
    case .copied: verdict == .fail ? 3 : 0
    case .planned: 1
    case .written: verdict == .fail ? 3 : 2
    case .refused: 4
    }
  }
}
