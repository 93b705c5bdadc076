/// Whether a request that was run before may be run again.
package struct RetryDecision: Sendable, Hashable {
  /// Why it must not, one or two sentences; nil when it may.
  package private(set) var obstacle: String?
  /// What the user should know when it is run, one or two sentences; nil when there is nothing.
  package private(set) var note: String?

  /// Decides by the last run that started.
  ///
  /// - Parameters:
  ///   - runs: The runs of the same fingerprint, newest first.
  ///   - time: Now, in seconds since 1970.
  ///   - isRunning: Whether the process of a run that started is still there.
  ///   - explain: What is known about an answer, the most likely first.
  package init(
    after runs: [HistoryEntry], at time: Int64, isRunning: (HistoryEntry) -> Bool,
    explain: (ProviderAnswer) -> [Explanation]
  ) {
    let started = runs.filter { $0.run.map { $0.stage != .stopped } ?? false }
    guard let last = started.first, let run = last.run else { return }
    let name = "Run \(last.id.map(String.init) ?? "before")"
    let explanations = explain(run.answer)
    switch RunOutcome(run, explanations: explanations) {
    case nil, .accepted: break
    case .died where run.stage == .started && isRunning(last):
      obstacle =
        "\(name) sends the same request and is still running (process "
        + "\(run.processID.map(String.init) ?? "unknown")). Wait for it, or pay for both."
    case .died:
      decideAfterDeath(of: name, run)
    case .failed:
      note = run.unfinishedJob.map { job in
        "\(name) of the same request failed after a job was accepted. \(job.lookupSentence)"
      }
    case .rejected:
      let failures = started.prefix {
        $0.run.map { explain($0.answer).first?.retry.chance == .afterWaiting } ?? false
      }.count
      let passed = time - last.time - (run.milliseconds ?? 0) / 1000
      decide(
        after: explanations, of: last, failures: failures, secondsSince: max(0, Int(passed)))
    }
  }

  private mutating func decideAfterDeath(of name: String, _ run: RunRecord) {
    let how = run.stage == .killed ? "was ended by a signal" : "was cut off"
    if let job = run.unfinishedJob {
      obstacle =
        "\(name) of the same request \(how) after a job was accepted. \(job.lookupSentence)"
    } else {
      note =
        "\(name) of the same request \(how); whether it had reached the provider is not known. "
        + "Its history shows it if so."
    }
  }

  private mutating func decide(
    after explanations: [Explanation], of entry: HistoryEntry, failures: Int, secondsSince: Int
  ) {
    guard let likeliest = explanations.first, let run = entry.run else { return }
    let what = "Run \(entry.id.map(String.init) ?? "before") of the same request was rejected"
    let said = run.answer.rejections.first.map(Self.words) ?? likeliest.title
    switch likeliest.retry.chance {
    case .never:
      obstacle =
        "\(what) on \(Day.text(entry.time)): \(said). "
        + Self.statement(likeliest.retry.sentence)
    case .afterMending:
      note = "\(what): \(said). \(likeliest.retry.sentence)"
    case .afterWaiting:
      let backOff = BackOff(likeliest.retry, failures: failures)
      guard secondsSince < backOff.seconds else { return }
      note =
        "\(what) \(DurationWords.text(secondsSince)) ago: \(said). \(backOff.sentence)"
    case .unknown: break
    }
  }

  /// An answer to "may it be sent again?" as a sentence of its own.
  private static func statement(_ answer: String) -> String {
    let rest = answer.hasPrefix("No: ") ? answer.dropFirst(4) : answer[...]
    return rest.prefix(1).uppercased() + rest.dropFirst()
  }

  /// Code and message of a rejection.
  private static func words(_ rejection: Rejection) -> String {
    let message = rejection.message.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return [rejection.code, message].compactMap(\.self).joined(separator: ", ")
  }
}
