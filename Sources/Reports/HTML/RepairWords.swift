import Preflight

/// What came of a repair, in words.
struct RepairWords {
  let word: String
  /// Nil where nothing is decided yet.
  let verdict: Verdict?
  /// The file that it is about.
  let file: String
  let lines: [String]

  init(_ report: RepairReport) {
    let isTrim = report.checkBefore.isEmpty
    let idle = isTrim ? "Nothing to cut" : "Already fits"
    let output = report.output
    switch report.outcome {
    case .refused:
      (word, verdict) = (isTrim ? "Cannot be cut" : "Cannot be made to fit", .fail)
      lines = [FactsText.summary(report.before)]
    case .planned:
      (word, verdict) = report.steps.isEmpty ? (idle, .pass) : ("The plan", nil)
      lines = [output.map { "Would be written to \($0)" } ?? "Nothing was written"]
    case .copied:
      (word, verdict) = (idle, .pass)
      lines = output.map { ["Copied unchanged to \($0)"] } ?? []
    case .written:
      verdict = report.verdict
      switch report.verdict {
      case .pass: word = "Ready"
      case .warn: word = "Ready, with warnings"
      case .fail: word = "Still refused"
      }
      lines = ["Made from \(report.input)"] + (report.after.map { [FactsText.summary($0)] } ?? [])
    }
    file = (report.outcome == .written ? output : nil) ?? report.input
  }
}
