import MediaModel
import Preflight
import ProviderAnswers

/// What came of a check or a run in sentences.
enum RunWords {
  /// The sentences for one entry, at most a few.
  static func details(of entry: HistoryEntry) -> [String] {
    guard let run = entry.run else { return Array(worst(entry).prefix(1)) }
    var lines = [[outcome(run), cost(entry.cost)].joined(separator: " ")]
    if run.stage == .stopped, run.stopReason == nil { lines += worst(entry).prefix(1) }
    lines += run.answer.rejections.prefix(2).compactMap { rejection in
      let words = [rejection.code, rejection.message].compactMap(\.self)
      return words.isEmpty ? nil : words.joined(separator: ": ")
    }
    if !run.answer.jobs.isEmpty {
      lines.append(run.answer.jobs.map { "\($0.name) \($0.id)" }.joined(separator: ", "))
    }
    return lines
  }

  /// An amount with its currency, or that it is not known.
  static func amount(_ amount: Rational?, _ currency: String?) -> String {
    guard let amount, let currency else { return "unknown" }
    return "\(amount.shortDecimal(places: 4)) \(currency)"
  }

  private static func worst(_ entry: HistoryEntry) -> [String] {
    entry.findings.filter { $0.severity.verdict == .fail }.map(\.message)
  }

  private static func cost(_ cost: CostRecord) -> String {
    cost.amount == nil ? "Cost unknown." : "Estimated at \(amount(cost.amount, cost.currency))."
  }

  /// How far a run came.
  static func outcome(_ run: RunRecord) -> String {
    let time =
      run.milliseconds.flatMap { Rational($0, 1000) }
      .map { " after \($0.shortDecimal(places: 1)) s" } ?? ""
    switch run.stage {
    case .stopped: return "Stopped before it started\(run.stopReason.map { ": \($0)" } ?? ".")"
    case .started: return "Started; how it ended was not seen."
    case .killed: return "Ended by signal \(run.signal.map(String.init) ?? "?")\(time)."
    case .ended: return "Ended with code \(run.exitCode.map(String.init) ?? "?")\(time)."
    }
  }
}
