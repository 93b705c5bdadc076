import Platform
import Preflight
import ProviderAnswers
import Reports
import Store
import Synchronization
import System

/// What is remembered of one run: stored before the command starts, and completed at its end.
///
/// A memory that is there and cannot be used keeps the command from starting; once it runs, nothing
/// depends on it.
struct RunLog {
  /// What came of the run so far.
  private(set) var run: RunRecord
  /// The number of the run in the history, or nil when it is not stored.
  private(set) var number: Int64?
  private var entry: HistoryEntry
  private let memory: Memory

  /// A run that has not started.
  init(of request: PreparedRequest, to profile: Profile, by program: [UInt8], in memory: Memory) {
    self.memory = memory
    // A file that is gone at the end is remembered by the one from which it was made.
    entry = HistoryEntry(
      request.result, of: request.report.request, settingsOf: profile, at: SystemClock.now,
      resolving: { AbsolutePath.resolved(request.sources[$0] ?? $0) })
    let name = String(decoding: program, as: UTF8.self).split(separator: "/").last
    run = RunRecord(stage: .stopped, command: name.map(String.init) ?? "", fingerprint: "")
  }

  /// Remembers that the command was kept from starting.
  mutating func stop(because reason: String) {
    run.stage = .stopped
    run.stopReason = reason
    if let number {
      update(number)
    } else {
      record()
    }
  }

  /// Remembers that the command starts, unless earlier runs of the same fingerprint speak against
  /// it and it is not forced; says what they say.
  ///
  /// - Throws: `StoreError` when what earlier runs say cannot be read.
  mutating func begin(
    fingerprint: String, hashes: [String], isForced: Bool
  ) throws(StoreError) -> RetryDecision? {
    run.fingerprint = fingerprint
    run.processID = getpid()
    for (index, hash) in hashes.enumerated() where entry.inputs.indices.contains(index) {
      entry.inputs[index].contentHash = hash
    }
    run.stage = .started
    entry.run = run.storable
    let (beginning, time) = (entry, entry.time)
    let decision = Mutex<RetryDecision?>(nil)
    let number = try memory.useRequired { store throws(StoreError) in
      try store.begin(
        beginning,
        if: { earlier in
          let made = RetryDecision(after: earlier, at: time)
          decision.withLock { $0 = made }
          return made.obstacle == nil || isForced
        })
    }
    self.number = number ?? nil
    return decision.withLock(\.self)
  }

  /// Remembers what was recognised in the output so far, if it is new.
  mutating func note(_ answer: ProviderAnswer) {
    let jobs = answer.jobs.filter { !run.answer.jobs.contains($0) }
    guard !jobs.isEmpty || (answer.state != nil && answer.state != run.answer.state) else { return }
    run.answer.jobs += jobs
    run.answer.state = answer.state ?? run.answer.state
    if let number { update(number) }
  }

  /// Remembers how the command ended.
  mutating func end(_ ending: CommandEnding, after milliseconds: Int64, _ answer: ProviderAnswer) {
    let jobs = run.answer.jobs.filter { !answer.jobs.contains($0) }
    run.answer = answer
    run.answer.jobs = jobs + answer.jobs
    run.milliseconds = milliseconds
    switch ending {
    case .exited(let code): (run.stage, run.exitCode) = (.ended, code)
    case .killed(let signal): (run.stage, run.signal) = (.killed, signal)
    }
    if let number { update(number) }
  }

  /// How many times in a row the same request was refused for something that passes, this time
  /// included.
  func failureCount(_ passes: (ProviderAnswer) -> Bool) -> Int {
    let filter = HistoryFilter(
      kind: .startedRuns, fingerprint: run.fingerprint, maximumCount: 20)
    let runs = memory.use { store throws(StoreError) in try store.history(filter) } ?? []
    return max(1, runs.compactMap(\.run).prefix { passes($0.answer) }.count)
  }

  private mutating func record() {
    entry.run = run.storable
    let entry = entry
    number = memory.use { store throws(StoreError) in try store.record([entry]) }?.first
  }

  private func update(_ number: Int64) {
    let run = run.storable
    _ = memory.use { store throws(StoreError) in try store.update(run, of: number) }
  }
}

extension RetryDecision {
  /// What earlier runs of a request say, by what is known of failures and of processes.
  fileprivate init(after earlier: EarlierRuns, at time: Int64) {
    self.init(
      after: earlier.runs, lostAt: earlier.lostAt, at: time,
      isRunning: { entry in entry.run?.processID.map(RunningProcess.isOurs) ?? false },
      explain: { ErrorGuide.builtIn.explanations(of: $0) })
  }
}

