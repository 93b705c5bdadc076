import Preflight

/// What came of all parts of one file.
struct GatheredOutcomes {
  /// What says so, for programs.
  private(set) var lines: [String] = []
  private(set) var results: [ResultLine] = []
  /// The paths of what had been made before.
  private(set) var done: [String] = []
  /// Why parts could not be tried, a sentence each; what is true of all of them is said once.
  private(set) var failures: [String] = []
  /// Whether somebody wanted to stop first.
  private(set) var isStopped = false
  private var isPassedOver = false

  init(_ outcomes: [PartOutcome]) {
    for outcome in outcomes {
      switch outcome {
      case .finished(let lines, let results):
        self.lines += lines
        self.results += results
      case .done(let target): done.append(target)
      case .passedOver: isPassedOver = true
      case .failed(let message): if !failures.contains(message) { failures.append(message) }
      case .stopped: isStopped = true
      }
    }
  }

  /// Whether something is not as it was wanted.
  var hasFailed: Bool {
    !failures.isEmpty || results.contains { $0.outcome == .refused || $0.isObjectedTo }
  }

  /// Counts the file, once.
  func count(in summary: inout ResultSummary, _ status: inout ExitStatus) {
    if !failures.isEmpty {
      summary.countFailed()
      status.couldNotCheck()
    } else if !results.isEmpty {
      summary.count(results)
    } else if !done.isEmpty {
      summary.countDone()
    } else if isPassedOver {
      summary.countSkipped()
    }
    if results.contains(where: { $0.outcome == .refused || $0.isObjectedTo }) { status.fail() }
  }
}

extension ResultLine {
  /// Whether it was made, and is not accepted.
  fileprivate var isObjectedTo: Bool {
    switch outcome {
    case .written, .copied: verdict == .fail
    case .planned, .refused: false
    }
  }
}
