package import Preflight

/// Whether a request that was run before may be run again.
package struct RetryDecision: Sendable, Hashable {
  /// Why it must not, one or two sentences; nil when it may.
  package private(set) var obstacle: String?
  /// What the user should know when it is run, one or two sentences; nil when there is nothing.
  package private(set) var note: String?

  /// Decides by the last run that started of those with the same fingerprint, newest first; now and
  /// the time at which later runs may have been lost are in seconds since 1970, and `explain` says
  /// what is known about a response, the most likely first.
  package init(
    after runs: [HistoryEntry], lostAt: Int64? = nil, at time: Int64,
    isRunning: (HistoryEntry) -> Bool, explain: (ProviderAnswer) -> [Explanation]
  ) {
    self.init(after: runs, at: time, isRunning: isRunning, explain: explain)
    guard let lostAt, obstacle == nil else { return }
    obstacle = """
      Runs from before \(Timestamp.day(secondsSince1970: lostAt)) may be missing from the memory, so \
      whether the same request was paid for is not known. Look in the provider's history.
      """
  }

  private init(
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
    let isKilled = run.stage == .killed
    let how = isKilled ? "was ended by a signal" : "was cut off"
    if let job = run.unfinishedJob {
      obstacle =
        "\(name) of the same request \(how) after a job was accepted. \(job.lookupSentence)"
      return
    }
    let doubt =
      "\(name) of the same request \(how); whether it had reached the provider is not known. "
      + "Its history shows it if so."
    // A command that a signal ended was seen to its end. One that was left alone when Preflight was
    // killed may still be sending, or have paid since.
    if isKilled { note = doubt } else { obstacle = doubt }
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
        "\(what) on \(Timestamp.day(secondsSince1970: entry.time)): \(said). "
        + Self.statement(likeliest.retry.sentence)
    case .afterFixing:
      note = "\(what): \(said). \(likeliest.retry.sentence)"
    case .afterWaiting:
      let backOff = BackOff(likeliest.retry, failures: failures)
      guard secondsSince < backOff.seconds else { return }
      note =
        "\(what) \(DurationWords.text(secondsSince)) ago: \(said). \(backOff.sentence)"
    case .unknown: break
    }
  }

  /// The reply to "may it be sent again?" as a sentence of its own.
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

/// How long to wait before the same request is sent again.
package struct BackOff: Sendable, Hashable {
  /// The longest wait, in seconds.
  static let cap = 900
  /// The first wait where nobody says how long, in seconds.
  static let usualStart = 60

  /// The wait in seconds, before the part that is left to chance.
  package let seconds: Int
  private let isLongest: Bool

  /// Decides by what is known of a failure, and by how many times in a row the request failed so,
  /// the last time included.
  package init(_ advice: RetryAdvice, failures: Int) {
    let start = max(1, advice.seconds ?? Self.usualStart)
    let doublings = min(max(0, failures - 1), 20)
    let wait = start << min(doublings, 30)
    isLongest = wait >= Self.cap && start < Self.cap
    seconds = min(wait, max(Self.cap, start))
  }

  /// When and how to try again, one sentence.
  package var sentence: String {
    let wait = "Wait \(DurationWords.text(seconds)) and up to half as long again, chosen at random"
    return isLongest
      ? wait + ", before each further try."
      : wait + "; after every further failure twice as long, up to "
        + "\(DurationWords.text(Self.cap))."
  }
}

/// Lengths of time as people say them.
enum DurationWords {
  /// `"45 seconds"`, `"1 minute"`, `"2 minutes"`, `"3 hours"`, rounded up.
  static func text(_ seconds: Int) -> String {
    func count(_ number: Int, _ unit: String) -> String {
      "\(number) \(unit)\(number == 1 ? "" : "s")"
    }
    if seconds < 120 && seconds != 60 { return count(seconds, "second") }
    if seconds < 7200 && seconds != 3600 { return count((seconds + 59) / 60, "minute") }
    return seconds < 172_800
      ? count((seconds + 3599) / 3600, "hour") : count((seconds + 86_399) / 86_400, "day")
  }
}

/// What makes two runs the same request: profile, media, settings and command.
package struct RunFingerprint: Sendable, Hashable {
  /// A text from which the fingerprint is computed; the same for the same request alone.
  ///
  /// It holds prompts and keys as they were typed: store its hash, never itself.
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - profileID: The profile.
  ///   - media: Role and content hash of every file that is sent, in order.
  ///   - request: Its settings, selection and transport count; its paths do not.
  ///   - command: The words as they were typed, placeholders not replaced, so that names of
  ///     temporary files do not count.
  package init(
    profileID: String, media: [(role: String?, contentHash: String)], request: Request,
    command: CommandTemplate
  ) {
    var fields: [[UInt8]] = []
    func add(_ kind: String, _ values: [String]) {
      fields += [Array(kind.utf8), Array("\(values.count)".utf8)] + values.map { Array($0.utf8) }
    }
    add("preflight.run/1", [profileID])
    add("media", media.flatMap { [$0.role ?? "", $0.contentHash] })
    add("settings", request.settings.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    let ends = [request.selection.from, request.selection.to]
    add("selection", ends.map { $0.map { "\($0.seconds)" } ?? "" })
    add("transport", [request.transport?.rawValue ?? ""])
    add("command", [])
    fields += command.words
    // Lengths in front keep "ab", "c" apart from "a", "bc".
    bytes = fields.flatMap { Array("\($0.count):".utf8) + $0 }
  }
}