/// Reads what a provider said out of a command's output.
struct AnswerReading {
  private let provider: String?
  private let redactor: Redactor

  /// Knows whose answers they are, and the texts, prompts and keys that are not kept.
  init(check: GateCheck, template: CommandTemplate) {
    // Which engine a workflow runs on is not certain; answers show it.
    provider = check.profile.kind == .model ? check.profile.providerName : nil
    let kept = RememberedSettings(check.settings, profile: check.profile).kept
    let texts = check.settings.filter { kept[$0.key] == nil }.map(\.value)
    let arguments = template.words.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      .filter { $0.count >= 20 || ($0.contains(" ") && $0.count >= 8) }
    redactor = Redactor(
      secrets: texts + arguments + ProcessEnvironment.secrets,
      home: Terminal.environment("HOME"))
  }

  /// What is recognised in an output, without what must not be kept.
  func answer(in output: [UInt8]) -> ProviderAnswer {
    ProviderAnswer(
      reading: String(decoding: output, as: UTF8.self), provider: provider, redactor: redactor)
  }
}

/// What is said and learned once a command has ended.
struct RunAftermath {
  let profile: Profile
  /// What the profile was called on the command line.
  let profileName: String
  let catalog: Catalog
  let request: Request
  let memory: Memory

  /// Explains what went wrong, and learns from it; says nothing where all went well.
  func follow(_ log: RunLog) {
    let answer = log.run.answer
    let explanations = ErrorGuide.builtIn.explanations(of: answer)
    guard let outcome = RunOutcome(log.run, explanations: explanations) else { return }
    switch outcome {
    case .accepted: weakenBrokenLimits()
    case .rejected:
      printError(
        log.run.exitCode == 0 ? Self.rejectedInSilence : "The provider rejected the request.")
      explain(explanations, answer)
      learn(from: answer)
      tellRetry(explanations.first, log)
    case .failed, .died:
      tellJob(log.run)
    }
  }

  private static let rejectedInSilence =
    "The command ended with code 0, but the provider rejected the request."

  private func explain(_ explanations: [Explanation], _ answer: ProviderAnswer) {
    guard !explanations.isEmpty else {
      printError("The error is not known; try 'preflight explain'.")
      return
    }
    let report = FailureReport(explanations: Array(explanations.prefix(3)), jobs: answer.jobs)
    printErrorBlock(ExplanationText(style: .ofMessages, profile: profileName).text(report))
  }

  /// Remembers the limits that a rejection names.
  private func learn(from answer: ProviderAnswer) {
    let lessons = Lessons(answer, for: profile, request: request, at: SystemClock.now)
    guard !lessons.limits.isEmpty else { return }
    let learned = memory.use { store throws(StoreError) in try store.learn(lessons.limits) } ?? []
    for limit in learned {
      printError("Learned for \(profile.name): \(limit.limit.summary). The next check applies it.")
    }
  }

  /// Says when the same request may be sent again, where waiting helps.
  private func tellRetry(_ explanation: Explanation?, _ log: RunLog) {
    guard let advice = explanation?.retry, advice.chance == .afterWaiting else { return }
    let failures = log.failureCount { answer in
      ErrorGuide.builtIn.explanations(of: answer).first?.retry.chance == .afterWaiting
    }
    printError(BackOff(advice, failures: failures).sentence)
  }

  private func tellJob(_ run: RunRecord) {
    guard let job = run.unfinishedJob else { return }
    let how =
      run.signal.map { "The command was ended by signal \($0)" }
      ?? "The command failed with code \(run.exitCode ?? 1)"
    printError("\(how) after a job was accepted. \(job.lookupSentence)")
  }

  /// Notes that limits do not hold as they were learned when a request outside them is accepted.
  private func weakenBrokenLimits() {
    let known = memory.read { store throws(StoreError) in
      try store.learnedLimits(of: profile.id)
    }
    guard let known, !known.isEmpty,
      let broken = try? LearnedLimits(known, at: SystemClock.now).broken(
        by: request, for: profile, in: catalog), !broken.isEmpty
    else { return }
    memory.use { store throws(StoreError) in try store.contradict(broken) }
    for limit in broken {
      printError(
        "The request was accepted outside a learned limit, which is advice from now on: "
          + "\(limit.limit.summary).")
    }
  }
}
